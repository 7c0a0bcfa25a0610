import { describe, expect, test } from 'vitest';
import { acpSchemaAvailable, acpValidator } from '#sandbox/agent/acp-schema.ts';
import { answerError } from '#app/acp/routes/answer-error.ts';
import { AppError, toAppError, type ErrorCode } from './app-error.ts';

/** Status and ACP type of every code: what agents build upon, so that a change is a decision. */
const EXPECTED: Record<ErrorCode, [status: number, type: string]> = {
  invalid_json: [400, 'invalid_request'],
  invalid: [400, 'invalid_request'],
  missing: [400, 'invalid_request'],
  invalid_item_id: [400, 'invalid_request'],
  unsupported: [400, 'invalid_request'],
  pii_not_allowed: [400, 'invalid_request'],
  unsupported_currency: [400, 'invalid_request'],
  country_not_allowed: [400, 'invalid_request'],
  unsupported_media_type: [415, 'invalid_request'],
  request_too_large: [413, 'invalid_request'],
  missing_api_version: [400, 'invalid_request'],
  unsupported_api_version: [400, 'invalid_request'],
  unauthorized: [401, 'invalid_request'],
  not_found: [404, 'invalid_request'],
  method_not_allowed: [405, 'invalid_request'],
  conflict: [409, 'invalid_request'],
  address_on_complete: [409, 'invalid_request'],
  requires_3ds: [400, 'invalid_request'],
  rate_limited: [429, 'invalid_request'],
  spend_cap_reached: [429, 'invalid_request'],
  idempotency_key_required: [400, 'invalid_request'],
  idempotency_in_flight: [409, 'invalid_request'],
  idempotency_conflict: [422, 'invalid_request'],
  not_ready_for_payment: [400, 'invalid_request'],
  handoff_required: [400, 'invalid_request'],
  checkout_not_offered: [403, 'invalid_request'],
  payments_not_connected: [400, 'invalid_request'],
  service_unavailable: [503, 'service_unavailable'],
  processing_error: [500, 'processing_error'],
};
const CODES = Object.entries(EXPECTED) as [ErrorCode, [number, string]][];

test.each(CODES)('%s has its status and type, and words for the merchant', (code, [status, type]) => {
  const error = new AppError(code, 'words for the agent');
  expect([error.status, error.type]).toEqual([status, type]);
  expect(error.merchantText).toMatch(/^[A-Z].*\.$/);
});

describe.skipIf(!acpSchemaAvailable('2026-04-17'))('as an answer', () => {
  test.each(CODES)('%s is an Error of the official schema', async (code, [status]) => {
    const details = { param: '$.line_items[0]', supportedVersions: ['2026-04-17'], retryAfterSeconds: 2 };
    for (const error of [new AppError(code, 'words', details), new AppError(code, 'words')]) {
      const answer = answerError(error);
      expect(answer.status).toBe(status);
      expect(acpValidator('2026-04-17').validate('Error', await answer.json())).toEqual([]);
    }
  });
});

test('a retry time is a header, and only where there is one', () => {
  expect(
    answerError(new AppError('conflict', 'x', { retryAfterSeconds: 2 })).headers.get('retry-after'),
  ).toBe('2');
  expect(answerError(new AppError('conflict', 'x')).headers.get('retry-after')).toBeNull();
});

test('an AppError stays itself; anything else becomes processing_error and tells the agent nothing', () => {
  const known = new AppError('not_found', 'gone');
  expect(toAppError(known)).toBe(known);
  const bug = new Error('password=hunter2');
  const error = toAppError(bug);
  expect(error).toMatchObject({ code: 'processing_error', status: 500, cause: bug });
  expect(error.message).not.toContain('hunter2');
});
