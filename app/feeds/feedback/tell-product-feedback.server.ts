import { isDeepStrictEqual } from 'node:util';
import { isSalesChannel } from '#app/catalog/channel/is-sales-channel.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { toGid } from '#app/shopify/gid.ts';
import { CreateProductFeedbackDocument } from '#app/shopify/operations/admin.generated.ts';
import { isAccessDenied } from '#app/shopify/shopify-error.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedbackMessages } from './feedback-messages.ts';

/** Of products in one call. */
const BATCH = 50;

interface Candidate {
  id: string;
  updatedAt: Date;
  /** That its variants break. */
  rules: string[];
  /** What Shopify shows; null: nothing was ever told. */
  told: string[] | null;
}

/**
 * Tells Shopify which products have problems that keep them from agents, so that its own product pages show them, and
 * which have none any more. Only a sales channel may, which the merchant says by `set-shop --sales-channel` or `--order-attribution`. What
 * Shopify shows already is not told again; what it refuses, because the product has changed meanwhile, is told next time.
 * A product
 * that is off the channel is not told of, and a shop that has not approved the scope does without.
 * @throws ShopifyError when Shopify cannot be reached: the job is repeated
 */
export async function tellProductFeedback(
  services: Services,
  { shopId }: JobPayloads['tell-product-feedback'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope || !isSalesChannel(scope.shop)) return;
  try {
    await tellAll(scope);
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    scope.log.warn({ shop: scope.shop.domain }, 'product feedback needs a sales channel and its scope');
  }
}

async function tellAll(scope: ShopScope): Promise<void> {
  let after = '';
  for (;;) {
    const page = await readPage(scope, after);
    const changed = page
      .map((candidate) => ({ ...candidate, messages: feedbackMessages(candidate.rules) }))
      .filter(({ messages, told }) => !isDeepStrictEqual(messages, told ?? []));
    if (changed.length > 0) await tell(scope, changed);
    const last = page.at(-1);
    if (!last || page.length < BATCH) return;
    after = last.id;
  }
}

function readPage({ db, shop }: ShopScope, after: string): Promise<Candidate[]> {
  return db.$queryRaw<Candidate[]>`
    SELECT p.id, p.shopify_updated_at AS "updatedAt", coalesce(problems.rules, '{}') AS rules, f.messages AS told
    FROM products p
    LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT rule) AS rules FROM quality_problems q, unnest(q.rules) AS rule
      WHERE q.shop_id = p.shop_id AND q.product_id = p.id) problems ON true
    LEFT JOIN product_feedback f ON f.shop_id = p.shop_id AND f.product_id = p.id
    WHERE p.shop_id = ${shop.id} AND p.id > ${after} AND (p.off_channel IS DISTINCT FROM ${shop.channelGid} OR p.off_channel IS NULL)
      AND (problems.rules IS NOT NULL OR f.product_id IS NOT NULL)
    ORDER BY p.id LIMIT ${BATCH}`;
}

async function tell(scope: ShopScope, products: (Candidate & { messages: string[] })[]): Promise<void> {
  const now = scope.clock();
  const feedback = products.map(({ id, updatedAt, messages }) => ({
    productId: toGid('Product', id),
    state: messages.length > 0 ? ('REQUIRES_ACTION' as const) : ('ACCEPTED' as const),
    messages,
    feedbackGeneratedAt: now.toISOString(),
    productUpdatedAt: updatedAt.toISOString(),
    ...(scope.shop.channelGid && { channelId: scope.shop.channelGid }),
  }));
  const { bulkProductResourceFeedbackCreate: result } = await shopifyAdmin(
    scope,
    CreateProductFeedbackDocument,
    { feedback },
  );
  const taken = new Set(result?.feedback?.map(({ productId }) => productId));
  const shown = products.filter(({ id }) => taken.has(toGid('Product', id)));
  const refused = result?.userErrors ?? [];
  if (refused.length > 0)
    scope.log.warn(
      { shop: scope.shop.domain, refused: refused.length, first: refused[0] },
      'product feedback',
    );
  await scope.db.$transaction(
    shown.map(({ id, messages }) =>
      scope.db.productFeedback.upsert({
        where: { shopId_productId: { shopId: scope.shop.id, productId: id } },
        create: { shopId: scope.shop.id, productId: id, messages, toldAt: now },
        update: { messages, toldAt: now },
      }),
    ),
  );
}
