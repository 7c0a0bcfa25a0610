import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  GetOrderCustomerDocument,
  SubscribeCustomerDocument,
} from '#app/shopify/operations/admin.generated.ts';
import { findShopById } from '#app/shops/shop-scope.server.ts';
import { wantsEmails } from './consents.ts';
import { readState } from '../session/empty-state.ts';

/**
 * Subscribes the customer of a sale to the shop's e-mails, as of the sale, if the buyer said yes. A no, or silence,
 * changes nothing: an agent does not know whether there is a subscription, so it cannot have asked to end one. May
 * be repeated: of two consents Shopify keeps the later one, so that a later unsubscription stands.
 * @throws Error when Shopify refuses it: the job is repeated.
 */
export async function writeConsents(
  services: Services,
  { shopId, sessionId }: JobPayloads['write-consents'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const order =
    scope &&
    (await scope.db.order.findFirst({
      where: { sessionId, shopId },
      include: { session: { select: { state: true } } },
    }));
  if (!scope || !order || !wantsEmails(readState(order.session.state))) return;
  const options = { lane: 'background' } as const;
  const found = await shopifyAdmin(scope, GetOrderCustomerDocument, { id: order.shopifyOrderGid }, options);
  const customerId = found.order?.customer?.id;
  if (!customerId) return;
  const variables = { customerId, at: order.placedAt.toISOString() };
  const done = await shopifyAdmin(scope, SubscribeCustomerDocument, variables, options);
  const problem = done.customerEmailMarketingConsentUpdate?.userErrors[0];
  if (problem) throw new Error(`the consent of ${sessionId} could not be written: ${problem.message}`);
}
