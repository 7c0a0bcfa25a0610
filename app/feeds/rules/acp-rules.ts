import type { FeedRule } from './feed-rule.ts';
import { acpProductSchema } from './acp-product-schema.ts';
import { rulesOf } from './rule-makers.ts';
import { characters, has } from './row-values.ts';

const { rule } = rulesOf('acp');

interface Variant {
  id?: unknown;
  price?: { amount?: unknown };
  list_price?: { amount?: unknown };
  media?: unknown[];
}
const variantsOf = (row: Readonly<Record<string, unknown>>) =>
  (Array.isArray(row.variants) ? row.variants : []) as Variant[];

/** ACP's nested feed: the schema, and what makes a product of use to a buyer. */
export const acpRules: FeedRule[] = [
  rule(
    'product',
    'schema',
    'error',
    'feed',
    { problem: 'The product is not as ACP’s feed schema has it.', fix: 'Correct the field that is named.' },
    (row) => !acpProductSchema.safeParse(row).success,
  ),
  rule(
    'variants',
    'required',
    'error',
    'options',
    { problem: 'The product has no variants, so nothing of it can be bought.', fix: 'Give it one at least.' },
    (row) => variantsOf(row).length === 0,
  ),
  rule(
    'variants',
    'price',
    'warning',
    'price',
    { problem: 'A variant has no price above zero.', fix: 'Set a price in Shopify.' },
    (row) => variantsOf(row).some((variant) => !(Number(variant.price?.amount) > 0)),
  ),
  rule(
    'variants',
    'list_price',
    'warning',
    'price',
    {
      problem: 'The list price of a variant is not above its price.',
      fix: 'Set the compare-at price above the price, or clear it.',
    },
    (row) =>
      variantsOf(row).some(
        (variant) =>
          variant.list_price && !(Number(variant.list_price.amount) > Number(variant.price?.amount)),
      ),
  ),
  rule(
    'variants',
    'unique',
    'error',
    'feed',
    { problem: 'Two variants of the product have one id.', fix: 'Give each an id of its own.' },
    (row) => new Set(variantsOf(row).map(({ id }) => id)).size < variantsOf(row).length,
  ),
  rule(
    'title',
    'missing',
    'warning',
    'title',
    { problem: 'The product has no title.', fix: 'Give it a title that says what it is.' },
    (row) => !has(row, 'title'),
  ),
  rule(
    'title',
    'length',
    'warning',
    'title',
    { problem: 'The title is longer than 150 characters.', fix: 'Shorten it.' },
    (row) => typeof row.title === 'string' && characters(row.title) > 150,
  ),
  rule(
    'description',
    'missing',
    'warning',
    'description',
    { problem: 'The product has no description.', fix: 'Write two or three sentences.' },
    (row) => !has(row, 'description'),
  ),
  rule(
    'media',
    'missing',
    'warning',
    'media',
    { problem: 'The product has no picture.', fix: 'Add at least one picture.' },
    (row) => ![row, ...variantsOf(row)].some(({ media }) => Array.isArray(media) && media.length > 0),
  ),
  rule(
    'url',
    'missing',
    'warning',
    'status',
    { problem: 'The product has no page that a buyer can open.', fix: 'Publish it to the online store.' },
    (row) => !has(row, 'url'),
  ),
];
