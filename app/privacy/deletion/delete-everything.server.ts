import { disconnectChannel } from '#app/catalog/channel/disconnect-channel.server.ts';
import type { Queryable } from '#app/db/database.server.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { disconnectStripe } from '#app/payments/account/disconnect-stripe.server.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { listUnderWay } from './list-under-way.server.ts';

/** Statuses of sessions that a purchase may begin from. */
const OPEN = ['incomplete', 'not_ready_for_payment', 'requires_escalation', 'ready_for_payment'];

/**
 * Ends all that Aisle does for a shop, and deletes all that it holds of it. Once this returns no key of an agent works,
 * no feed answers and no job runs for the shop; a job deletes the rows. Orders in Shopify and payments in Stripe are the
 * merchant's and stay. Whoever opens the app afterwards installs it anew.
 * @param confirmation the shop's `*.myshopify.com` domain, typed by the person who wants it
 * @throws AppError `invalid` (`$.confirmation`) for anything else; `conflict` while money is under way
 */
export async function deleteEverything(scope: ShopScope, confirmation: string): Promise<void> {
  const { shop, db, log } = scope;
  if (confirmation.trim().toLowerCase() !== shop.domain)
    throw new AppError('invalid', `Type ${shop.domain}.`, { param: '$.confirmation' });
  await assertNothingOpen(scope, db);
  const accounts = await db.paymentAccount.findMany({ where: { shopId: shop.id }, select: { mode: true } });
  for (const { mode } of accounts) await disconnectStripe(scope, mode as 'test' | 'live');
  await endChannel(scope);
  await db.$transaction(async (tx) => {
    await closeSessions(scope, tx);
    await assertNothingOpen(scope, tx);
    await detach(scope, tx);
    await addJob(tx, 'delete-shop', { shopId: shop.id }, { key: `delete-shop:${shop.id}` });
  });
  // The record of it would be one of the rows.
  log.warn({ shop: shop.domain, actor: scope.actor }, 'staff had everything of their shop deleted');
}

/** Where Shopify does not let it, the channel ends with the app. */
async function endChannel(scope: ShopScope): Promise<void> {
  if (!scope.shop.sellsAsChannel && scope.shop.channelGid === null) return;
  try {
    await disconnectChannel(scope);
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
    scope.log.warn({ shop: scope.shop.domain, err: error }, 'the sales channel stays at Shopify');
  }
}

/**
 * Closes every session that a purchase could begin from: whoever is at it ends before, and is seen by the look that
 * follows, or finds it changed.
 */
async function closeSessions({ shop }: ShopScope, tx: Queryable): Promise<void> {
  await tx.checkoutSession.updateMany({
    where: { shopId: shop.id, status: { in: OPEN } },
    data: { status: 'canceled', version: { increment: 1 } },
  });
}

/** @throws AppError `conflict` */
async function assertNothingOpen(scope: ShopScope, tx: Queryable): Promise<void> {
  const open = await listUnderWay(scope, tx);
  if (open.length > 0) throw new AppError('conflict', 'Purchases or refunds are under way.');
}

/** From now on nobody finds the shop; its names are free for a new installation. */
async function detach({ shop, clock }: ShopScope, tx: Queryable): Promise<void> {
  await tx.shopifySession.deleteMany({ where: { shopDomain: shop.domain } });
  await tx.inboxMessage.deleteMany({ where: { shopDomain: shop.domain } });
  await tx.shop.update({
    where: { id: shop.id },
    data: {
      uninstalledAt: clock(),
      domain: `deleted-${shop.id}`,
      shopifyGid: null,
      agentHost: null,
    },
  });
}
