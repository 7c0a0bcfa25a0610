import { addJob } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { installShop } from './install-shop.server.ts';

/**
 * What follows on a new token of a member of staff, once a day for each: a shop that is new or came back is installed
 * while they wait; one that is known is read again in the background.
 * @throws ShopifyError as installShop does.
 */
export async function welcomeShop(services: Services, domain: string): Promise<void> {
  const known = await services.db.$transaction(async (tx) => {
    // A message about an earlier uninstalling that arrives late is told by this instant.
    const [shop] = await tx.shop.updateManyAndReturn({
      where: { domain, uninstalledAt: null },
      data: { installedAt: services.clock() },
      select: { id: true },
    });
    if (shop) await addJob(tx, 'refresh-shop', { shopId: shop.id }, { key: `refresh-shop:${shop.id}` });
    return shop;
  });
  if (!known) await installShop(services, domain);
}
