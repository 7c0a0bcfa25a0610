import { z } from 'zod';
import { isUniqueViolation } from '#app/db/database.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { addJob } from '#app/jobs/add-job.server.ts';
import { isCountry } from '#app/kernel/country-code.ts';
import type { ShopScope } from './shop-scope.server.ts';

/** `namespace.key`, as Shopify allows them: nothing that would end the text of a query. */
const METAFIELD_KEY = /^[A-Za-z0-9_$:-]{2,255}\.[A-Za-z0-9_-]{2,64}$/;
/** Each makes every reading of the catalogue dearer. */
const MOST_FIELDS = 20;

const settings = z
  .strictObject({
    itemIdSource: z.enum(['variant_id', 'sku']),
    agentHost: z
      .string()
      .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'is no host name')
      .nullable(),
    honorPriceMinutes: z.int().min(0).max(1440),
    offersMarketing: z.boolean(),
    holdsStock: z.boolean(),
    attributesOrders: z.boolean(),
    metafieldKeys: z.array(z.string().regex(METAFIELD_KEY, 'is no namespace.key')).max(MOST_FIELDS),
    marketCountries: z.array(z.string().refine(isCountry, 'is no country (ISO 3166-1)')).max(MOST_FIELDS),
  })
  .partial();

/** What a merchant may set of the shop itself (prisma/schema.prisma says what each does). */
export type ShopSettings = z.output<typeof settings>;

/**
 * Changes what is given of a shop's settings.
 * @throws AppError `invalid` for what cannot be, or a host name that leads to another shop.
 */
export async function setShop(scope: ShopScope, changes: ShopSettings): Promise<void> {
  const result = settings.safeParse(changes);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw new AppError('invalid', `${issue.path.join('.')}: ${issue.message}`);
  }
  try {
    await scope.db.$transaction(async (tx) => {
      const { id: shopId } = scope.shop;
      await tx.shop.update({ where: { id: shopId }, data: result.data });
      // What is mirrored has changed.
      if (result.data.metafieldKeys || result.data.marketCountries)
        await addJob(tx, 'sync-catalog', { shopId }, { key: `sync-catalog:${shopId}` });
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'shops_agent_host_key')) throw error;
    throw new AppError('invalid', 'This host name leads to another shop already.', { param: 'agent_host' });
  }
}
