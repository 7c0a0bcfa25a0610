import { attributionOf } from '#sandbox/shopify/commerce/order-attribution.ts';
import type { UiExtension } from '#sandbox/shopify/extensions/read-ui-extensions.ts';
import type { CustomerRecord, OrderRecord, ShopRecord } from '#sandbox/shopify/state/records.ts';
import type { AdminDeps } from './admin-deps.ts';
import type { Frame } from './pages/layout.tsx';
import { fullName } from './pages/order-side.tsx';

/** Rows on one page of a list. */
export const PAGE_SIZE = 50;

/** The parts of every page that come from the shop and the app. */
export function pageFrame(deps: AdminDeps): { frame: Frame; shop: ShopRecord } {
  const shop = deps.context().shop();
  const { handle } = deps.app;
  return {
    shop,
    frame: {
      shopName: shop.name,
      app: { handle, name: handle.charAt(0).toUpperCase() + handle.slice(1) },
      step: shop.feedback?.message ?? null,
    },
  };
}

/** What the app adds to a page, by how its targets begin. */
export function extensionsOf(deps: AdminDeps, place: string): UiExtension[] {
  return deps.extensions.filter(({ target }) => target.startsWith(`${place}.`));
}

/** One page of a list; a page number that is none or out of range shows the nearest page. */
export function pageOf<T>(
  rows: T[],
  wanted: string | undefined,
): { rows: T[]; page: number; pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const page = Math.min(pageCount, Math.max(1, Math.trunc(Number(wanted)) || 1));
  return { rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pageCount };
}

/** The channel of an order, as lists and filters call it; null for one that the merchant made. */
export function channelOf(deps: AdminDeps, order: OrderRecord): string | null {
  return attributionOf(deps.context(), order)?.displayName ?? null;
}

/** The customer of an order, if Shopify knows one. */
export function customerOf(deps: AdminDeps, order: OrderRecord): CustomerRecord | null {
  return order.customerId === null ? null : (deps.context().state.customers.get(order.customerId) ?? null);
}

/** What a list shows for the customer of an order. */
export function customerName(deps: AdminDeps, order: OrderRecord): string {
  const customer = customerOf(deps, order);
  return (
    (customer && fullName(customer)) ||
    (order.shippingAddress && fullName(order.shippingAddress)) ||
    order.email ||
    'No customer'
  );
}
