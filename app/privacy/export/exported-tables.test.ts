import { expect, test } from 'vitest';
import { exportLine, isExported } from './exported-tables.ts';

test('GIVEN a row THEN it is told whole, but for what is sealed, however deep', () => {
  const row = {
    id: 'a',
    sealed_secret_key: 'x',
    state: { first: { sealedToken: 'x', publisher: 'p' } },
    hash: 'h',
  };
  expect(JSON.parse(exportLine('evidence_entries', JSON.stringify(row)))).toEqual({
    table: 'evidence_entries',
    row: { id: 'a', state: { first: { publisher: 'p' } }, hash: 'h' },
  });
});

test('GIVEN an API key THEN its hash stays here', () => {
  const line = exportLine('agent_keys', '{"id":"k","hash":"h","hint":"aisle_"}');
  expect(JSON.parse(line)).toEqual({ table: 'agent_keys', row: { id: 'k', hint: 'aisle_' } });
});

test('GIVEN tables THEN what a person has a use for is exported', () => {
  const tables = ['orders', 'feed_file_chunks', 'checkout_sessions', 'seen_signatures', 'of_tomorrow'];
  expect(tables.filter(isExported)).toEqual(['orders', 'checkout_sessions', 'of_tomorrow']);
});
