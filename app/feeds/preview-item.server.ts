import { assertConnection } from '#app/agents/assert-connection.server.ts';
import { ruleFor, type ProductRule } from '#app/agents/product-rule.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { judged } from '#app/catalog/eligibility/judge-eligibility.ts';
import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import { policiesOfItem, type ItemPolicy } from '#app/catalog/policies-of-item.ts';
import { applyVoice, overridesFor } from '#app/catalog/voice/apply-voice.ts';
import { checkOverride } from '#app/catalog/voice/check-override.ts';
import type { Override } from '#app/catalog/voice/override.ts';
import { readVoice } from '#app/catalog/voice/read-voice.server.ts';
import { withDraft, withOverride, type Draft } from '#app/catalog/voice/voice.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { listPolicies } from '#app/shops/list-policies.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedContext } from './feed-context.server.ts';
import { toOpenAiRow, type OpenAiRow } from './formats/openai/openai-row.ts';
import { toFeedItem, type Omission } from './item/feed-item.ts';

export interface ItemPreview {
  /** As the agent sees it, judged by the shop's rules, with the merchant's questions and answers. */
  agent: CatalogItem;
  /** The same if the merchant said nothing. */
  shopify: CatalogItem;
  /** The shop's policies that apply to it. */
  policies: ItemPolicy[];
  /** What of the merchant's holds for it, a field each. */
  overrides: Pick<Override, 'id' | 'field' | 'value'>[];
  /** Its row in OpenAI's file, newest contract; null: it has none, because of `omission`. */
  row: OpenAiRow | null;
  omission: Omission | null;
  /** What keeps it from this agent's chat, of the rules that the merchant gave the agent; null: none does. */
  productRule: ProductRule | null;
}

/** An override that is not stored, of the item's product for the agent. */
export type TriedOverride = Pick<Override, 'field' | 'value' | 'isTemplate'>;

/**
 * How an agent sees an item.
 * @param connectionId null: what every agent is told
 * @param tried goes before what is stored
 * @param draft stands in the place of what is stored for the same; what cannot be said is in `agent.failedOverrides`
 * @throws AppError `not_found` for an item or an agent that this shop does not have; `invalid` for what cannot be tried
 */
export async function previewItem(
  scope: ShopScope,
  {
    itemId,
    connectionId,
    tried,
    draft,
  }: { itemId: string; connectionId: string | null; tried?: TriedOverride; draft?: Draft },
): Promise<ItemPreview> {
  if (tried) checkOverride(tried);
  if (connectionId !== null) await assertConnection(scope, connectionId);
  const silent = { ...scope, shop: { ...scope.shop, hasVoice: false } };
  const shopify = (await findSellableItems(silent, [itemId], { connectionId })).get(itemId);
  if (!shopify) throw new AppError('not_found', 'There is no such item.', { param: '$.item' });
  const { productId } = shopify;
  const known = await readVoice(scope, [productId], connectionId);
  const stored = draft ? withDraft(known, scope.shop.name, draft) : known;
  const voice = tried
    ? withOverride(stored, scope.shop.name, {
        ...{ id: 'tried', productId, connectionId, filterField: null, filterValue: null },
        ...tried,
      })
    : stored;
  const context = await feedContext(scope, { connectionId });
  const agent = judged(applyVoice(shopify, voice), context.rules, context);
  const feedItem = toFeedItem(agent, context);
  const omission = typeof feedItem === 'string' ? feedItem : null;
  return {
    agent,
    shopify,
    policies: policiesOfItem(agent, await listPolicies(scope)),
    overrides: overridesFor(shopify, voice).map(({ id, field, value }) => ({ id, field, value })),
    row: typeof feedItem === 'string' ? null : toOpenAiRow(feedItem, context),
    omission,
    productRule: ruleFor(agent, context.productRules),
  };
}
