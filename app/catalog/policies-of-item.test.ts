import { expect, test } from 'vitest';
import { sampleItem } from '#tests/checkout-samples.ts';
import { policiesOfItem } from './policies-of-item.ts';

const policy = (type: string) => ({
  type,
  title: `Our ${type}`,
  url: `https://shop.example/${type}`,
  ...{ text: `Text of ${type}`, markdown: '', language: null, updatedAt: new Date(0) },
});
const POLICIES = ['PRIVACY_POLICY', 'REFUND_POLICY', 'SHIPPING_POLICY', 'SUBSCRIPTION_POLICY'].map(policy);
const applying = (changes: Parameters<typeof sampleItem>[0]) =>
  policiesOfItem(sampleItem(changes), POLICIES).map(({ type }) => type);

test('GIVEN goods that are shipped THEN every policy applies, what it says of goods in full and the rest by link', () => {
  const told = policiesOfItem(sampleItem({ requiresShipping: true, returns: null }), POLICIES);
  expect(told.map(({ type, text }) => [type, text])).toEqual([
    ['PRIVACY_POLICY', null],
    ['REFUND_POLICY', 'Text of REFUND_POLICY'],
    ['SHIPPING_POLICY', 'Text of SHIPPING_POLICY'],
    ['SUBSCRIPTION_POLICY', null],
  ]);
  expect(told[0]).toEqual({
    ...{ type: 'PRIVACY_POLICY', title: 'Our PRIVACY_POLICY', url: 'https://shop.example/PRIVACY_POLICY' },
    text: null,
  });
});

test('GIVEN something that is not shipped THEN none about shipping applies', () => {
  expect(applying({ requiresShipping: false })).toEqual([
    'PRIVACY_POLICY',
    'REFUND_POLICY',
    'SUBSCRIPTION_POLICY',
  ]);
});

test('GIVEN return terms with a page of their own THEN the shop’s about refunds does not apply, else it does', () => {
  const returns = { accepted: true, days: 14, policyUrl: 'https://shop.example/pages/vintage' };
  expect(applying({ returns })).not.toContain('REFUND_POLICY');
  expect(applying({ returns: { ...returns, policyUrl: null } })).toContain('REFUND_POLICY');
});
