import { expect, test } from 'vitest';
import { answerOf, exchangeOf, exchangeWithStripe } from './exchange.ts';
import type { Reply } from './protocol/call-seller.ts';

const reply = (body: string | undefined, answer: unknown): Reply => ({
  operation: 'complete',
  request: {
    method: 'POST',
    url: 'https://app.example/acp/checkout_sessions/cs_1/complete',
    headers: { Authorization: 'Bearer …' },
    body,
  },
  status: 200,
  headers: { 'content-type': 'application/json', 'x-powered-by': 'nobody', 'request-id': 'r1' },
  durationMs: 12,
  body: answer,
});

test('GIVEN a call THEN it is kept as it went, in the order of its fields, without the token', () => {
  const sent = JSON.stringify({ payment_data: { token: 'spt_test_123' }, buyer: { email: 'a@example.com' } });
  const exchange = exchangeOf(reply(sent, { status: 'completed', id: 'cs_1' }));
  expect(exchange).toMatchObject({
    method: 'POST',
    path: '/acp/checkout_sessions/cs_1/complete',
    answerHeaders: [
      ['content-type', 'application/json'],
      ['request-id', 'r1'],
    ],
    answer: '{\n  "status": "completed",\n  "id": "cs_1"\n}',
  });
  expect(exchange.body).toContain('"token": "spt_…"');
  expect(answerOf(exchange)).toEqual({ status: 'completed', id: 'cs_1' });
});

test('GIVEN no body, or an answer that is no JSON THEN it is as it is', () => {
  const exchange = exchangeOf(reply(undefined, '<html>'));
  expect([exchange.body, exchange.answer, answerOf(exchange)]).toEqual(['', '<html>', null]);
  expect(exchangeOf(reply('{"broken', {})).body).toBe('{"broken');
});

test('GIVEN a token that Stripe granted THEN it is not kept', () => {
  const exchange = exchangeWithStripe({
    token: 'spt_test_123',
    path: '/v1/test_helpers/shared_payment/granted_tokens',
    params: { payment_method: 'pm_card_visa' },
    status: 200,
    answer: { id: 'spt_test_123', object: 'shared_payment.granted_token' },
    durationMs: 3,
  });
  expect(JSON.stringify(exchange)).not.toContain('spt_test');
  expect(exchange.path).toBe('https://api.stripe.com/v1/test_helpers/shared_payment/granted_tokens');
});
