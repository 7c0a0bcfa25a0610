import { raiseAttention } from '#app/attention/raise-attention.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import type { JobPayloads } from '#app/jobs/add-job.server.ts';
import type { Services } from '#app/services.server.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { connectChannel } from './connect-channel.server.ts';
import { disconnectChannel } from './disconnect-channel.server.ts';

const refused = ({ shop }: ShopScope) => ({ kind: 'channel_refused' as const, subject: shop.id });

/**
 * Makes the app a sales channel of a shop whose merchant wants that, and ends the channel of one who does not any more.
 * May run any number of times. What Shopify refuses for good is told to staff; it is tried again with the next daily
 * reading of the shop, and when the setting is saved again.
 * @throws ShopifyError when Shopify cannot be asked: the job is repeated
 */
export async function settleChannel(
  services: Services,
  { shopId }: JobPayloads['settle-channel'],
): Promise<void> {
  const scope = await findShopById(services, shopId);
  if (!scope) return;
  try {
    await (scope.shop.sellsAsChannel ? connectChannel(scope) : disconnectChannel(scope));
    await settleAttention(scope, scope.db, refused(scope), 'Shopify has it as you want it.');
  } catch (error) {
    const isRefused = error instanceof ShopifyError && ['invalid', 'access_denied'].includes(error.kind);
    // A closed shop opens again.
    if (!isRefused || error.isShopClosed) throw error;
    await askStaff(scope, error.message);
  }
}

function askStaff(scope: ShopScope, why: string): Promise<void> {
  return scope.db.$transaction((tx) =>
    raiseAttention(scope, tx, {
      ...refused(scope),
      text: `Shopify refuses a change of the sales channel. Shopify says: ${why}`,
      facts: { why },
    }),
  );
}
