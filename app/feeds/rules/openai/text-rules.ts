import type { FeedRule } from '../feed-rule.ts';
import { rulesOf } from '../rule-makers.ts';
import { characters, has, text } from '../row-values.ts';

const { rule, required, atMost, isReal } = rulesOf('openai');

/** Below this a description tells a buyer nothing that the title does not. */
const SHORT_DESCRIPTION = 40;

const MARKUP =
  /<\/?(p|br|div|span|ul|li|b|strong|em|i|a|h[1-6]|table|img)\b[^>]*>|&(nbsp|amp|lt|gt|quot|#\d+);/i;

const isShouted = (value: string) => {
  const letters = value.replace(/[^\p{Lu}\p{Ll}]/gu, '');
  return letters.length >= 10 && letters === letters.toUpperCase();
};

/** Texts of OpenAI's file: §1.2 and §1.3 of its contract V4, and what V1 to V3 asked besides. */
export const textRules: FeedRule[] = [
  required('item_id', 'feed', {
    problem: 'The row has no item_id, so it names nothing.',
    fix: 'Give each variant a stable id.',
  }),
  atMost('item_id', 100, 'feed'),
  rule(
    'item_id',
    'type',
    'warning',
    'feed',
    {
      problem: 'item_id is a number: leading zeros get lost on the way.',
      fix: 'Write ids as text.',
    },
    ({ item_id: id }) => typeof id === 'number',
  ),
  required('title', 'title', {
    problem: 'The product has no title.',
    fix: 'Give it a title that says what it is.',
  }),
  atMost('title', 150, 'title'),
  isReal('title', 'title'),
  rule(
    'title',
    'capitals',
    'advice',
    'title',
    {
      problem: 'The title is written in capitals only.',
      fix: 'Write it as a sentence: agents read it out to buyers.',
    },
    (row) => isShouted(text(row, 'title')),
  ),
  rule(
    'title',
    'markup',
    'warning',
    'title',
    { problem: 'The title contains HTML.', fix: 'Write plain text.' },
    (row) => MARKUP.test(text(row, 'title')),
  ),
  required('description', 'description', {
    problem: 'The product has no description, so agents have nothing to find or tell it by.',
    fix: 'Write two or three sentences: what it is, what it is made of, whom it suits.',
  }),
  atMost('description', 5000, 'description'),
  isReal('description', 'description'),
  rule(
    'description',
    'markup',
    'warning',
    'description',
    { problem: 'The description contains HTML.', fix: 'Write plain text.' },
    (row) => MARKUP.test(text(row, 'description')),
  ),
  rule(
    'description',
    'short',
    'advice',
    'description',
    {
      problem: `The description is shorter than ${SHORT_DESCRIPTION} characters.`,
      fix: 'Say more: material, size, use, what is in the box. Agents match it to what buyers ask.',
    },
    (row) => has(row, 'description') && characters(text(row, 'description')) < SHORT_DESCRIPTION,
  ),
  rule(
    'description',
    'repeats_title',
    'advice',
    'description',
    { problem: 'The description only repeats the title.', fix: 'Say what the title does not.' },
    (row) => has(row, 'title') && text(row, 'title') === text(row, 'description'),
  ),
  required('brand', 'vendor', {
    problem: 'The product has no brand.',
    fix: 'Fill in the vendor of the product.',
  }),
  atMost('brand', 70, 'vendor'),
  isReal('brand', 'vendor'),
  required('seller_name', 'feed', {
    problem: 'The row does not say who sells it.',
    fix: "Give the shop's name.",
  }),
  atMost('seller_name', 70, 'feed'),
];
