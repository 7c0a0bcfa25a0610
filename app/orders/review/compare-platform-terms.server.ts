import type { Queryable } from '#app/db/database.server.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** At which terms a platform sold. Amounts in minor units of the shop's currency. */
export interface PlatformTerms {
  lines: { variantId: string; name: string; unitAmount: number }[];
  /** There are goods to be shipped, and the buyer chose no shipping. */
  lacksShipping: boolean;
}

/**
 * What a platform sold otherwise than the shop does, in words for staff. The price before the last change is the shop's,
 * too: the platform may have read it just before.
 */
export async function comparePlatformTerms(
  { shop }: ShopScope,
  tx: Queryable,
  { lines, lacksShipping }: PlatformTerms,
): Promise<string[]> {
  const variants = await tx.variant.findMany({
    where: { shopId: shop.id, id: { in: lines.map(({ variantId }) => variantId) } },
    select: { id: true, price: true, previousPrice: true, currency: true },
  });
  const others = lines.flatMap(({ variantId, name, unitAmount }) => {
    const known = variants.find(({ id }) => id === variantId);
    if (!known || [known.price, known.previousPrice].some((price) => Number(price ?? -1) === unitAmount))
      return [];
    const [sold, price] = [unitAmount, Number(known.price)].map(
      (amount) => `${formatDecimal(amount, known.currency)} ${known.currency}`,
    );
    return [`“${name}” was sold at ${sold}, and is ${price} in the shop`];
  });
  return lacksShipping ? [...others, 'Its goods are to be shipped, and no shipping was chosen'] : others;
}
