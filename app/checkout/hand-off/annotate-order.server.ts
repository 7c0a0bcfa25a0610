import { evidenceHead } from '#app/evidence/evidence-head.server.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import { AFFILIATE_ATTRIBUTE, AGENT_ATTRIBUTE, agentTags } from '#app/orders/order-attributes.ts';
import { orderKeyOf } from '#app/orders/order-key.ts';
import { orderMetafields } from '#app/orders/order-metafields.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  AnnotateOrderDocument,
  GetOrderAttributesDocument,
  SetOrderAttributesDocument,
} from '#app/shopify/operations/admin.generated.ts';
import { findShopById } from '#app/shops/shop-scope.server.ts';
import { attributionSeal } from '../buyer/attribution-seal.server.ts';
import { affiliateLabel, creditedTouch, openTouches } from '../buyer/attribution.ts';
import { readState } from '../session/empty-state.ts';

const BACKGROUND = { lane: 'background' } as const;

/**
 * Marks an adopted order in Shopify as an in-chat purchase marks its own: tags, the session's metafield, what
 * affiliates claim, agent and affiliate by name. Every part may be repeated.
 * @throws Error when Shopify refuses a part: the job is repeated.
 */
export async function annotateOrder(
  services: Services,
  { shopId, orderId }: JobPayloads['annotate-order'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const row =
    scope &&
    (await scope.db.order.findFirst({
      where: { id: orderId, shopId },
      include: { session: { include: { connection: true, purchase: { select: { attempt: true } } } } },
    }));
  if (!scope || !row) return;
  const { session, shopifyOrderGid: id } = row;
  const { order } = await shopifyAdmin(scope, GetOrderAttributesDocument, { id }, BACKGROUND);
  if (!order) return;

  // Attempts in the chat that came to nothing may have left cancelled orders with the keys before.
  const orderKey = orderKeyOf(session.id, (session.purchase?.attempt ?? 0) + 1);
  const { attribution } = readState(session.state);
  const touches = openTouches(attribution, attributionSeal(scope, session.id));
  const evidence = await evidenceHead(scope, session.id);
  const metafields = orderMetafields(orderKey, { touches, evidence }).map((field) => ({
    ...field,
    ownerId: id,
  }));
  const tags = agentTags(session.connection.platform);
  const done = await shopifyAdmin(scope, AnnotateOrderDocument, { id, tags, metafields }, BACKGROUND);
  refuseProblems(id, done.tagsAdd?.userErrors, done.metafieldsSet?.userErrors);

  const known = order.customAttributes.map(({ key, value }) => ({ key, value: value ?? '' }));
  const wanted = [
    { key: AGENT_ATTRIBUTE, value: session.connection.name },
    { key: AFFILIATE_ATTRIBUTE, value: affiliateLabel(creditedTouch(attribution)) ?? '' },
  ];
  const lacking = wanted.filter(({ key, value }) => value && !known.some((other) => other.key === key));
  if (lacking.length === 0) return;
  const customAttributes = [...known, ...lacking];
  const set = await shopifyAdmin(scope, SetOrderAttributesDocument, { id, customAttributes }, BACKGROUND);
  refuseProblems(id, set.orderUpdate?.userErrors);
}

function refuseProblems(id: string, ...lists: ({ message: string }[] | undefined)[]): void {
  const problem = lists.flatMap((list) => list ?? [])[0];
  if (problem) throw new Error(`${id} could not be marked: ${problem.message}`);
}
