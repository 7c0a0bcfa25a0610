import { describe, expect, test } from 'vitest';
import { readReply, type AdminReply } from './read-reply.ts';

const error = (code?: string) => ({ message: code ?? 'broken', extensions: code ? { code } : undefined });

/** `data`, `throttled`, or the kind of the error. */
function meaning(reply: AdminReply, isMutation: boolean): string {
  const outcome = readReply(reply, isMutation);
  return outcome.kind === 'failed' ? outcome.error.kind : outcome.kind;
}

describe.each<[string, AdminReply, string, string]>([
  ['data', { status: 200, data: { x: { id: 1 } } }, 'data', 'data'],
  ['data that is empty', { status: 200, data: { x: null } }, 'data', 'data'],
  ['THROTTLED', { status: 200, errors: [error('THROTTLED')] }, 'throttled', 'throttled'],
  ['429', { status: 429 }, 'throttled', 'throttled'],
  ['401', { status: 401 }, 'unauthorized', 'unauthorized'],
  ['402', { status: 402 }, 'access_denied', 'access_denied'],
  ['404', { status: 404 }, 'invalid', 'invalid'],
  ['503', { status: 503 }, 'unavailable', 'unknown_outcome'],
  ['nothing', { status: 200 }, 'unavailable', 'unknown_outcome'],
  ['a refused document', { status: 200, errors: [error('undefinedField')] }, 'invalid', 'invalid'],
  ['a document too costly', { status: 200, errors: [error('MAX_COST_EXCEEDED')] }, 'invalid', 'invalid'],
  [
    'a missing scope',
    { status: 200, data: { x: null }, errors: [error('ACCESS_DENIED')] },
    'access_denied',
    'access_denied',
  ],
  [
    'a fault while running',
    { status: 200, data: null, errors: [error('INTERNAL_SERVER_ERROR')] },
    'unavailable',
    'unknown_outcome',
  ],
  [
    'a fault without data',
    { status: 200, errors: [error('INTERNAL_SERVER_ERROR')] },
    'unavailable',
    'unknown_outcome',
  ],
  [
    'an unknown error with empty data',
    { status: 200, data: { x: null }, errors: [error()] },
    'unavailable',
    'unknown_outcome',
  ],
])('GIVEN %s', (_case, reply, query, mutation) => {
  test(`THEN a query is ${query} and a mutation ${mutation}`, () => {
    expect(meaning(reply, false)).toBe(query);
    expect(meaning(reply, true)).toBe(mutation);
  });
});

test.each<[string, boolean, AdminReply]>([
  ['402', true, { status: 402 }],
  ['423', true, { status: 423 }],
  ['SHOP_INACTIVE', true, { status: 200, errors: [error('SHOP_INACTIVE')] }],
  ['403', false, { status: 403 }],
  ['a missing scope', false, { status: 200, data: { x: null }, errors: [error('ACCESS_DENIED')] }],
])('GIVEN %s THEN access is denied, and the shop is closed: %s', (_case, isShopClosed, reply) => {
  expect(readReply(reply, true)).toMatchObject({ error: { kind: 'access_denied', isShopClosed } });
});

test('GIVEN a payload beside errors THEN the mutation has run and its result is not lost', () => {
  const data = { orderCreate: { order: { id: 'gid://shopify/Order/1', customer: null } } };
  const reply = { status: 200, data, errors: [error('ACCESS_DENIED')] };
  expect(readReply(reply, true)).toEqual({ kind: 'data', data, partial: 'ACCESS_DENIED' });
  expect(meaning(reply, false)).toBe('access_denied');
});
