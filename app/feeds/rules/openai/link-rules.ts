import type { FeedRule } from '../feed-rule.ts';
import { rulesOf } from '../rule-makers.ts';
import { flag, has, text } from '../row-values.ts';

const { rule, required, isUrl, areUrls, isFlag } = rulesOf('openai');

/** Addresses, pictures and what an agent may do: §1.3 and §1.4 of OpenAI's contract V4. */
export const linkRules: FeedRule[] = [
  required('url', 'status', {
    problem: 'The product has no page that a buyer can open.',
    fix: 'Publish it to the online store.',
  }),
  ...isUrl('url', 'status', 'error'),
  required('image_url', 'media', {
    problem: 'The product has no picture.',
    fix: 'Add at least one picture, in JPEG or PNG.',
  }),
  ...isUrl('image_url', 'media', 'error'),
  rule(
    'image_url',
    'format',
    'warning',
    'media',
    { problem: 'The picture is neither JPEG nor PNG.', fix: 'Upload it as JPEG or PNG.' },
    (row) => /\.(gif|svg|webp|avif|bmp|tiff?|heic|mp4|pdf)(\?|$)/i.test(text(row, 'image_url')),
  ),
  areUrls('additional_image_urls', 'media'),
  rule(
    'additional_image_urls',
    'missing',
    'advice',
    'media',
    { problem: 'There is only one picture.', fix: 'Add pictures from other sides and in use.' },
    (row) => has(row, 'image_url') && !has(row, 'additional_image_urls'),
  ),
  ...['seller_url', 'seller_privacy_policy', 'seller_tos', 'return_policy'].flatMap((field) =>
    isUrl(field, 'policies'),
  ),
  ...[
    ...['is_eligible_search', 'is_eligible_checkout', 'is_ads_eligible', 'listing_has_variations'],
    ...['accepts_returns', 'accepts_exchanges', 'is_digital'],
  ].map(isFlag),
  rule(
    'is_eligible_checkout',
    'policies',
    'error',
    'policies',
    {
      problem: 'The item is to be bought in the chat, and a privacy policy or terms of service are missing.',
      fix: 'Write both under Settings, Policies in Shopify.',
    },
    (row) =>
      flag(row, 'is_eligible_checkout') === true &&
      flag(row, 'is_eligible_search') !== false &&
      (!has(row, 'seller_privacy_policy') || !has(row, 'seller_tos')),
  ),
  rule(
    'is_eligible_checkout',
    'search',
    'warning',
    'feed',
    {
      problem: 'The item is to be bought in the chat but not to be found, so it cannot be bought.',
      fix: 'Let it be found, or take it out of checkout.',
    },
    (row) => flag(row, 'is_eligible_checkout') === true && flag(row, 'is_eligible_search') === false,
  ),
];
