import type { FuzzReport } from './run-fuzz.ts';

/** So many are told in full; more of the same help nobody. */
const TOLD = 30;

/** The report as people read it; the last line is the number of violations. */
export function tellReport(report: FuzzReport): string {
  const { seed, requests, seconds, answers, slowestMs, memory, logged, violations } = report;
  const surfaces = Object.entries(answers)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([surface, statuses]) => {
      const told = Object.entries(statuses).map(([status, count]) => `${status} × ${count}`);
      return `  ${surface.padEnd(17)} ${told.join(', ')}`;
    });
  const errors = Object.entries(logged).map(([said, count]) => `  ${count} × ${said}`);
  const found = violations
    .slice(0, TOLD)
    .map(
      ({ number, surface, problem, request }) =>
        `  ${number === null ? '' : `request ${number}, `}${surface}: ${problem}\n    ${request}`,
    );
  return [
    `seed ${seed}, ${requests} requests in ${seconds} s, the slowest in ${slowestMs} ms`,
    'answers:',
    ...surfaces,
    memory
      ? `memory of the server: ${memory.warm.toFixed(0)} MB when warm, ${memory.end.toFixed(0)} MB at the end`
      : '',
    ...(errors.length > 0 ? ['errors in the logs:', ...errors] : []),
    ...(found.length > 0
      ? ['violations (npm run fuzz -- --seed S --only N sends one again):', ...found]
      : []),
    violations.length > TOLD ? `  … and ${violations.length - TOLD} more` : '',
    `violations: ${violations.length}`,
  ]
    .filter(Boolean)
    .join('\n');
}
