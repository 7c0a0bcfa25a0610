import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { isAccessDenied } from '#app/shopify/shopify-error.ts';
import { installShop } from './install-shop.server.ts';
import { findShopById, type ShopScope } from './shop-scope.server.ts';

/**
 * Reads a shop's facts (name, currency, places, …) and its policies again from Shopify, and whether Shopify has it closed:
 * frozen, unpaid or locked shops are refused every call (shopify.dev, "API response status codes": 402, 423). While it is, agents
 * may show its products and sell nothing. Does nothing for a shop that has left.
 */
export async function refreshShop(
  services: Services,
  { shopId }: JobPayloads['refresh-shop'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope) return;
  try {
    await installShop(services, scope.shop.domain, { authorized: false });
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    return noteClosed(scope);
  }
  if (scope.shop.closedAt) await noteOpen(scope);
}

async function noteClosed(scope: ShopScope): Promise<void> {
  const { id, name } = scope.shop;
  if (scope.shop.closedAt) return;
  await scope.db.$transaction(async (tx) => {
    await tx.shop.update({ where: { id }, data: { closedAt: scope.clock() } });
    const text = `Shopify refuses calls for ${name}.`;
    await raiseAttention(scope, tx, { kind: 'shop_closed', subject: id, text, facts: { shop: name } });
  });
}

async function noteOpen(scope: ShopScope): Promise<void> {
  const { id } = scope.shop;
  await scope.db.$transaction(async (tx) => {
    await tx.shop.update({ where: { id }, data: { closedAt: null } });
    await settleAttention(scope, tx, { kind: 'shop_closed', subject: id }, 'Shopify answers again.');
  });
}
