import type { Finding } from './finding.ts';

const MARKS = { ok: 'ok  ', warn: 'warn', fail: 'FAIL' } as const;

/** The findings as a table for people, with the ways to mend below what is wrong. */
export function tellFindings(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, state, text, mend }) => [
    `${MARKS[state]}  ${check.padEnd(width)}  ${text}`,
    ...(mend ? [`      ${' '.repeat(width)}  → ${mend}`] : []),
  ]);
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  return [...lines, '', `${count('ok')} ok, ${count('warn')} to look at, ${count('fail')} failed`].join('\n');
}
