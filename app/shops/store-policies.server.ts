import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { MirroredPolicy } from './map-policies.ts';
import type { ShopScope } from './shop-scope.server.ts';

/** Replaces the mirrored policies of a shop, whose row the caller has locked by writing it. */
export async function storePolicies(
  { shop }: ShopScope,
  tx: Queryable,
  policies: readonly MirroredPolicy[],
): Promise<void> {
  await tx.shopPolicy.deleteMany({ where: { shopId: shop.id } });
  await tx.shopPolicy.createMany({
    data: policies.map(({ translations, ...policy }) => ({
      ...policy,
      shopId: shop.id,
      translations: translations as unknown as Prisma.InputJsonObject,
    })),
    // The schema does not say that a type comes once; of two the first is kept, as links are looked up.
    skipDuplicates: true,
  });
}
