import type { FeedRule } from '../feed-rule.ts';
import { rulesOf } from '../rule-makers.ts';
import { flag, has, money, text } from '../row-values.ts';

const { rule, required, oneOf, isMoney, isCount, saleBelowPrice } = rulesOf('openai');

/** Price, stock, delivery, returns and reviews: §1.3 and §1.4 of OpenAI's contract V4. */
export const priceRules: FeedRule[] = [
  required('availability', 'inventory', {
    problem: 'The row does not say whether the item can be had.',
    fix: 'Say in_stock, out_of_stock, pre_order or backorder.',
  }),
  oneOf(
    'availability',
    ['in_stock', 'out_of_stock', 'pre_order', 'backorder', 'unknown'],
    'inventory',
    'error',
  ),
  required('price', 'price', { problem: 'The item has no price.', fix: 'Set a price in Shopify.' }),
  isMoney('price', 'price', 'error'),
  rule(
    'price',
    'positive',
    'error',
    'price',
    { problem: 'The price is zero.', fix: 'Set a price above zero, or hide the item from agents.' },
    (row) => money(row, 'price')?.amount === 0,
  ),
  isMoney('sale_price', 'price'),
  saleBelowPrice('warning', 'it is ignored'),
  isMoney('shipping_price', 'shipping'),
  rule(
    'shipping',
    'form',
    'warning',
    'shipping',
    {
      problem: 'shipping is not written as country:region:service:price.',
      fix: 'Write it like US::Standard:5.00 USD.',
    },
    (row) =>
      has(row, 'shipping') && !/^[A-Z]{2}:[^:]*:[^:]+:\d+(\.\d+)? [A-Z]{3}$/.test(text(row, 'shipping')),
  ),
  rule(
    'shipping',
    'twice',
    'warning',
    'shipping',
    { problem: 'Both shipping and shipping_price are told.', fix: 'Tell one of them.' },
    (row) => has(row, 'shipping') && has(row, 'shipping_price'),
  ),
  isCount('return_deadline_in_days', 'policies'),
  rule(
    'return_deadline_in_days',
    'relation',
    'warning',
    'policies',
    {
      problem: 'A deadline for returns is told of an item that takes none back.',
      fix: 'Say that returns are accepted, or leave the deadline out.',
    },
    (row) => has(row, 'return_deadline_in_days') && flag(row, 'accepts_returns') !== true,
  ),
  isCount('review_count', 'feed'),
  rule(
    'star_rating',
    'range',
    'warning',
    'feed',
    {
      problem: 'The rating is not a number from 0 to 5 with two decimals, or there are no reviews.',
      fix: 'Tell it like 4.50, with the number of reviews.',
    },
    (row) =>
      has(row, 'star_rating') &&
      (!/^([0-4](\.\d{1,2})?|5(\.0{1,2})?)$/.test(text(row, 'star_rating')) ||
        !(Number(text(row, 'review_count')) > 0)),
  ),
];
