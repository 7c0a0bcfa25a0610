import type { FeedRule } from './feed-rule.ts';
import { rulesOf } from './rule-makers.ts';
import { has, list, text } from './row-values.ts';

const { rule, required, atMost, oneOf, isUrl, areUrls, isMoney, isCount, isReal, saleBelowPrice } =
  rulesOf('stripe');

const availability = oneOf(
  'availability',
  ['in_stock', 'out_of_stock', 'preorder', 'backorder'],
  'inventory',
  'error',
);
const id = required('id', 'feed', { problem: 'The row has no id.', fix: 'Give each variant a stable id.' });
const stock = rule(
  'inventory_quantity',
  'missing',
  'error',
  'inventory',
  {
    problem: 'Stock is tracked, and the row does not say how much there is.',
    fix: 'Tell inventory_quantity, or inventory_not_tracked.',
  },
  (row) => text(row, 'inventory_not_tracked') !== 'true' && !has(row, 'inventory_quantity'),
);
const price = [
  required('price', 'price', { problem: 'The item has no price.', fix: 'Set a price in Shopify.' }),
  isMoney('price', 'price', 'error'),
  isMoney('sale_price', 'price'),
  saleBelowPrice('warning', 'it is ignored'),
];

/** Product file of Stripe's Agentic Commerce Suite (docs.stripe.com, product catalogue import). */
export const stripeProductRules: FeedRule[] = [
  id,
  atMost('id', 100, 'feed', 'error'),
  required('title', 'title', { problem: 'The product has no title.', fix: 'Give it a title.' }),
  atMost('title', 150, 'title', 'error'),
  isReal('title', 'title'),
  required('description', 'description', {
    problem: 'The product has no description.',
    fix: 'Write two or three sentences.',
  }),
  atMost('description', 5000, 'description', 'error'),
  required('link', 'status', {
    problem: 'The product has no page.',
    fix: 'Publish it to the online store.',
  }),
  ...isUrl('link', 'status', 'error'),
  required('brand', 'vendor', { problem: 'The product has no brand.', fix: 'Fill in the vendor.' }),
  atMost('brand', 70, 'vendor', 'error'),
  atMost('gtin', 50, 'barcode', 'error'),
  atMost('mpn', 70, 'metafields', 'error'),
  required('image_link', 'media', { problem: 'The product has no picture.', fix: 'Add a picture.' }),
  ...isUrl('image_link', 'media', 'error'),
  areUrls('additional_image_link', 'media'),
  rule(
    'additional_image_link',
    'count',
    'warning',
    'media',
    { problem: 'There are more than ten further pictures.', fix: 'Ten are kept.' },
    (row) => list(row, 'additional_image_link').length > 10,
  ),
  rule(
    'product_category',
    'required',
    'error',
    'category',
    {
      problem: 'The product has no category, which Stripe asks for.',
      fix: 'Choose its category in Shopify, or fill in the product type.',
    },
    (row) => !has(row, 'product_category') && !has(row, 'google_product_category'),
  ),
  required('availability', 'inventory', {
    problem: 'The row does not say whether the item can be had.',
    fix: 'Say in_stock or out_of_stock.',
  }),
  availability,
  stock,
  isCount('inventory_quantity', 'inventory'),
  ...price,
  atMost('item_group_id', 70, 'feed', 'error'),
  atMost('item_group_title', 150, 'title', 'error'),
  atMost('material', 100, 'metafields'),
  atMost('color', 100, 'options'),
  atMost('size', 20, 'options'),
  oneOf('condition', ['new', 'refurbished', 'used'], 'metafields'),
  rule(
    'shipping',
    'missing',
    'warning',
    'shipping',
    {
      problem: 'The row does not say what delivery costs; Stripe asks it of physical goods.',
      fix: 'State the shipping of the feed, like US:ALL:Standard:3-5:5.00 USD.',
    },
    (row) => !has(row, 'shipping'),
  ),
];

/** File that only tells stock. */
export const stripeInventoryRules: FeedRule[] = [
  id,
  availability,
  isCount('inventory_quantity', 'inventory'),
];

/** File that only tells prices. */
export const stripePriceRules: FeedRule[] = [id, ...price];
