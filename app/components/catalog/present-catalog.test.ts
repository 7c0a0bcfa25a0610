import { expect, test } from 'vitest';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { ListedRule } from '#app/catalog/eligibility/list-eligibility-rules.server.ts';
import type { ListedProduct } from '#app/feeds/quality/list-products.server.ts';
import { translatorFor } from '#app/i18n/translator-for.server.ts';
import type { Reader } from '#app/i18n/reader.ts';
import { presentProduct, presentReading, presentSummary } from './present-catalog.ts';
import { presentOmission } from './present-omission.ts';
import { compareItem } from './present-product-page.ts';
import { presentRule } from './present-rules.ts';

const read = (language: Reader['language'], locale: string): Reader => ({
  ...{ language, locale, timeZone: 'Europe/Berlin', t: translatorFor(language) },
});
const en = read('en', 'en-US');
const de = read('de', 'de-DE');
const AT = new Date('2026-11-27T23:30:00Z');

const PRODUCT: ListedProduct = {
  ...{ productId: '1', title: 'Mug', vendor: 'Potter', imageUrl: null, effect: 'in_chat' },
  ...{ reason: null, ruleName: null, rules: [], severity: null },
};

test.each<[Partial<ListedProduct>, string | null]>([
  [{}, null],
  [{ reason: 'out_of_stock' }, 'Some variants: It is out of stock.'],
  [{ effect: 'searchable', reason: 'out_of_stock' }, 'It is out of stock.'],
  [{ effect: 'hidden', reason: 'rule_hidden', ruleName: 'No mugs' }, 'Your rule “No mugs” hides it.'],
])('of a product with %j the reason is %j', (part, reason) => {
  expect(presentProduct({ ...PRODUCT, ...part }, en).reason).toBe(reason);
});

test('pictures of Shopify’s CDN are asked for as small as they are shown', () => {
  const shown = (imageUrl: string) => presentProduct({ ...PRODUCT, imageUrl }, en).imageUrl;
  expect(shown('https://cdn.shopify.com/s/mug.jpg?v=1')).toBe(
    'https://cdn.shopify.com/s/mug.jpg?v=1&width=80',
  );
  expect(shown('http://localhost:1/mug.png')).toBe('http://localhost:1/mug.png');
});

test.each([
  [null, 'never'],
  ['requested', 'reading'],
  ['applying', 'reading'],
  ['held', 'held'],
  ['failed', 'failed'],
  ['done', 'done'],
])('a reading that is %s stands as %s', (state, expected) => {
  const sync = state && {
    state,
    startedAt: AT,
    finishedAt: null,
    products: 3,
    variants: 4,
    percent: 50,
    error: null,
  };
  const view = presentReading({ syncedAt: AT, products: 1, variants: 2, sync: sync || null }, en);
  expect(view).toMatchObject({ state: expected, size: '1 product, 2 variants' });
  expect(view.progress).toBe(expected === 'reading' ? '3 products read, 50 %' : null);
});

test('the history is told from old to new, in the shop’s days and the reader’s words', () => {
  const run = (day: number, score: number) => ({
    at: new Date(AT.getTime() + day * 86_400_000),
    score,
    variants: 9,
  });
  const view = presentSummary(
    {
      ...{ score: 90, judgedAt: AT, history: [run(0, 90), run(-1, 80)] },
      problems: [{ rule: 'openai.image_url.required', products: 2 }],
      effects: { in_chat: 1000, hand_off: 0, searchable: 1, hidden: 0 },
    },
    de,
  );
  expect(view.history.map(({ day, score }) => [day, score])).toEqual([
    ['27.11.2026', 80],
    ['28.11.2026', 90],
  ]);
  expect(view.problems[0]).toMatchObject({ count: 2, severity: { text: 'Fehler', tone: 'critical' } });
  expect(view.effects[0]).toMatchObject({ text: 'Im Chat verkauft', products: '1.000' });
});

test.each([
  ['hidden', 'Not for agents'],
  ['hidden: No mugs', 'Hidden by your rule “No mugs”'],
  ['image_url', 'No image'],
  ['tax_code', 'Missing: tax_code'],
])('the omission %s is told as %s', (omission, words) => {
  expect(presentOmission(omission, en)).toBe(words);
});

const ITEM = {
  ...{ name: 'Mug', description: '', price: 1250, compareAtPrice: 2000, currency: 'EUR', available: 0 },
  ...{
    availability: 'out_of_stock',
    imageUrls: ['a'],
    otherMedia: [],
    options: [{ name: 'Size', value: 'L' }],
  },
  ...{ brand: 'Potter', category: 'Home', condition: null, returns: null, url: null },
} as unknown as CatalogItem;

test('an item is told field by field, and what differs is marked', () => {
  const agent: CatalogItem = {
    ...ITEM,
    ...{ merchantCategory: 'Kitchen', condition: 'used', questions: [{ question: 'Hot?', answer: 'Yes' }] },
    returns: { accepted: true, days: 1, policyUrl: 'https://a.example' },
  };
  const rows = compareItem({ agent, shopify: ITEM }, en);
  expect(Object.fromEntries(rows.map((row) => [row.id, row.agent]))).toEqual({
    ...{ title: 'Mug', description: '–', price: '€12.50 instead of €20.00', stock: 'Out of stock' },
    ...{ media: '1 image, no video or model', options: 'Size: L', brand: 'Potter', category: 'Kitchen' },
    ...{ condition: 'Used', return_policy: 'Returns within 1 day\nhttps://a.example', link: '–' },
    questions: 'Hot?\nYes',
  });
  expect(rows.filter(({ differs }) => differs).map(({ id }) => id)).toEqual([
    ...['category', 'condition', 'return_policy', 'questions'],
  ]);
});

test('a rule is told with the names of its agents and the amounts of the shop', () => {
  const rule = {
    ...{
      id: 'r',
      name: 'Dear',
      effect: 'hand_off',
      enabled: true,
      position: 1,
      updatedBy: 'command',
      updatedAt: AT,
    },
    conditions: {
      tags: ['a', 'b'],
      price: { min: 100050 },
      stock: { max: 3 },
      connectionIds: ['agent', 'gone'],
    },
  } satisfies ListedRule;
  const view = presentRule(rule, { currency: 'EUR', agents: [{ id: 'agent', name: 'ChatGPT' }] }, en);
  expect(view.conditions).toEqual([
    'Tags: a or b',
    'Agents: ChatGPT or an agent that has left',
    'Price: €1,000.50 or more',
    'Stock: 3 or less',
  ]);
});
