import type { Result } from './run-conformance.ts';

const SIGNS = { passed: '✓', failed: '✗', skipped: '–' };

/** `ACP 2026-04-17: 42 passed, 0 failed`, and how many could not be tried. */
export function summaryLine(version: string, results: Result[]): string {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const skipped = count('skipped');
  return `ACP ${version}: ${count('passed')} passed, ${count('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** A failure with what went over the wire. */
export function failureText({ version, name, reasons, reply }: Result): string {
  const lines = [`✗ ACP ${version}, ${name}`, ...reasons.map((reason) => `    ${reason}`)];
  if (reply) {
    const { method, url, headers, body } = reply.request;
    lines.push(`    → ${method} ${url}`, `      ${JSON.stringify(headers)}`);
    if (body !== undefined) lines.push(`      ${body}`);
    lines.push(`    ← ${reply.status} ${JSON.stringify(reply.body)}`);
  }
  return lines.join('\n');
}

/** A markdown table: a row for each case, a column for each version; an empty cell: the version has no such case. */
export function resultTable(results: Result[]): string {
  const versions = [...new Set(results.map((result) => result.version))];
  const names = [...new Set(results.map((result) => result.name))];
  const sign = new Map(results.map(({ version, name, outcome }) => [`${version} ${name}`, SIGNS[outcome]]));
  const rows = names.map((name) => [
    name,
    ...versions.map((version) => sign.get(`${version} ${name}`) ?? ''),
  ]);
  const head = ['Case', ...versions];
  const width = (column: number) => Math.max(...[head, ...rows].map((row) => row[column]!.length), 3);
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(width(column))).join(' | ')} |`;
  const rule = `| ${head.map((_, column) => '-'.repeat(width(column))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** docs/conformance.md */
export function resultPage(results: Result[], versions: string[]): string {
  const summaries = versions.map(
    (version) =>
      `- ${summaryLine(
        version,
        results.filter((result) => result.version === version),
      )}`,
  );
  return `# Conformance

Written by \`npm run conformance\`, which starts a fresh sandbox and sends Aisle every official example request of every
released version and a matrix of states, operations and headers. Each answer's status is compared with what the
specification says (app/simulator/protocol/expectations.ts), its body validated with the official JSON Schema of that
version. 2025-09-12 is what OpenAI's pages say; it uses the examples and the schema of 2025-09-29 with their differences.

\`npm run conformance -- --url BASE --key KEY --item ID\` asks the same of any other seller.

${summaries.join('\n')}

${resultTable(results)}
`;
}
