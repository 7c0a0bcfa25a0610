import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderAttribution } from '#sandbox/shopify/oauth/order-attributions.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';

/** The definitions of the app that the shop has approved. */
export function approvedAttributions({ app, shop }: ShopifyContext): OrderAttribution[] {
  const { attributionHandles } = shop();
  return app.attributions.filter(({ handle }) => attributionHandles?.includes(handle) ?? true);
}

/**
 * Where an order came from, GraphQL `Order.attribution`. "If sourceName doesn't match an approved order attribution
 * definition, Shopify falls back to app-only attribution" (shopify.dev, changelog of 30 June 2026). Null for an order
 * that the merchant made.
 */
export function attributionOf(context: ShopifyContext, order: OrderRecord): OrderAttribution | null {
  const { sourceName, clientId } = order;
  if (sourceName === null) return null;
  const found = approvedAttributions(context).find(({ handle }) => handle === sourceName.toLowerCase());
  if (found) return found;
  if (clientId === null) return { handle: sourceName, displayName: 'Online Store', icon: null };
  return { handle: clientId, displayName: context.app.name, icon: null };
}
