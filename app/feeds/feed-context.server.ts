import { productRules } from '#app/agents/product-rule.ts';
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
  const connectionId = choices.connectionId ?? null;
  const paying = await agentsThatTakePayment(scope);
  const agent = connectionId === null ? undefined : paying.find(({ id }) => id === connectionId);
  return {
    country: scope.shop.country,
    ...choices,
    connectionId,
    rules: await readEligibilityRules(scope),
    productRules: agent ? productRules.parse(agent.productRules) : [],
    seller: feedSeller(scope.shop, connectionId === null ? paying.length > 0 : agent !== undefined),
    at: scope.clock(),
  };
}

/** The shop's agents that can take a payment in the chat: only for them is an item eligible for checkout. */
async function agentsThatTakePayment({ db, env, shop }: FeedScope) {
  if (env.SHOPIFY_APP_DISTRIBUTION === 'app_store') return [];
  const accounts = await db.paymentAccount.findMany({ where: { shopId: shop.id }, select: { mode: true } });
  return db.agentConnection.findMany({
    where: {
      shopId: shop.id,
      sellingMode: 'in_chat',
      revokedAt: null,
      mode: { in: accounts.map(({ mode }) => mode) },
    },
    select: { id: true, productRules: true },
  });
}
