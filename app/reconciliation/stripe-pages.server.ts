import type Stripe from 'stripe';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Where a list that goes over all of a shop's Stripe accounts stands: which of them, and behind which object. */
export interface StripeCursor {
  mode: string;
  after: string | null;
}

/** The account a cursor stands in, or the first; null when the shop has none (behind it). */
export async function stripeAt(
  scope: ShopScope,
  cursor: string | null,
): Promise<(StripeCursor & { stripe: Stripe; next: string | null }) | null> {
  const accounts = await scope.db.paymentAccount.findMany({
    where: { shopId: scope.shop.id },
    select: { mode: true },
    orderBy: { mode: 'asc' },
  });
  const modes = accounts.map(({ mode }) => mode);
  const { mode, after } = cursor ? (JSON.parse(cursor) as StripeCursor) : { mode: modes[0], after: null };
  if (mode === undefined || !modes.includes(mode)) return null;
  const later = modes[modes.indexOf(mode) + 1];
  const next = later === undefined ? null : JSON.stringify({ mode: later, after: null });
  return { mode, after, next, stripe: await merchantStripe(scope, mode) };
}

/** The cursor behind a page of Stripe's, or in the next account. */
export function behind(
  { mode, next }: { mode: string; next: string | null },
  page: { has_more: boolean; data: { id: string }[] },
): string | null {
  const last = page.data.at(-1);
  return page.has_more && last ? JSON.stringify({ mode, after: last.id }) : next;
}

/** Stripe's `created` filter, Unix seconds. */
export const createdWithin = ({ since, until }: { since: Date; until: Date }) => ({
  gte: Math.floor(since.getTime() / 1000),
  lt: Math.floor(until.getTime() / 1000),
});
