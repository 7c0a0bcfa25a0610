import { afterEach, expect, test, vi } from 'vitest';
import {
  hasFraction,
  officialExamples,
  requestsIn,
  withSubstitutes,
  withWholeQuantities,
} from './official-examples.ts';

afterEach(() => vi.unstubAllEnvs());

test('GIVEN a file of examples WHEN reading it THEN its requests, each with the operation it is for', () => {
  const file = {
    create_checkout_session_request: { items: [{ id: 'item_123' }] },
    create_checkout_session_response: { id: 'checkout_session_123' },
    update_checkout_session_request: { fulfillment_option_id: 'fulfillment_option_456' },
    complete_checkout_session_request_seller_backed: { payment_data: { token: 'vt_1' } },
    cancel_checkout_session_request: { intent_trace: { reason_code: 'other' } },
    checkout_session_authentication_required: { id: 'checkout_session_123' },
    error_400_idempotency_key_required: { type: 'invalid_request' },
  };
  expect(requestsIn(file, 'examples').map(({ name, operation }) => [name, operation])).toEqual([
    ['create_checkout_session_request', 'create'],
    ['update_checkout_session_request', 'update'],
    ['complete_checkout_session_request_seller_backed', 'complete'],
    ['cancel_checkout_session_request', 'cancel'],
  ]);
  const extension = { description: 'Automatic', request: { line_items: [] }, response: {} };
  expect(requestsIn(extension, 'automatic-discount').map(({ name }) => name)).toEqual(['automatic-discount']);
});

test('GIVEN made-up ids WHEN substituting THEN only ids of the seller change', () => {
  const real = { itemId: '44001', token: 'spt_real', optionId: 'standard', lineIds: ['line_1'] };
  const body = {
    line_items: [{ id: 'item_123', quantity: 2 }, { id: 'item_456' }],
    affiliate_attribution: { provider: 'impact.com', token: 'atp_1' },
    selected_fulfillment_options: [
      { type: 'shipping', shipping: { option_id: 'x', item_ids: ['item_123'] } },
    ],
    payment_data: { instrument: { credential: { type: 'spt', token: 'spt_123' } } },
    order_notes: null,
  };
  const before = structuredClone(body);
  expect(withSubstitutes(body, real)).toEqual({
    line_items: [{ id: '44001', quantity: 2 }, { id: '44001' }],
    affiliate_attribution: { provider: 'impact.com', token: 'atp_1' },
    selected_fulfillment_options: [
      { type: 'shipping', shipping: { option_id: 'standard', item_ids: ['line_1'] } },
    ],
    payment_data: { instrument: { credential: { type: 'spt', token: 'spt_real' } } },
    order_notes: null,
  });
  expect(body).toEqual(before);
  expect(withSubstitutes({ fulfillment_option_id: 'x' }, { itemId: '44001' })).toEqual({
    fulfillment_option_id: 'x',
  });
});

test('GIVEN a part of a unit WHEN asking for whole units THEN it is rounded down', () => {
  const body = { items: [{ id: 'a', quantity: 2.5 }] };
  expect(hasFraction(body)).toBe(true);
  expect(withWholeQuantities(body)).toEqual({ items: [{ id: 'a', quantity: 2 }] });
  expect(hasFraction(withWholeQuantities(body))).toBe(false);
});

test('GIVEN no specification WHEN reading examples THEN the error says how to get it', () => {
  vi.stubEnv('ACP_SPEC_DIR', '/nonexistent');
  expect(() => officialExamples('2026-04-17')).toThrow(/ACP 2026-04-17 at \/nonexistent.*ACP_SPEC_DIR/);
});
