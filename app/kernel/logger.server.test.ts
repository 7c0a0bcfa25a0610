import { expect, test } from 'vitest';
import { createLogger } from './logger.server.ts';
import { requestContext } from './request-context.server.ts';

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

test('GIVEN an error that carries a payment and a buyer WHEN logged THEN only what and where is written', () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  const cause = Object.assign(new Error('card declined'), {
    code: 'card_declined',
    raw: { client_secret: 'hidden', billing_details: { email: 'hidden' } },
  });
  log.error({ err: Object.assign(new Error('outer', { cause }), { request: { body: 'hidden' } }) }, 'failed');
  expect(lines.join()).not.toContain('hidden');
  expect(JSON.parse(lines[0]!)).toMatchObject({
    err: { message: 'outer', cause: { message: 'card declined', code: 'card_declined' } },
  });
});

test('GIVEN a request being worked on WHEN anything is logged meanwhile THEN the line carries its id', async () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  await requestContext.run({ requestId: 'req-1' }, async () => {
    await Promise.resolve();
    log.info('inside');
  });
  log.info('outside');
  expect(lines.map((line) => (JSON.parse(line) as { requestId?: string }).requestId)).toEqual([
    'req-1',
    undefined,
  ]);
});
