import { isCountry } from '#app/kernel/country-code.ts';
import { toGtin } from '../../gtin.ts';
import type { FeedRule } from '../feed-rule.ts';
import { rulesOf } from '../rule-makers.ts';
import { flag, has, list, object, text } from '../row-values.ts';

const { rule, oneOf, atMost, isReal } = rulesOf('openai');

const isDecimal = (value: string) => /^\d+(\.\d+)?$/.test(value) && Number(value) > 0;

/** Identifiers, variants and what buyers filter by: §1.4 of OpenAI's contract V4. */
export const detailRules: FeedRule[] = [
  rule(
    'gtin',
    'check_digit',
    'warning',
    'barcode',
    {
      problem: 'The barcode is no GTIN: 8, 12, 13 or 14 digits of which the last is the check digit.',
      fix: 'Copy the number under the barcode on the package, or clear the field.',
    },
    (row) => has(row, 'gtin') && toGtin(text(row, 'gtin')) === null,
  ),
  rule(
    'gtin',
    'missing',
    'advice',
    'barcode',
    {
      problem:
        'There is neither a GTIN nor a part number, so the item cannot be matched with reviews and offers.',
      fix: 'Fill in the barcode, if the product has one.',
    },
    (row) => !has(row, 'gtin') && !has(row, 'mpn'),
  ),
  atMost('mpn', 70, 'metafields'),
  isReal('mpn', 'metafields'),
  rule(
    'group_id',
    'own',
    'error',
    'feed',
    { problem: 'group_id is the same as item_id.', fix: 'Give the group an id of its own.' },
    (row) => flag(row, 'listing_has_variations') === true && text(row, 'group_id') === text(row, 'item_id'),
  ),
  rule(
    'group_id',
    'missing',
    'warning',
    'feed',
    {
      problem: 'The row says that there are variants, and not of which group.',
      fix: 'Give the variants of a product one group_id.',
    },
    (row) => flag(row, 'listing_has_variations') === true && !has(row, 'group_id'),
  ),
  rule(
    'variant_dict',
    'form',
    'warning',
    'options',
    {
      problem: 'The options of the variant are not told as names with values.',
      fix: 'Give each option of the product a name and a value.',
    },
    (row) => {
      if (!has(row, 'variant_dict')) return flag(row, 'listing_has_variations') === true;
      const options = Object.entries(object(row, 'variant_dict') ?? {});
      return (
        options.length === 0 || options.some(([name, value]) => !name.trim() || !String(value ?? '').trim())
      );
    },
  ),
  rule(
    'offer_id',
    'price',
    'advice',
    'feed',
    { problem: 'offer_id contains the price, so it changes with it.', fix: 'Use an id that stays.' },
    (row) => {
      const [amount] = text(row, 'price').split(' ');
      return (
        has(row, 'offer_id') &&
        Boolean(amount) &&
        amount!.length > 2 &&
        text(row, 'offer_id').includes(amount!)
      );
    },
  ),
  oneOf('condition', ['new', 'refurbished', 'used'], 'metafields'),
  rule(
    'product_category',
    'missing',
    'advice',
    'category',
    { problem: 'The product has no category.', fix: 'Choose its category in Shopify.' },
    (row) => !has(row, 'product_category'),
  ),
  rule(
    'product_category',
    'path',
    'advice',
    'category',
    { problem: 'The category is one word, not a path.', fix: 'Tell it like Apparel > Shirts.' },
    (row) => has(row, 'product_category') && !text(row, 'product_category').includes('>'),
  ),
  atMost('material', 100, 'metafields'),
  atMost('color', 40, 'options'),
  atMost('size', 20, 'options'),
  ...['color', 'size', 'material'].map((field) => isReal(field, 'options')),
  oneOf('gender', ['male', 'female', 'unisex'], 'metafields'),
  oneOf('age_group', ['newborn', 'infant', 'toddler', 'kids', 'adult'], 'metafields'),
  rule(
    'weight',
    'number',
    'warning',
    'shipping',
    { problem: 'The weight is no number above zero, or has no unit.', fix: 'Give the weight and its unit.' },
    (row) => has(row, 'weight') && (!isDecimal(text(row, 'weight')) || !has(row, 'item_weight_unit')),
  ),
  oneOf('item_weight_unit', ['g', 'kg', 'oz', 'lb'], 'shipping'),
  rule(
    'dimensions',
    'form',
    'warning',
    'metafields',
    {
      problem: 'The measures are not told as two or three numbers with a unit.',
      fix: 'Tell {"length": "12", "width": "8", "unit": "in"}; units are in, cm, ft, m, mm.',
    },
    (row) => has(row, 'dimensions') && !isDimensions(object(row, 'dimensions')),
  ),
  rule(
    'target_countries',
    'form',
    'warning',
    'feed',
    {
      problem: 'target_countries names what is no country (ISO 3166-1 alpha-2, in capitals).',
      fix: 'Tell countries like US, CA, MX.',
    },
    (row) => list(row, 'target_countries').some((code) => !isCountry(String(code))),
  ),
  rule(
    'target_countries',
    'reach',
    'advice',
    'feed',
    {
      problem: 'A feed can be aimed at the US, Canada and Mexico today, and at no other country.',
      fix: 'Name one of them, or leave it out.',
    },
    (row) => list(row, 'target_countries').some((code) => !['US', 'CA', 'MX'].includes(String(code))),
  ),
];

function isDimensions(measures: Record<string, unknown> | null): boolean {
  if (!measures || !['in', 'cm', 'ft', 'm', 'mm'].includes(String(measures.unit))) return false;
  const axes = Object.entries(measures).filter(([name]) => name !== 'unit');
  const known = axes.every(([name]) => ['length', 'width', 'height'].includes(name));
  return known && axes.length >= 2 && axes.every(([, value]) => isDecimal(String(value)));
}
