import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { fromGid } from '#app/shopify/gid.ts';
import { ListAutomaticDiscountsDocument } from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { toPromotion, type AutomaticDiscount, type Promotion } from './promotion.ts';

/** A promotion for more products than these is not told by product. */
const MOST_PRODUCTS = 1000;

/**
 * The shop's automatic discounts that agents can be told of, as they are in Shopify now.
 * @throws ShopifyError
 */
export async function listPromotions(scope: ShopScope): Promise<Promotion[]> {
  const discounts: AutomaticDiscount[] = [];
  for (let after: string | null = null; ;) {
    const { discountNodes: page }: { discountNodes: Page } = await shopifyAdmin(
      scope,
      ListAutomaticDiscountsDocument,
      { after },
    );
    discounts.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  const members = await membersOf(scope, discounts);
  const now = scope.clock();
  return discounts.flatMap(
    (discount) => toPromotion(discount, now, (ids) => members.filter(isIn(ids)).map(({ id }) => id)) ?? [],
  );
}

interface Page {
  nodes: AutomaticDiscount[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Member {
  id: string;
  collectionIds: string[];
}

const isIn = (collections: string[]) => (member: Member) =>
  member.collectionIds.some((id) => collections.includes(id));

/** Products of the collections that discounts are for; none where they are too many to be told. */
async function membersOf({ db, shop }: ShopScope, discounts: AutomaticDiscount[]): Promise<Member[]> {
  const collections = discounts.flatMap(({ discount }) =>
    discount.__typename === 'DiscountAutomaticBasic' &&
    discount.customerGets.items.__typename === 'DiscountCollections'
      ? discount.customerGets.items.collections.nodes.map(({ id }) => fromGid(id))
      : [],
  );
  if (collections.length === 0) return [];
  const members = await db.product.findMany({
    where: { shopId: shop.id, collectionIds: { hasSome: collections } },
    select: { id: true, collectionIds: true },
    take: MOST_PRODUCTS + 1,
  });
  return members.length > MOST_PRODUCTS ? [] : members;
}
