import { expect, test } from 'vitest';
import { createLogger } from './logger.server.ts';

test('GIVEN secrets and buyer data in a log line WHEN written THEN they are redacted at every level they occur', () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  log.info(
    {
      apiKey: 'hidden-1',
      buyer: { email: 'hidden-2' },
      call: { headers: { authorization: 'hidden-3' } },
      path: '/acp',
    },
    'call',
  );
  expect(lines.join()).not.toContain('hidden');
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'info', msg: 'call', path: '/acp' });
});
