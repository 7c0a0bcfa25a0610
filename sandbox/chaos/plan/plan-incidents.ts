import { isRare } from './kill-points.ts';
import { between, oneOf, shuffled, type Random } from './random.ts';

/** What a process can be killed at: a call to the outside (`orderCreate`), or a recovery point (`capturing`). */
export type KillPoint = { moment: 'before' | 'after'; effect: string } | { moment: 'reached'; step: string };

/** Something that happens when a share of all sessions (0 to 1) has ended. */
export type Incident = { at: number } & (
  | { kind: 'kill_at'; point: KillPoint }
  | { kind: 'kill'; role: 'serve' | 'work' }
  | { kind: 'restart_database' }
  | { kind: 'webhooks'; manner: 'reordered' | 'in_order' | 'held' | 'flowing' }
);

export interface IncidentOptions {
  sessions: number;
  points: readonly KillPoint[];
  /** How often PostgreSQL crashes. */
  databaseRestarts: number;
  /** Processes that are killed at no moment in particular. */
  randomKills: number;
}

/** Nothing happens after this share: what was armed late still needs somebody to come by. */
const LAST = 0.85;

/** Kills at every named point, random kills, crashes of the database and webhooks in disorder, in time order. */
export function planIncidents(random: Random, options: IncidentOptions): Incident[] {
  const { databaseRestarts, randomKills } = options;
  const kills = planKills(random, options);
  const spread = (count: number) =>
    Array.from({ length: count }, (_, index) => ((index + random()) / count) * LAST);
  const incidents: Incident[] = [
    ...spread(kills.length).map((at, index) => ({ at, kind: 'kill_at' as const, point: kills[index]! })),
    ...spread(randomKills).map((at) => ({
      at,
      kind: 'kill' as const,
      role: oneOf(random, ['serve', 'work'] as const),
    })),
    ...spread(databaseRestarts).map((at) => ({ at, kind: 'restart_database' as const })),
    ...spread(between(random, 4, 8)).map((at, index) => ({
      at,
      kind: 'webhooks' as const,
      manner: (['reordered', 'held', 'flowing', 'in_order'] as const)[index % 4]!,
    })),
  ];
  return incidents.sort((a, b) => a.at - b.at);
}

/**
 * A kill costs the start of a process, so a small run meets some of the points and a large one each of them several
 * times, the rare ones first.
 */
function planKills(random: Random, { points, sessions }: IncidentOptions): KillPoint[] {
  if (sessions < points.length * 3) return shuffled(random, points).slice(0, Math.ceil(sessions / 6));
  const rounds = Math.max(1, Math.round(sessions / 250));
  const round = () => shuffled(random, points).sort((a, b) => Number(isRare(b)) - Number(isRare(a)));
  return Array.from({ length: rounds }, round).flat();
}

/** `before orderCreate`, `reached capturing`. */
export function nameOf(point: KillPoint): string {
  return `${point.moment} ${'effect' in point ? point.effect : point.step}`;
}
