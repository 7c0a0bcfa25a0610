import { expect, test } from 'vitest';
import type { Result } from './run-conformance.ts';
import { failureText, resultTable, summaryLine } from './tell-results.ts';

const result = (version: string, name: string, outcome: Result['outcome']): Result => ({
  version,
  name,
  outcome,
  reasons: outcome === 'failed' ? ['status 500, expected 200'] : [],
  reply: null,
});
const RESULTS = [
  result('2025-09-29', 'get when ready', 'passed'),
  result('2026-04-17', 'get when ready', 'failed'),
  result('2026-04-17', 'get when completed', 'skipped'),
];

test('one line for a version', () => {
  expect(summaryLine('2025-09-29', RESULTS.slice(0, 1))).toBe('ACP 2025-09-29: 1 passed, 0 failed');
  expect(summaryLine('2026-04-17', RESULTS.slice(1))).toBe('ACP 2026-04-17: 0 passed, 1 failed, 1 skipped');
});

test('a table of cases and versions; a case that a version does not have is empty', () => {
  expect(resultTable(RESULTS)).toBe(
    [
      '| Case               | 2025-09-29 | 2026-04-17 |',
      '| ------------------ | ---------- | ---------- |',
      '| get when ready     | ✓          | ✗          |',
      '| get when completed |            | –          |',
    ].join('\n'),
  );
});

test('GIVEN a failure WHEN telling it THEN request, answer and reason are there', () => {
  const request = { method: 'POST', url: 'http://seller/x', headers: { Accept: 'a' }, body: '{"b":1}' };
  const answer = { status: 500, headers: {}, durationMs: 3, body: { oh: 'no' } };
  const reply = { operation: 'create' as const, request, ...answer };
  const text = failureText({ ...RESULTS[1]!, reply });
  for (const part of ['ACP 2026-04-17, get when ready', 'status 500, expected 200', 'POST http://seller/x'])
    expect(text).toContain(part);
  expect(text).toContain('{"b":1}');
  expect(text).toContain('500 {"oh":"no"}');
});
