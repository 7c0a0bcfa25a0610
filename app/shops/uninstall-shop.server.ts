import type { Queryable } from '#app/db/database.server.ts';

/**
 * Ends a shop's use of the app: its tokens are dead, so its sessions go and every lookup stops finding it; its sales channel went with it. Its other
 * rows stay until Shopify asks for their deletion (shop/redact, 48 hours later).
 * @param uninstalledAt when it happened; a late message about an earlier installation changes nothing.
 */
export async function uninstallShop(tx: Queryable, domain: string, uninstalledAt: Date): Promise<void> {
  const isBackAgain = await tx.shop.findFirst({ where: { domain, installedAt: { gt: uninstalledAt } } });
  if (isBackAgain) return;
  await tx.shop.updateMany({
    where: { domain, uninstalledAt: null },
    data: { uninstalledAt, channelGid: null },
  });
  await tx.shopifySession.deleteMany({ where: { shopDomain: domain } });
}
