import { queueCatalogSync } from '#app/catalog/queue-catalog-sync.server.ts';
import { z } from 'zod';
import { queueShopFeedback } from '#app/catalog/channel/tell-shop-feedback.server.ts';
import { queueSettleChannel } from '#app/catalog/channel/queue-settle-channel.server.ts';
import { isUniqueViolation } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { isCountry } from '#app/kernel/country-code.ts';
import { fieldPath } from '#app/kernel/field-path.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { ShopScope } from './shop-scope.server.ts';

/** `namespace.key`, as Shopify allows them: nothing that would end the text of a query. */
const METAFIELD_KEY = /^[A-Za-z0-9_$:-]{2,255}\.[A-Za-z0-9_-]{2,64}$/;
/** Each makes every reading of the catalogue dearer. */
const MOST_FIELDS = 20;

const settings = z
  .strictObject({
    sellingMode: z.enum(['hand_off', 'in_chat', 'discovery']),
    itemIdSource: z.enum(['variant_id', 'sku']),
    agentHost: z
      .string()
      .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'is no host name')
      .nullable(),
    honorPriceMinutes: z.int().min(0).max(1440),
    offersMarketing: z.boolean(),
    holdsStock: z.boolean(),
    attributesOrders: z.boolean(),
    sellsAsChannel: z.boolean(),
    metafieldKeys: z.array(z.string().regex(METAFIELD_KEY, 'is no namespace.key')).max(MOST_FIELDS),
    marketCountries: z.array(z.string().refine(isCountry, 'is no country (ISO 3166-1)')).max(MOST_FIELDS),
  })
  .partial();

/** What a merchant may set of the shop itself (prisma/schema.prisma says what each does). */
export type ShopSettings = z.output<typeof settings>;

/**
 * Changes what is given of a shop's settings.
 * @throws AppError `invalid` with its `param` for what cannot be, a host name that leads to another shop, or payment in
 *   the chat by an app of the App Store (decision 001).
 */
export async function setShop(scope: ShopScope, changes: ShopSettings): Promise<void> {
  const result = settings.safeParse(changes);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    const field = fieldPath(issue.path);
    throw new AppError('invalid', `${field}: ${issue.message}`, { param: `$.${field}` });
  }
  if (result.data.sellingMode === 'in_chat' && scope.env.SHOPIFY_APP_DISTRIBUTION === 'app_store')
    throw new AppError('invalid', 'sellingMode: apps of the App Store use the shop’s own checkout.', {
      param: '$.sellingMode',
    });
  if (Object.keys(result.data).length === 0) return;
  try {
    await scope.db.$transaction(async (tx) => {
      const { id: shopId } = scope.shop;
      await tx.shop.update({ where: { id: shopId }, data: result.data });
      // What is mirrored has changed.
      if (result.data.metafieldKeys || result.data.marketCountries) await queueCatalogSync(shopId, tx);
      if (result.data.attributesOrders)
        await queueShopFeedback({ shop: { ...scope.shop, ...result.data } }, tx);
      if (result.data.sellsAsChannel !== undefined) await queueSettleChannel(shopId, tx);
      await recordStaffAction(scope, tx, {
        action: 'settings.changed',
        facts: { fields: Object.keys(result.data).join(', ') },
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'shops_agent_host_key')) throw error;
    throw new AppError('invalid', 'This host name leads to another shop already.', { param: '$.agentHost' });
  }
}
