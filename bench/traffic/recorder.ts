import type { Answer } from './sender.ts';
import type { Kind, Sample, Traffic } from './messages.ts';

/** What a kind of failure is told with. */
const LONGEST = 160;

/** Notes what became of each request. */
export class Recorder {
  unsent = 0;
  behindMs = 0;
  private readonly began = performance.now();
  private readonly samples: Sample[] = [];
  private readonly failures: Record<string, number> = {};

  /** @param sentAt by performance.now() */
  note(kind: Kind, sentAt: number, answer: Answer): Sample['outcome'] {
    const outcome = outcomeOf(answer);
    this.samples.push({ kind, at: (sentAt - this.began) / 1000, ms: answer.ms, outcome });
    if (outcome === 'failed') this.fail(`${kind} ${answer.status}: ${answer.body}`);
    return outcome;
  }

  fail(what: string): void {
    const text = what.slice(0, LONGEST);
    this.failures[text] = (this.failures[text] ?? 0) + 1;
  }

  result(): Traffic {
    const seconds = (performance.now() - this.began) / 1000;
    const { samples, failures, unsent, behindMs } = this;
    return { samples, failures, unsent, behindMs, seconds };
  }
}

/** A refusal that names a time to come again is no failure. */
function outcomeOf({ status, mayRetry }: Answer): Sample['outcome'] {
  if (status >= 200 && status < 300) return 'ok';
  return (status === 429 || status === 503) && mayRetry ? 'shed' : 'failed';
}
