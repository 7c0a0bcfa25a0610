import { toGtin } from '../gtin.ts';
import type { FeedRule } from './feed-rule.ts';
import { rulesOf } from './rule-makers.ts';
import { has, money, text } from './row-values.ts';

const { rule, required, atMost, oneOf, isUrl, areUrls, isMoney, isReal, saleBelowPrice } = rulesOf('google');

/** GS1 prefixes that are no trade items (restricted circulation, coupons): dropped by OpenAI's Google-compatible reader. */
const NO_TRADE_ITEM = /^(02|04|2|05|98|99)/;

/** Google-compatible files as OpenAI reads them (§1.6 of its contract V4). */
export const googleRules: FeedRule[] = [
  required('id', 'feed', { problem: 'The row has no id.', fix: 'Give each variant a stable id.' }),
  atMost('id', 50, 'feed'),
  required('title', 'title', { problem: 'The product has no title.', fix: 'Give it a title.' }),
  atMost('title', 150, 'title'),
  isReal('title', 'title'),
  required('description', 'description', {
    problem: 'The product has no description.',
    fix: 'Write two or three sentences.',
  }),
  atMost('description', 5000, 'description'),
  required('link', 'status', {
    problem: 'The product has no page.',
    fix: 'Publish it to the online store.',
  }),
  ...isUrl('link', 'status', 'error'),
  required('image_link', 'media', { problem: 'The product has no picture.', fix: 'Add a picture.' }),
  ...isUrl('image_link', 'media', 'error'),
  areUrls('additional_image_link', 'media'),
  required('availability', 'inventory', {
    problem: 'The row does not say whether the item can be had.',
    fix: 'Say in_stock or out_of_stock.',
  }),
  oneOf('availability', ['in_stock', 'out_of_stock', 'preorder', 'backorder'], 'inventory', 'error'),
  rule(
    'availability_date',
    'missing',
    'error',
    'inventory',
    {
      problem: 'The item can be ordered before it is there, and the row does not say when that is.',
      fix: 'Tell availability_date.',
    },
    (row) => ['preorder', 'backorder'].includes(text(row, 'availability')) && !has(row, 'availability_date'),
  ),
  required('price', 'price', { problem: 'The item has no price.', fix: 'Set a price in Shopify.' }),
  isMoney('price', 'price', 'error'),
  rule(
    'price',
    'positive',
    'error',
    'price',
    { problem: 'The price is zero.', fix: 'Set a price above zero.' },
    (row) => money(row, 'price')?.amount === 0 && !has(row, 'subscription_cost'),
  ),
  isMoney('sale_price', 'price', 'error'),
  saleBelowPrice('error', 'the row is refused'),
  required('brand', 'vendor', { problem: 'The product has no brand.', fix: 'Fill in the vendor.' }),
  atMost('brand', 70, 'vendor'),
  isReal('brand', 'vendor'),
  rule(
    'gtin',
    'check_digit',
    'warning',
    'barcode',
    {
      problem: 'The barcode is no GTIN that is traded.',
      fix: 'Copy the number under the barcode on the package, or clear the field.',
    },
    (row) =>
      has(row, 'gtin') && (toGtin(text(row, 'gtin')) === null || NO_TRADE_ITEM.test(text(row, 'gtin'))),
  ),
  rule(
    'identifier_exists',
    'missing',
    'error',
    'barcode',
    {
      problem: 'There is neither a GTIN nor a part number, and the row does not say that there is none.',
      fix: 'Fill in the barcode, or say identifier_exists: no.',
    },
    (row) => !has(row, 'gtin') && !has(row, 'mpn') && text(row, 'identifier_exists') !== 'no',
  ),
  oneOf('condition', ['new', 'refurbished', 'used'], 'metafields'),
  oneOf('gender', ['male', 'female', 'unisex'], 'metafields'),
  oneOf('age_group', ['newborn', 'infant', 'toddler', 'kids', 'adult'], 'metafields'),
];
