import type { FeedContext } from '../../feed-format.ts';
import type { FeedItem } from '../../item/feed-item.ts';
import { toOpenAiRow } from './openai-row.ts';

/** Contracts of OpenAI's file before the one of October 2026; the newest is `v4`. */
export const OPENAI_DIALECTS = ['v1', 'v2', 'v3', 'v4'] as const;
export type OpenAiDialect = (typeof OPENAI_DIALECTS)[number];

export type LegacyRow = Record<string, unknown>;

/** V2 and V3 share all names that are used here; V3's are V2's with Ads and another shipping, which are not told. */
export const V2_COLUMNS = [
  'item_group_title',
  'video_url',
  'model_3d_url',
  'unit_pricing_measure',
  'base_measure',
  'q_and_a',
];

/** V1's names of what later versions call otherwise. */
const OLD_NAMES: Record<string, string> = {
  item_id: 'id',
  url: 'link',
  image_url: 'image_link',
  additional_image_urls: 'additional_image_link',
  group_id: 'item_group_id',
  is_eligible_search: 'enable_search',
  is_eligible_checkout: 'enable_checkout',
  video_url: 'video_link',
  model_3d_url: 'model_3d_link',
  return_deadline_in_days: 'return_window',
};
/** What V1 has no field for. */
const NOT_IN_V1 = [
  ...['listing_has_variations', 'variant_dict', 'item_weight_unit', 'accepts_returns', 'store_country'],
  ...['target_countries', 'unit_pricing_measure', 'base_measure', 'q_and_a'],
];
export const V1_COLUMNS = ['inventory_quantity'];

/** What V1 calls a field of later versions: one name, or none. */
export const v1Names = (name: string) => (NOT_IN_V1.includes(name) ? [] : [OLD_NAMES[name] ?? name]);

/** A V2 or V3 row: V4's with what was dropped since. */
export function toV2Row(feedItem: FeedItem, context: FeedContext): LegacyRow {
  const { item } = feedItem;
  const media = (type: string) => item.otherMedia.find((medium) => medium.type === type)?.url;
  const measure = item.unitPriceMeasure;
  return {
    ...toOpenAiRow(feedItem, context),
    item_group_title: feedItem.groupId === null ? undefined : item.title,
    video_url: media('video'),
    model_3d_url: media('model_3d'),
    unit_pricing_measure: measure ? `${measure.measuredValue} ${measure.measuredUnit}` : undefined,
    q_and_a: item.questions?.map(({ question, answer }) => ({ q: question, a: answer })),
    base_measure: measure ? `${measure.referenceValue} ${measure.referenceUnit}` : undefined,
  };
}

/** A V1 row: old names, flags as lower-case words, weight with its unit; `inventory_quantity` was required. */
export function toV1Row(feedItem: FeedItem, context: FeedContext): LegacyRow {
  const row: LegacyRow = {};
  const source = toV2Row(feedItem, context);
  for (const name in source) {
    const [oldName] = v1Names(name);
    const value = source[name];
    if (oldName) row[oldName] = typeof value === 'boolean' ? String(value) : value;
  }
  const { item } = feedItem;
  if (item.weightGrams !== null) row.weight = `${item.weightGrams} g`;
  // Not limited: the spec had no word for it, and a row without a number was refused.
  row.inventory_quantity = item.available ?? 9999;
  // The nearest word for what can be ordered and comes later.
  if (item.availability === 'backorder') row.availability = 'preorder';
  return row;
}
