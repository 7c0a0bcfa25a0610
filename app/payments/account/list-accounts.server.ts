import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { eventsUrl } from './account-urls.ts';

/** A connected Stripe account, without anything that opens it. */
export interface ListedAccount {
  mode: 'test' | 'live';
  merchantId: string;
  /** `acct_…`; null: it was connected before that was kept. */
  stripeAccountId: string | null;
  /** Stripe's events can be verified, so they are taken. */
  hearsEvents: boolean;
  /** Where they go. */
  eventsUrl: string;
}

/** The shop's Stripe accounts: at most one for test and one for live. */
export async function listAccounts({ db, env, shop }: ShopScope): Promise<ListedAccount[]> {
  const rows = await db.paymentAccount.findMany({ where: { shopId: shop.id }, orderBy: { mode: 'asc' } });
  return rows.map(({ id, mode, merchantId, stripeAccountId, sealedWebhookSecret }) => ({
    ...{ merchantId, stripeAccountId },
    mode: mode as 'test' | 'live',
    hearsEvents: sealedWebhookSecret !== null,
    eventsUrl: eventsUrl(env, id),
  }));
}
