import { readEligibilityRules } from '#app/catalog/eligibility/read-eligibility-rules.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FeedContext } from './feed-format.ts';
import { feedSeller } from './feed-seller.ts';

/** What a feed needs of a shop: the command that writes one has no more. */
export type FeedScope = Pick<ShopScope, 'db' | 'shop' | 'clock'> & {
  env: Pick<ShopScope['env'], 'SHOPIFY_APP_DISTRIBUTION'>;
};

type Choices = Partial<
  Pick<FeedContext, 'country' | 'connectionId' | 'dialect' | 'stripeShipping' | 'feedId'>
>;

/** What the items of a feed of this shop have in common, as it is now. */
export async function feedContext(scope: FeedScope, choices: Choices = {}): Promise<FeedContext> {
  return {
    country: scope.shop.country,
    connectionId: null,
    ...choices,
    rules: await readEligibilityRules(scope),
    seller: feedSeller(scope.shop, await agentsCanPay(scope)),
    at: scope.clock(),
  };
}

/** Whether some agent of this shop can take a payment in the chat: only then is an item eligible for checkout. */
async function agentsCanPay({ db, env, shop }: FeedScope): Promise<boolean> {
  if (env.SHOPIFY_APP_DISTRIBUTION === 'app_store') return false;
  const accounts = await db.paymentAccount.findMany({ where: { shopId: shop.id }, select: { mode: true } });
  const connection = await db.agentConnection.findFirst({
    where: {
      shopId: shop.id,
      sellingMode: 'in_chat',
      revokedAt: null,
      mode: { in: accounts.map(({ mode }) => mode) },
    },
    select: { id: true },
  });
  return connection !== null;
}
