import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { maskBody } from '../bodies/mask-body.ts';
import { replayCall, type ReplayedCall } from './replay-call.ts';

const call = (changes: Partial<ReplayedCall> & { body?: unknown }): ReplayedCall => {
  const { body = { line_items: [{ id: '1' }] }, ...rest } = changes;
  const request = JSON.stringify(maskBody(body, 'request'));
  return {
    id: 'activity_1',
    operation: 'create_session',
    apiVersion: '2026-04-17',
    subjectId: null,
    request,
    ...rest,
  };
};
const to = { baseUrl: 'http://localhost:4000/acp/', subjectId: 'session_1' };

/** What a shell makes of the command. */
const args = (curl: string): string[] =>
  execFileSync('/bin/sh', ['-c', curl.replace(/^curl/, `printf '%s\\0'`)], {
    env: { ...process.env, AISLE_API_KEY: 'key' },
  })
    .toString()
    .split('\0')
    .slice(0, -1);
const bodyOf = (curl: string | null): unknown => JSON.parse(args(curl!).at(-1)!);

describe('replayCall', () => {
  test('GIVEN a request THEN masked values are the demo buyer’s, the rest is as it was', () => {
    const body = {
      line_items: [{ id: "O'Neill & $HOME", quantity: 2 }, { id: '44001' }],
      mood: 'glad',
      buyer: { email: 'ada@example.com', first_name: 'Ada', company: { tax_id: '1' } },
      fulfillment_details: {
        address: { name: 'Ada', line_one: '1 Rue', city: 'Paris', postal_code: '75001', country: 'FR' },
      },
      payment_data: {
        handler_id: 'card_tokenized',
        instrument: { type: 'card', credential: { type: 'spt', token: 'spt_1' } },
      },
      discounts: { codes: ['ADA10'] },
    };
    expect(bodyOf(replayCall(call({ body }), to))).toEqual({
      line_items: [{ quantity: 2 }, { id: '44001' }],
      buyer: { email: 'jamie.rivera@example.com', first_name: 'Jamie' },
      fulfillment_details: {
        address: {
          name: 'Jamie Rivera',
          line_one: '555 Golden Gate Avenue',
          city: 'San Francisco',
          postal_code: '94102',
          state: 'CA',
          country: 'US',
        },
      },
      payment_data: {
        handler_id: 'card_tokenized',
        instrument: { type: 'card', credential: { type: 'spt', token: 'spt_replayed' } },
      },
      discounts: { codes: [] },
    });
  });

  test('GIVEN any call THEN method, path and headers are the protocol’s', () => {
    expect(args(replayCall(call({ operation: 'complete_session' }), to)!).slice(0, -2)).toEqual([
      ...['-sS', '-X', 'POST', 'http://localhost:4000/acp/checkout_sessions/session_1/complete'],
      ...['-H', 'Authorization: Bearer key', '-H', 'API-Version: 2026-04-17'],
      ...['-H', 'Content-Type: application/json', '-H', 'Idempotency-Key: replay-activity_1'],
    ]);
    expect(args(replayCall(call({ operation: 'get_cart', apiVersion: null, request: null }), to)!)).toEqual([
      ...['-sS', '-X', 'GET', 'http://localhost:4000/acp/carts/session_1', '-H', 'Authorization: Bearer key'],
    ]);
  });

  test('GIVEN a session that was cancelled without a body THEN it can be replayed', () =>
    expect(bodyOf(replayCall(call({ operation: 'cancel_session', request: null }), to))).toEqual({}));

  test('GIVEN what a shell would run THEN it is text', () => {
    const evil = { baseUrl: `http://x'; echo "$AISLE_API_KEY"; '`, subjectId: `$(id)'` };
    const [, , , url] = args(replayCall(call({ operation: 'get_session', apiVersion: `'$(id)` }), evil)!);
    expect(url).toBe(`http://x'; echo "$AISLE_API_KEY"; '/checkout_sessions/%24(id)'`);
  });

  test.each([null, '{"omitted":70000}'])('GIVEN the request %s THEN there is nothing to replay', (request) =>
    expect(replayCall(call({ request }), to)).toBeNull(),
  );
});
