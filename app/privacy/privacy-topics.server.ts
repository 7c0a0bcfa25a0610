import { z } from 'zod';
import { toGid } from '#app/shopify/gid.ts';
import { readPayload } from '#app/shops/read-payload.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';
import { eraseBuyer } from './erase-buyer.server.ts';
import { proveErasure } from './prove-erasure.server.ts';
import { recordPrivacyRequest } from './record-privacy-request.server.ts';

const redactPayload = z.object({
  customer: z.object({ email: z.string().nullish() }).nullish(),
  orders_to_redact: z.array(z.number()).nullish(),
});

/** The shop's name in the signed body: the header that named it is not covered by the signature. */
const shopPayload = z.object({ shop_domain: z.string() });

const dataRequestPayload = z.object({
  customer: z.object({ email: z.string().nullish() }).nullish(),
  data_request: z.object({ id: z.number() }).nullish(),
});

/** Shopify's compliance webhooks (facts: act within 30 days; these act at once). */
export const privacyTopics: Record<string, TopicHandler> = {
  // Staff are told, and hand the data over from the page of privacy requests.
  'customers/data_request': async (scope, tx, payload) => {
    const { data_request: request, customer } = readPayload(dataRequestPayload, payload);
    if (!customer?.email) return;
    const externalId = request ? String(request.id) : undefined;
    await recordPrivacyRequest(scope, tx, {
      kind: 'access',
      origin: 'shopify',
      externalId,
      email: customer.email,
    });
  },
  'customers/redact': async (scope, tx, payload) => {
    const { customer, orders_to_redact: orders } = readPayload(redactPayload, payload);
    const gids = (orders ?? []).map((id) => toGid('Order', String(id)));
    if (!customer?.email) return;
    const erased = await eraseBuyer(scope, tx, customer.email, gids);
    await recordPrivacyRequest(scope, tx, {
      kind: 'erasure',
      origin: 'shopify',
      email: customer.email,
      erased,
    });
  },
  // 48 hours after uninstalling: every row of the shop goes with it, unless the merchant has come back meanwhile.
  'shop/redact': async (scope, tx, payload) => {
    const { shop_domain: domain } = readPayload(shopPayload, payload);
    if (!scope.shop.uninstalledAt || domain !== scope.shop.domain) return;
    await proveErasure(scope, tx);
    await tx.shopifySession.deleteMany({ where: { shopDomain: scope.shop.domain } });
    await tx.idempotencyRecord.deleteMany({ where: { shopId: scope.shop.id } });
    await tx.seenSignature.deleteMany({ where: { shopId: scope.shop.id } });
    await tx.rateWindow.deleteMany({ where: { shopId: scope.shop.id } });
    await tx.inboxMessage.deleteMany({ where: { shopDomain: scope.shop.domain } });
    await tx.agentKey.deleteMany({ where: { shopId: scope.shop.id } });
    await tx.shop.delete({ where: { id: scope.shop.id } });
  },
};
