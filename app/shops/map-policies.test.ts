import { expect, test } from 'vitest';
import { mapPolicies } from './map-policies.ts';

type Node = Parameters<typeof mapPolicies>[0][number];

const NODE = {
  type: 'REFUND_POLICY',
  title: 'Refund policy',
  url: 'https://shop.example/policies/refund-policy',
  body: '<h2>Returns</h2><p>Within <b>30 days</b>\0.</p><script>track()</script>',
  updatedAt: '2026-03-02T09:30:00Z',
  ...{ en: [], fr: [], de: [], es: [] },
} as unknown as Node;

test('GIVEN a policy THEN its text and its Markdown are kept without HTML, and when it was changed', () => {
  expect(mapPolicies([NODE])).toEqual([
    {
      type: 'REFUND_POLICY',
      title: 'Refund policy',
      url: 'https://shop.example/policies/refund-policy',
      text: 'Returns\n\nWithin 30 days .',
      markdown: '## Returns\n\nWithin **30 days** .',
      translations: {},
      shopifyUpdatedAt: new Date('2026-03-02T09:30:00Z'),
    },
  ]);
});

test('GIVEN translations THEN those of the body that say something are kept, each without HTML', () => {
  const [policy] = mapPolicies([
    {
      ...NODE,
      fr: [
        { key: 'title', value: 'Remboursement' },
        { key: 'body', value: '<p>Sous <b>30</b> jours</p>' },
      ],
      de: [{ key: 'body', value: '<p> </p>' }],
      es: [{ key: 'body', value: null }],
    },
  ]);
  expect(policy!.translations).toEqual({ fr: { text: 'Sous 30 jours', markdown: 'Sous **30** jours' } });
});

test('GIVEN a reply without translations THEN the policy is there all the same', () => {
  const { en: _en, fr: _fr, de: _de, es: _es, ...bare } = NODE;
  expect(mapPolicies([bare])).toMatchObject([{ type: 'REFUND_POLICY', translations: {} }]);
});
