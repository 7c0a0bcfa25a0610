import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Whether test purchases can be paid in the chat: `no_account` without a Stripe test account, `in_shop` where nothing ever is. */
export type TestPayments = 'possible' | 'no_account' | 'in_shop';

/** How a simulated buyer can pay here (agents/authenticate-agent.server.ts decides the same for every call). */
export async function testPayments({ db, env, shop }: ShopScope): Promise<TestPayments> {
  if (env.SHOPIFY_APP_DISTRIBUTION === 'app_store') return 'in_shop';
  const where = { shopId_mode: { shopId: shop.id, mode: 'test' } };
  return (await db.paymentAccount.findUnique({ where, select: { id: true } })) ? 'possible' : 'no_account';
}
