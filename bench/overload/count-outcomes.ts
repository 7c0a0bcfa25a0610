import { percentile } from '#bench/percentile.ts';
import { KINDS, type Kind, type Sample } from '#bench/traffic/messages.ts';

/** What became of the requests of a kind. Latencies, in milliseconds, are those of what was answered with 2xx. */
export interface Outcomes {
  kind: Kind;
  offered: number;
  ok: number;
  shed: number;
  failed: number;
  p50: number;
  p99: number;
}

/** Of each kind that there was. */
export function countOutcomes(samples: readonly Sample[]): Outcomes[] {
  return KINDS.map((kind) => {
    const all = samples.filter((sample) => sample.kind === kind);
    const count = (outcome: Sample['outcome']) => all.filter((sample) => sample.outcome === outcome).length;
    const latencies = all.filter(({ outcome }) => outcome === 'ok').map(({ ms }) => ms);
    return {
      kind,
      ...{ offered: all.length, ok: count('ok'), shed: count('shed'), failed: count('failed') },
      ...{ p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) },
    };
  }).filter(({ offered }) => offered > 0);
}
