import type { Row } from '../rules/feed-rule.ts';

/**
 * Names of a field in OpenAI's earlier contracts and its aliases, each with what it is called now. Where both are there,
 * the one that wins is told (§1.4 of the contract V4): the alias, only for those in `ALIAS_WINS`.
 */
const ALIASES: Record<string, string> = {
  ...{ id: 'item_id', sku: 'item_id', link: 'url', image_link: 'image_url' },
  ...{ additional_image_link: 'additional_image_urls', item_group_id: 'group_id' },
  ...{ enable_search: 'is_eligible_search', enable_checkout: 'is_eligible_checkout' },
  ...{ is_eligible_ads: 'is_ads_eligible', return_window: 'return_deadline_in_days' },
};
const ALIAS_WINS = new Set(['enable_search', 'enable_checkout', 'return_window']);

/** Fields of earlier contracts that the newest does not read any more (§1.5). */
const GONE = new Set([
  ...[
    'video_url',
    'video_link',
    'model_3d_url',
    'model_3d_link',
    'sale_price_start_date',
    'sale_price_end_date',
  ],
  ...[
    'sale_price_effective_date',
    'unit_pricing_measure',
    'base_measure',
    'pricing_trend',
    'availability_date',
  ],
  ...['expiration_date', 'pickup_method', 'pickup_sla', 'item_group_title', 'delivery_estimate'],
  ...['popularity_score', 'return_rate', 'warning', 'warning_url', 'age_restriction', 'q_and_a', 'reviews'],
  ...['related_product_id', 'relationship_type', 'geo_price', 'geo_availability', 'inventory_quantity'],
]);

export interface NamedRow {
  row: Row;
  /** Fields under an older name. */
  aliases: string[];
  /** Fields told under two names. */
  doubles: string[];
  gone: string[];
}

/** A row of any of OpenAI's contracts under the newest names. */
export function withNewestNames(given: Row): NamedRow {
  const row: Record<string, unknown> = {};
  const named: NamedRow = { row, aliases: [], doubles: [], gone: [] };
  for (const [name, value] of Object.entries(given)) {
    if (GONE.has(name)) named.gone.push(name);
    const newest = ALIASES[name] ?? name;
    if (newest !== name) {
      named.aliases.push(name);
      if (newest in given) named.doubles.push(name);
      if (newest in given && !ALIAS_WINS.has(name)) continue;
    } else if (
      Object.keys(ALIASES).some((alias) => ALIAS_WINS.has(alias) && ALIASES[alias] === name && alias in given)
    )
      continue;
    row[newest] = modern(newest, value);
  }
  // V1's weight had its unit with it.
  const weight = /^(\d+(?:\.\d+)?) ?(g|kg|oz|lb)$/.exec(typeof row.weight === 'string' ? row.weight : '');
  if (weight && !('item_weight_unit' in row))
    Object.assign(row, { weight: weight[1], item_weight_unit: weight[2] });
  return named;
}

/** Words of earlier contracts. */
function modern(name: string, value: unknown): unknown {
  return name === 'availability' && value === 'preorder' ? 'pre_order' : value;
}
