import { newDiscountId } from '#sandbox/shopify/commerce/discount-id.ts';
import { Hono } from 'hono';
import { z } from 'zod';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { readBody } from './read-body.ts';

const PICKUP_TIMES = [
  'ONE_HOUR',
  'TWO_HOURS',
  'FOUR_HOURS',
  'TWENTY_FOUR_HOURS',
  'TWO_TO_FOUR_DAYS',
  'FIVE_OR_MORE_DAYS',
] as const;
const minor = z.number().int().nonnegative();
const combinations = z.object({
  orderDiscounts: z.boolean(),
  productDiscounts: z.boolean(),
  shippingDiscounts: z.boolean(),
});

const locationSchema = z.object({
  pickup: z.object({
    enabled: z.boolean(),
    instructions: z.string().optional(),
    pickupTime: z.enum(PICKUP_TIMES).optional(),
  }),
});
const shopSchema = z.object({
  /** Null ends the service. */
  localDelivery: z
    .object({
      countryCode: z.string().length(2),
      zipPrefixes: z.array(z.string().min(1)),
      title: z.string().min(1),
      priceMinor: minor,
      minimumMinor: minor,
    })
    .nullish(),
  /** Currencies beside the shop's own, with what one unit of that buys; they replace the earlier ones. */
  presentmentRates: z.record(z.string().length(3), z.string().regex(/^\d+(\.\d+)?$/)).optional(),
  trial: z.boolean().optional(),
  searchLagMs: minor.optional(),
  /** Approved order attributions; null: all that the app's extension defines. */
  attributionHandles: z.array(z.string()).nullish(),
});
const discountSchema = z.object({
  code: z.string().min(1).nullable(),
  title: z.string().min(1),
  kind: z.enum(['percentage', 'fixed', 'free_shipping']),
  percentage: z.number().min(0).max(100).default(0),
  amountMinor: minor.default(0),
  minimumSubtotalMinor: minor.default(0),
  minimumQuantity: minor.optional(),
  startsAt: z.iso.datetime().optional(),
  endsAt: z.iso.datetime().nullable().default(null),
  usageLimit: minor.optional(),
  oncePerCustomer: z.boolean().optional(),
  customerIds: z.array(z.string()).optional(),
  productIds: z.array(z.string()).optional(),
  combinesWith: combinations.optional(),
});

/**
 * What the merchant sets up for the whole shop: `GET /shop`, `PATCH /shop` (local delivery, currencies, what
 * kind of shop it is),
 * `PATCH /locations/:id` (pickup), `GET`, `POST /discounts` and `DELETE /discounts/:id`. Money is minor units of the
 * shop's currency, ids are the numbers of the gids.
 */
export function shopControl(context: () => ShopifyContext): Hono {
  const routes = new Hono();
  routes.get('/shop', (c) => c.json(context().shop()));
  routes.patch('/shop', async (c) => {
    const { localDelivery, presentmentRates, attributionHandles, ...plain } = await readBody(c, shopSchema);
    const { state, shop } = context();
    const { id, currencyCode } = shop();
    if (localDelivery !== undefined) state.shops.patch(id, { localDelivery: localDelivery ?? undefined });
    state.shops.patch(id, plain);
    if (attributionHandles !== undefined)
      state.shops.patch(id, { attributionHandles: attributionHandles ?? undefined });
    if (presentmentRates) {
      const enabledPresentmentCurrencies = [currencyCode, ...Object.keys(presentmentRates)];
      state.shops.patch(id, { presentmentRates, enabledPresentmentCurrencies });
    }
    return c.json(shop());
  });
  routes.patch('/locations/:id', async (c) => {
    const { pickup } = await readBody(c, locationSchema);
    const { state, shop } = context();
    const gid = `gid://shopify/Location/${c.req.param('id')}`;
    const old = shop().locations.find(({ id }) => id === gid);
    if (!old) return c.notFound();
    const location = {
      ...old,
      pickup: { instructions: '', pickupTime: 'TWENTY_FOUR_HOURS' as const, ...old.pickup, ...pickup },
    };
    const locations = shop().locations.map((row) => (row === old ? location : row));
    state.shops.patch(shop().id, { locations });
    return c.json(location);
  });
  routes.get('/discounts', (c) => c.json({ discounts: context().state.discounts.all() }));
  routes.post('/discounts', async (c) => {
    const discount = await readBody(c, discountSchema);
    const { state } = context();
    const id = newDiscountId(state, discount.code);
    const row = state.discounts.put({ id, ...discount });
    context().emit('discounts/create', { admin_graphql_api_id: id, title: row.title });
    return c.json(row, 201);
  });
  routes.delete('/discounts/:id', (c) => {
    const { discounts } = context().state;
    const row = discounts.find(({ id }) => id.endsWith(`/${c.req.param('id')}`));
    if (!row) return c.notFound();
    discounts.delete(row.id);
    context().emit('discounts/delete', { admin_graphql_api_id: row.id });
    return c.body(null, 204);
  });
  return routes;
}
