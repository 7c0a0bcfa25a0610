import type { Violation } from '../facts/facts.ts';

/** What a run was and how it ended. */
export interface ChaosReport {
  seed: number;
  sessions: number;
  /** Starting includes the build, unless it is there. */
  seconds: { starting: number; selling: number; healing: number };
  /** Agents by how they ended. */
  outcomes: Record<string, number>;
  /** Answers of the seller by status; 0: none came. */
  answers: Record<string, number>;
  /** What staff did. */
  staff: Record<string, number>;
  /** Processes killed, by the point. */
  kills: Record<string, number>;
  randomKills: number;
  /** Points at which nobody was killed. */
  missed: string[];
  /** A large run must reach every point. */
  mustReachAll: boolean;
  databaseRestarts: number;
  /** Processes that ended because PostgreSQL did. */
  fallenWithDatabase: number;
  canceledAuthorizations: number;
  /** Faults that hit, by simulator and kind. */
  faults: Record<string, number>;
  /** Sold sessions, orders in Shopify, captured payments, events and how often they were delivered again. */
  truth: Record<string, number>;
  violations: Violation[];
}

/** How many of a kind are told before the rest is only counted. */
const SHOWN = 10;

/** Whether the run has shown what it is there to show. */
export function passed({ violations, mustReachAll, missed }: ChaosReport): boolean {
  return violations.length === 0 && !(mustReachAll && missed.length > 0);
}

/** The report as text; its last line is `violations: N`. */
export function tellReport(report: ChaosReport): string {
  const { seed, sessions, seconds, kills, missed, mustReachAll, violations } = report;
  const killed = Object.values(kills).reduce((sum, count) => sum + count, 0) + report.randomKills;
  return [
    `chaos: ${sessions} sessions, seed ${seed}, ${seconds.starting} s of starting, ${seconds.selling} s of selling and ${seconds.healing} s of healing`,
    '',
    table('agents ended', report.outcomes),
    table('answers', report.answers),
    table('staff', report.staff),
    table(`processes killed: ${killed}, of these at no point in particular ${report.randomKills}`, kills),
    ...(missed.length > 0
      ? [
          `nobody was killed ${missed.join(', ')}${mustReachAll ? ': a run of this size must reach every point' : ''}`,
          '',
        ]
      : []),
    table(
      `PostgreSQL crashed: ${report.databaseRestarts}, and ${report.fallenWithDatabase} processes with it; authorisations cancelled by the merchant: ${report.canceledAuthorizations}; faults`,
      report.faults,
    ),
    table('in the end', report.truth),
    ...tellViolations(violations),
    `violations: ${violations.length}`,
  ].join('\n');
}

function table(title: string, rows: Record<string, number>): string {
  const entries = Object.entries(rows).sort(([a], [b]) => a.localeCompare(b));
  const width = Math.max(0, ...entries.map(([name]) => name.length));
  return [title, ...entries.map(([name, count]) => `  ${name.padEnd(width)}  ${count}`), ''].join('\n');
}

function tellViolations(violations: readonly Violation[]): string[] {
  const rules = [...new Set(violations.map(({ rule }) => rule))];
  return rules.flatMap((rule) => {
    const of = violations.filter((violation) => violation.rule === rule);
    const more = of.length > SHOWN ? [`  … and ${of.length - SHOWN} more`] : [];
    return [`${rule}: ${of.length}`, ...of.slice(0, SHOWN).map(({ text }) => `  ${text}`), ...more, ''];
  });
}
