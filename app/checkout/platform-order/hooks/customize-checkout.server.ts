import { findSellableItems } from '#app/catalog/find-sellable-items.server.ts';
import type { AgentConnection } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import type { Customization, HookData } from '#app/payments/delegated-checkout.ts';
import { toStripeAmount } from '#app/payments/stripe-amount.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { needsShipping } from '../../lines/needs-shipping.ts';
import type { FulfillmentOption, SessionState } from '../../session/session.ts';
import { destinationOf, pricePlatformCart, type PlatformLine } from './price-platform-cart.server.ts';

/** What cannot be sold, or not there, cannot be delivered: Stripe then lets nobody pay. */
const NOTHING: Customization = { shipping_options: [] };

/**
 * Shipping options and taxes of a cart at Stripe, as Shopify has them for its destination. Until that is known there is
 * nothing to say. Places to pick up are left out: Stripe has no word for them.
 * @throws AppError `service_unavailable` while Shopify does not answer.
 */
export async function customizeCheckout(
  scope: ShopScope,
  connection: AgentConnection | null,
  data: HookData,
  lines: PlatformLine[] | null,
): Promise<Customization> {
  const destination = destinationOf(data);
  const currency = scope.shop.currency.toUpperCase();
  if (!connection || !lines || data.currency.toUpperCase() !== currency) return NOTHING;
  if (!destination) return {};
  let state: SessionState;
  try {
    ({ state } = await pricePlatformCart(scope, connection, lines, destination));
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return NOTHING;
    throw error;
  }
  if (state.blocking.length > 0) return NOTHING;
  return {
    ...(needsShipping(state.lines) && {
      shipping_options: state.options
        .filter(({ type }) => type === 'shipping' || type === 'local_delivery')
        .map((option) => shippingOption(option, currency, scope.shop.taxesIncluded)),
    }),
    ...(!data.automatic_tax?.enabled && { line_items: await taxedLines(scope, lines, state) }),
  };
}

function shippingOption(option: FulfillmentOption, currency: string, taxesIncluded: boolean) {
  const { code, source } = option;
  return {
    shipping_rate_data: {
      display_name: option.title,
      fixed_amount: toStripeAmount({ amount: option.amount, currency }),
      // Come back with the order (map-platform-order).
      metadata: { option: option.id, ...(code && { code }), ...(source && { source }) },
      tax_behavior: taxesIncluded ? ('inclusive' as const) : ('exclusive' as const),
    },
  };
}

/** Shopify tells the taxes of a cart as a whole: each of them for every line that is taxed at all. */
async function taxedLines(scope: ShopScope, lines: PlatformLine[], { totals }: SessionState) {
  const items = await findSellableItems(
    scope,
    lines.map(({ itemId }) => itemId),
    // Whoever asks: only what is taxed is looked at.
    { connectionId: null },
  );
  const rates = totals.taxLines.map(({ title, rate }) => ({
    rate_data: {
      display_name: title,
      inclusive: scope.shop.taxesIncluded,
      percentage: Math.round(rate * 1e6) / 1e4,
    },
  }));
  return lines.map(({ id, itemId }) => ({ id, tax_rates: items.get(itemId)?.taxable ? rates : [] }));
}
