import { countOutcomes } from './count-outcomes.ts';
import { recoverySeconds } from './recovery-seconds.ts';
import type { Overload } from './run-overload.ts';

const RECOVERY_SECONDS = 10;
/** A load that is so far behind its own clock has not offered what it should: nothing was shown. */
const BEHIND_MS = 1000;

/** The promises that were broken, in words; none: all were kept. */
export function judgeOverload({ before, offered, after }: Overload): string[] {
  const broken: string[] = [];
  for (const [when, { failures }] of Object.entries({ before, during: offered, after }))
    for (const [what, times] of Object.entries(failures)) broken.push(`${when}: ${times} × ${what}`);
  const outcomes = countOutcomes(offered.samples);
  const accepted = (kind: string) => {
    const one = outcomes.find((other) => other.kind === kind);
    return one ? one.ok / one.offered : 0;
  };
  if (accepted('complete') <= accepted('create')) broken.push('completes were not let in before creates');
  const recovered = recoverySeconds(before.samples, after.samples);
  if (recovered === null || recovered > RECOVERY_SECONDS)
    broken.push(`p99 was not within twice of what it was after ${RECOVERY_SECONDS} s`);
  if (offered.behindMs > BEHIND_MS)
    broken.push(
      `the load was ${offered.behindMs.toFixed(0)} ms behind: this machine is too busy to measure on`,
    );
  return broken;
}
