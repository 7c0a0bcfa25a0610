import { expect, test } from 'vitest';
import { statementNames } from './statement-names.ts';

test('GIVEN a text WHEN it comes again THEN it has the same name, in every process', () => {
  const [one, other] = [statementNames(), statementNames()];
  expect(one({ sql: 'SELECT 1' })).toBe(one({ sql: 'SELECT 1' }));
  expect(one({ sql: 'SELECT 1' })).toBe(other({ sql: 'SELECT 1' }));
  expect(one({ sql: 'SELECT 2' })).not.toBe(one({ sql: 'SELECT 1' }));
});

test('GIVEN more texts than a connection should keep THEN the rest have none, and the first keep theirs', () => {
  const name = statementNames(1);
  const first = name({ sql: 'SELECT 1' });
  expect(name({ sql: 'SELECT 2' })).toBe('');
  expect(name({ sql: 'SELECT 1' })).toBe(first);
});
