import { describe, expect, test } from 'vitest';
import type { Row } from './feed-rule.ts';
import { SPECS, type FeedSpecId } from './feed-specs.ts';

const long = (length: number) => 'x'.repeat(length);

/** A row that breaks no rule of its spec. */
const GOOD: Record<FeedSpecId, Row> = {
  openai: {
    ...{
      item_id: '1',
      title: 'Blue mug',
      brand: 'Potter',
      seller_name: 'The Pottery',
      availability: 'in_stock',
    },
    ...{
      description: 'A mug of stoneware for a third of a litre of tea, glazed by hand.',
      price: '79.99 USD',
    },
    ...{ url: 'https://shop.example/mug', image_url: 'https://cdn.example/mug.jpg', gtin: '4006381333931' },
    ...{ additional_image_urls: ['https://cdn.example/mug-2.jpg'], product_category: 'Home > Mugs' },
    ...{ is_eligible_search: true, is_eligible_checkout: true, target_countries: ['US'] },
    ...{ seller_privacy_policy: 'https://shop.example/privacy', seller_tos: 'https://shop.example/terms' },
  },
  google: {
    ...{
      id: '1',
      title: 'Blue mug',
      description: 'A mug.',
      link: 'https://shop.example/mug',
      brand: 'Potter',
    },
    ...{
      image_link: 'https://cdn.example/mug.jpg',
      availability: 'in_stock',
      price: '79.99 USD',
      gtin: '4006381333931',
    },
  },
  acp: {
    ...{ id: '1', title: 'Blue mug', description: { plain: 'A mug.' }, url: 'https://shop.example/mug' },
    media: [{ type: 'image', url: 'https://cdn.example/mug.jpg' }],
    variants: [{ id: '11', title: 'Blue mug', price: { amount: 7999, currency: 'USD' } }],
  },
  stripe: {
    ...{
      id: '1',
      title: 'Blue mug',
      description: 'A mug.',
      link: 'https://shop.example/mug',
      brand: 'Potter',
    },
    ...{ image_link: 'https://cdn.example/mug.jpg', availability: 'in_stock', price: '79.99 USD' },
    ...{ product_category: 'Home > Mugs', inventory_quantity: '7', shipping: 'US:ALL:Standard:3-5:5.00 USD' },
  },
  'stripe-inventory': { id: '1', availability: 'in_stock', inventory_quantity: '7' },
  'stripe-price': { id: '1', price: '79.99 USD' },
};

const group = { listing_has_variations: true, group_id: 'g', variant_dict: { Size: 'L' } };

/** For each rule a change of the good row that breaks it. */
const BREAKING: Record<string, Row> = {
  'openai.item_id.required': { item_id: ' ' },
  'openai.item_id.length': { item_id: long(101) },
  'openai.item_id.type': { item_id: 7 },
  'openai.title.required': { title: null },
  'openai.title.length': { title: long(151) },
  'openai.title.placeholder': { title: 'N/A' },
  'openai.title.capitals': { title: 'THE BLUE MUG OF TEA' },
  'openai.title.markup': { title: '<b>Mug</b>' },
  'openai.description.required': { description: '' },
  'openai.description.length': { description: long(5001) },
  'openai.description.placeholder': { description: 'Lorem ipsum dolor sit amet' },
  'openai.description.markup': { description: 'A mug.<br>For tea.' },
  'openai.description.short': { description: 'A mug.' },
  'openai.description.repeats_title': { description: 'Blue mug' },
  'openai.brand.required': { brand: undefined },
  'openai.brand.length': { brand: long(71) },
  'openai.brand.placeholder': { brand: 'unknown' },
  'openai.seller_name.required': { seller_name: '' },
  'openai.seller_name.length': { seller_name: long(71) },
  'openai.url.required': { url: '' },
  'openai.url.url': { url: '/mug' },
  'openai.url.https': { url: 'http://shop.example/mug' },
  'openai.image_url.required': { image_url: null },
  'openai.image_url.url': { image_url: 'mug.jpg' },
  'openai.image_url.https': { image_url: 'http://cdn.example/mug.jpg' },
  'openai.image_url.format': { image_url: 'https://cdn.example/mug.webp?v=1' },
  'openai.additional_image_urls.urls': { additional_image_urls: ['https://cdn.example/a.jpg', 'b.jpg'] },
  'openai.additional_image_urls.missing': { additional_image_urls: null },
  ...Object.fromEntries(
    ['seller_url', 'seller_privacy_policy', 'seller_tos', 'return_policy'].flatMap((field) => [
      [`openai.${field}.url`, { [field]: 'ftp://shop.example' }],
      [`openai.${field}.https`, { [field]: 'http://shop.example' }],
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['is_eligible_search', 'is_eligible_checkout', 'is_ads_eligible', 'listing_has_variations'],
      ...['accepts_returns', 'accepts_exchanges', 'is_digital'],
    ].map((field) => [`openai.${field}.flag`, { [field]: 'TRUE' }]),
  ),
  'openai.is_eligible_checkout.policies': { seller_tos: '' },
  'openai.is_eligible_checkout.search': { is_eligible_search: 'false' },
  'openai.availability.required': { availability: '' },
  'openai.availability.value': { availability: 'preorder' },
  'openai.price.required': { price: '' },
  'openai.price.money': { price: '79,99 USD' },
  'openai.price.positive': { price: '0.00 USD' },
  'openai.sale_price.money': { sale_price: '$50' },
  'openai.sale_price.relation': { sale_price: '79.99 USD' },
  'openai.shipping_price.money': { shipping_price: '5.001 USD' },
  'openai.shipping.form': { shipping: 'US:5.00 USD' },
  'openai.shipping.twice': { shipping: 'US::Standard:5.00 USD', shipping_price: '5.00 USD' },
  'openai.return_deadline_in_days.number': { accepts_returns: true, return_deadline_in_days: '30 days' },
  'openai.return_deadline_in_days.relation': { accepts_returns: false, return_deadline_in_days: 30 },
  'openai.review_count.number': { review_count: '12.5' },
  'openai.star_rating.range': { review_count: 3, star_rating: '5.10' },
  'openai.gtin.check_digit': { gtin: '4006381333932' },
  'openai.gtin.missing': { gtin: '' },
  'openai.mpn.length': { mpn: long(71) },
  'openai.mpn.placeholder': { mpn: 'none' },
  'openai.group_id.own': { ...group, group_id: '1' },
  'openai.group_id.missing': { ...group, group_id: undefined },
  'openai.variant_dict.form': { ...group, variant_dict: '{"Size":""}' },
  'openai.offer_id.price': { offer_id: 'mug-79.99' },
  'openai.condition.value': { condition: 'as new' },
  'openai.product_category.missing': { product_category: undefined },
  'openai.product_category.path': { product_category: 'Mugs' },
  'openai.material.length': { material: long(101) },
  'openai.color.length': { color: long(41) },
  'openai.size.length': { size: long(21) },
  'openai.color.placeholder': { color: 'N/A' },
  'openai.size.placeholder': { size: '-' },
  'openai.material.placeholder': { material: 'TBD' },
  'openai.gender.value': { gender: 'men' },
  'openai.age_group.value': { age_group: 'teen' },
  'openai.weight.number': { weight: '350' },
  'openai.item_weight_unit.value': { weight: '350', item_weight_unit: 'grams' },
  'openai.dimensions.form': { dimensions: { length: '12', unit: 'cm' } },
  'openai.target_countries.form': { target_countries: 'us' },
  'openai.target_countries.reach': { target_countries: ['DE'] },
  'google.id.required': { id: '' },
  'google.id.length': { id: long(51) },
  'google.title.required': { title: '' },
  'google.title.length': { title: long(151) },
  'google.title.placeholder': { title: 'test' },
  'google.description.required': { description: '' },
  'google.description.length': { description: long(5001) },
  'google.link.required': { link: '' },
  'google.link.url': { link: 'mug' },
  'google.link.https': { link: 'http://shop.example/mug' },
  'google.image_link.required': { image_link: '' },
  'google.image_link.url': { image_link: 'mug.jpg' },
  'google.image_link.https': { image_link: 'http://cdn.example/mug.jpg' },
  'google.additional_image_link.urls': { additional_image_link: 'a.jpg,b.jpg' },
  'google.availability.required': { availability: '' },
  'google.availability.value': { availability: 'pre_order' },
  'google.availability_date.missing': { availability: 'backorder' },
  'google.price.required': { price: '' },
  'google.price.money': { price: '79.99' },
  'google.price.positive': { price: '0 USD' },
  'google.sale_price.money': { sale_price: '50' },
  'google.sale_price.relation': { sale_price: '99.99 USD' },
  'google.brand.required': { brand: '' },
  'google.brand.length': { brand: long(71) },
  'google.brand.placeholder': { brand: 'n/a' },
  'google.gtin.check_digit': { gtin: '0212345678906' },
  'google.identifier_exists.missing': { gtin: '' },
  'google.condition.value': { condition: 'old' },
  'google.gender.value': { gender: 'x' },
  'google.age_group.value': { age_group: 'x' },
  'acp.product.schema': { colour: 'blue' },
  'acp.variants.required': { variants: [] },
  'acp.variants.price': { variants: [{ id: '11', title: 'Mug', price: { amount: 0, currency: 'USD' } }] },
  'acp.variants.list_price': {
    variants: [{ id: '11', price: { amount: 5 }, list_price: { amount: 5 } }],
  },
  'acp.variants.unique': { variants: [{ id: '11' }, { id: '11' }] },
  'acp.title.missing': { title: '' },
  'acp.title.length': { title: long(151) },
  'acp.description.missing': { description: undefined },
  'acp.media.missing': { media: [] },
  'acp.url.missing': { url: undefined },
  'stripe.id.required': { id: '' },
  'stripe.id.length': { id: long(101) },
  'stripe.title.required': { title: '' },
  'stripe.title.length': { title: long(151) },
  'stripe.title.placeholder': { title: 'dummy' },
  'stripe.description.required': { description: '' },
  'stripe.description.length': { description: long(5001) },
  'stripe.link.required': { link: '' },
  'stripe.link.url': { link: 'mug' },
  'stripe.link.https': { link: 'http://shop.example/mug' },
  'stripe.brand.required': { brand: '' },
  'stripe.brand.length': { brand: long(71) },
  'stripe.gtin.length': { gtin: long(51) },
  'stripe.mpn.length': { mpn: long(71) },
  'stripe.image_link.required': { image_link: '' },
  'stripe.image_link.url': { image_link: 'mug.jpg' },
  'stripe.image_link.https': { image_link: 'http://cdn.example/mug.jpg' },
  'stripe.additional_image_link.urls': { additional_image_link: 'mug.jpg' },
  'stripe.additional_image_link.count': {
    additional_image_link: Array.from({ length: 11 }, (_, n) => `https://cdn.example/${n}.jpg`).join(','),
  },
  'stripe.product_category.required': { product_category: '' },
  'stripe.availability.required': { availability: '' },
  'stripe.availability.value': { availability: 'soon' },
  'stripe.inventory_quantity.missing': { inventory_quantity: '' },
  'stripe.inventory_quantity.number': { inventory_quantity: '-1' },
  'stripe.price.required': { price: '' },
  'stripe.price.money': { price: '79.99usd' },
  'stripe.sale_price.money': { sale_price: '5' },
  'stripe.sale_price.relation': { sale_price: '79.99 USD' },
  'stripe.item_group_id.length': { item_group_id: long(71) },
  'stripe.item_group_title.length': { item_group_title: long(151) },
  'stripe.material.length': { material: long(101) },
  'stripe.color.length': { color: long(101) },
  'stripe.size.length': { size: long(21) },
  'stripe.condition.value': { condition: 'x' },
  'stripe.shipping.missing': { shipping: '' },
};

const specs = Object.entries(SPECS) as [FeedSpecId, (typeof SPECS)[FeedSpecId]][];

describe.each(specs)('%s', (spec, { rules }) => {
  test('GIVEN a good row THEN no rule has anything against it', () => {
    expect(rules.filter((rule) => rule.breaks(GOOD[spec])).map(({ id }) => id)).toEqual([]);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    'GIVEN a row that breaks %s THEN it says so',
    (id, rule) => {
      expect(BREAKING).toHaveProperty([id]);
      expect(rule.breaks({ ...GOOD[spec], ...BREAKING[id] })).toBe(true);
      for (const words of [rule.problem, rule.fix]) expect(words).toMatch(/^[\p{L}].*\.$/u);
    },
  );
});

test('GIVEN all specs THEN no two rules of one share an id', () => {
  for (const [, { rules, acrossRows }] of specs) {
    const ids = [...rules, ...acrossRows].map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  }
});

describe('rules across rows', () => {
  const across = (id: string) => SPECS.openai.acrossRows.find((rule) => rule.id === id)!.start();
  const shirt = (size: string, changes: Row = {}) => ({ ...group, variant_dict: { Size: size }, ...changes });

  test('GIVEN an id twice THEN the second row is told, and each file begins anew', () => {
    const breaks = across('openai.item_id.unique');
    expect([{ item_id: '1' }, { item_id: '2' }, { item_id: '1' }, {}].map(breaks)).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(across('openai.item_id.unique')({ item_id: '1' })).toBe(false);
  });

  test('GIVEN variants with the same options THEN the later is told, in whatever order they are', () => {
    const breaks = across('openai.variant_dict.unique');
    const both = (variant_dict: unknown) => ({ ...group, variant_dict });
    expect(breaks(both({ Size: 'L', Color: 'Blue' }))).toBe(false);
    expect(breaks(both('{"Color":"Blue","Size":"L"}'))).toBe(true);
    expect(breaks({ ...both({ Size: 'L', Color: 'Blue' }), group_id: 'other' })).toBe(false);
  });

  test('GIVEN variants that name their options differently THEN the later is told', () => {
    const breaks = across('openai.variant_dict.names');
    expect([shirt('L'), shirt('M'), shirt('S', { variant_dict: { Taille: 'S' } })].map(breaks)).toEqual([
      ...[false, false, true],
    ]);
  });
});
