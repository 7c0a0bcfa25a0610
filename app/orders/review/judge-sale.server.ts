import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { applyRules, type ReviewReason, type SaleFacts } from './apply-rules.ts';
import { comparePlatformTerms, type PlatformTerms } from './compare-platform-terms.server.ts';
import { readReviewRules } from './review-rules.ts';

/** A sale that is about to be recorded. */
export interface Sale extends Pick<SaleFacts, 'total' | 'shipTo' | 'billTo' | 'risk' | 'tokenRisk'> {
  sessionId: string;
  connectionId: string;
  /** Who took the money: the buyer paid in the chat, or in the shop's own checkout. */
  sellingMode: 'in_chat' | 'hand_off';
  /** Shopify's numeric ids of what was bought. */
  variantIds: string[];
  /** Of an order that a platform took by its own checkout: what it sold, and at which terms. */
  platform?: PlatformTerms;
}

/**
 * Why staff must decide about a sale before anything of it ships; none: it may. What is not in the sale itself is
 * looked up only if a rule asks for it, in the caller's transaction and before the order is stored there.
 */
export async function judgeSale(scope: ShopScope, tx: Queryable, sale: Sale): Promise<ReviewReason[]> {
  const rules = readReviewRules(scope.shop.reviewRules);
  if (sale.sellingMode === 'hand_off' && !rules.handOff) return [];
  const { newAgentOrders, newBuyers, productTags, platformTerms } = rules;
  return applyRules(rules, {
    ...sale,
    agentOrders: newAgentOrders > 0 ? await countAgentOrders(scope, tx, sale, newAgentOrders) : null,
    knownBuyer: newBuyers ? await isKnownBuyer(scope, tx, sale) : null,
    productTags: productTags.length > 0 ? await tagsOf(scope, tx, sale.variantIds) : [],
    platformTerms: platformTerms && sale.platform ? await comparePlatformTerms(scope, tx, sale.platform) : [],
  });
}

/** No further than to `most`. */
async function countAgentOrders(
  { shop }: ShopScope,
  tx: Queryable,
  { connectionId }: Sale,
  most: number,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM orders WHERE connection_id = ${connectionId} AND shop_id = ${shop.id} LIMIT ${most}) AS earlier`;
  return row!.count;
}

/** Null for a buyer who gave no e-mail address. */
async function isKnownBuyer(
  { shop }: ShopScope,
  tx: Queryable,
  { sessionId }: Sale,
): Promise<boolean | null> {
  const [row] = await tx.$queryRaw<{ known: boolean | null }[]>`
    SELECT CASE WHEN buyer_email_hash IS NULL THEN NULL ELSE EXISTS (
      SELECT 1 FROM checkout_sessions earlier
      WHERE earlier.shop_id = session.shop_id AND earlier.buyer_email_hash = session.buyer_email_hash
        AND earlier.status = 'completed' AND earlier.id <> session.id) END AS known
    FROM checkout_sessions session WHERE id = ${sessionId} AND shop_id = ${shop.id}`;
  return row?.known ?? null;
}

async function tagsOf({ shop }: ShopScope, tx: Queryable, variantIds: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ tag: string }[]>`
    SELECT DISTINCT unnest(products.tags) AS tag
    FROM variants JOIN products ON products.shop_id = variants.shop_id AND products.id = variants.product_id
    WHERE variants.shop_id = ${shop.id} AND variants.id = ANY(${variantIds})`;
  return rows.map(({ tag }) => tag);
}
