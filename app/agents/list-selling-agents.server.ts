import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { effectiveMode } from './effective-mode.ts';
import { productRules, type ProductRule } from './product-rule.ts';
import type { SellingMode } from './selling-mode.ts';

/** An agent and the terms on which it may show and sell. */
export interface SellingAgent {
  id: string;
  name: string;
  /** What holds now: in-chat payment needs a connected Stripe account, and a closed shop sells nothing. */
  sellingMode: SellingMode;
  productRules: ProductRule[];
}

/** The shop's agents that have access, by name, each with what the merchant lets it do. */
export async function listSellingAgents(
  { shop, env }: Pick<ShopScope, 'shop' | 'env'>,
  db: Queryable,
): Promise<SellingAgent[]> {
  const accounts = await db.paymentAccount.findMany({ where: { shopId: shop.id }, select: { mode: true } });
  const agents = await db.agentConnection.findMany({
    where: { shopId: shop.id, revokedAt: null },
    select: { id: true, name: true, mode: true, sellingMode: true, productRules: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return agents.map(({ id, name, mode, sellingMode, productRules: rules }) => ({
    ...{ id, name },
    sellingMode: shop.closedAt
      ? 'discovery'
      : effectiveMode(
          env,
          sellingMode as SellingMode,
          accounts.some((account) => account.mode === mode),
        ),
    productRules: productRules.parse(rules),
  }));
}
