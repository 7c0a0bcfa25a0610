import type { PaymentAccount, Shop } from '#app/db/client/client.ts';
import type { Services } from '#app/services.server.ts';

/** A payment account with the shop that it is of. */
export type AccountOfShop = PaymentAccount & { shop: Shop };

/**
 * The payment account that Stripe calls Aisle for, or null. Also of a shop that has removed the app: money that moved
 * meanwhile must not be overlooked.
 */
export async function findAccount({ db }: Services, id: string): Promise<AccountOfShop | null> {
  if (!/^\w{1,64}$/.test(id)) return null; // nor anything that the database would stumble over
  return db.paymentAccount.findUnique({ where: { id }, include: { shop: true } });
}
