import { expect, test } from 'vitest';
import { SAMPLE_FACTS } from '#tests/acp-samples.ts';
import { sampleQuotedState, sampleSession } from '#tests/checkout-samples.ts';
import { v20260116 } from './dialect.ts';

test('GIVEN a quoted session THEN options have totals, and the provider names the account', () => {
  const answer = v20260116.session(sampleSession({ state: sampleQuotedState() }), SAMPLE_FACTS);
  expect(answer.payment_provider).toMatchObject({ provider: 'stripe', merchant_id: 'profile_test_1' });
  expect(answer.fulfillment_options).toEqual([
    {
      type: 'shipping',
      id: 'shipping_standard',
      title: 'Standard',
      description: undefined,
      totals: [{ type: 'total', display_text: 'Standard', amount: 500 }],
    },
  ]);
});
