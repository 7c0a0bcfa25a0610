import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { cancelOrder } from '#sandbox/shopify/commerce/cancel-order.ts';
import { editOrder } from '#sandbox/shopify/commerce/edit-order.ts';
import { addFulfillmentEvent, markDelivered } from '#sandbox/shopify/commerce/change-fulfillment.ts';
import { fulfillOrder } from '#sandbox/shopify/commerce/fulfill-order.ts';
import { releaseHold } from '#sandbox/shopify/commerce/hold-fulfillment.ts';
import { requireOrder } from '#sandbox/shopify/commerce/order-changes.ts';
import { createRefund, refundOrder } from '#sandbox/shopify/commerce/refund-order.ts';
import { changeReturn, requestReturn } from '#sandbox/shopify/commerce/return-order.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { readBody } from './read-body.ts';

const lines = z
  .array(z.object({ orderLineId: z.string(), quantity: z.number().int().positive() }))
  .optional();
const text = z.string().nullish();
const fulfillSchema = z.object({
  lines,
  tracking: z.object({ company: text, number: text, url: text }).optional(),
});
const deliverSchema = z.object({ fulfillmentId: z.string().optional() });
const refundSchema = z.object({
  lines,
  shippingMinor: z.number().int().nonnegative().optional(),
  restock: z.boolean().optional(),
  note: text,
});
const editSchema = z.object({
  add: z.array(z.object({ variantId: z.string(), quantity: z.number().int().positive() })).default([]),
  remove: lines.default([]),
});
/** One unit leaves the order without money going back. */
const takeOffSchema = z.object({ orderLineId: z.string() });
const returnSchema = z.object({
  lines: z.array(z.object({ orderLineId: z.string(), quantity: z.number().int().positive() })),
  exchange: z.boolean().default(false),
});
const returnStatusSchema = z.object({ status: z.enum(['OPEN', 'DECLINED', 'CANCELED', 'CLOSED']) });
const fulfillmentEventSchema = z.object({ fulfillmentId: z.string(), status: z.string() });
const cancelSchema = z.object({
  reason: z.enum(['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'OTHER', 'STAFF']).default('OTHER'),
  restock: z.boolean().default(true),
  refund: z.boolean().optional(),
  staffNote: text,
});

const orderGid = (c: Context): string => `gid://shopify/Order/${c.req.param('id')}`;

/** What the merchant's staff does with orders, over HTTP for tests and demonstrations. */
export function orderControl(context: () => ShopifyContext): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.json({ orders: context().state.orders.all() }));
  routes.get('/:id', (c) => c.json(requireOrder(context(), orderGid(c))));
  routes.post('/:id/fulfill', async (c) =>
    c.json(fulfillOrder(context(), orderGid(c), await readBody(c, fulfillSchema))),
  );
  routes.post('/:id/deliver', async (c) => {
    const { fulfillmentId } = await readBody(c, deliverSchema);
    const fulfillment = requireOrder(context(), orderGid(c)).fulfillments.at(-1);
    if (!fulfillment) throw new UserError(null, 'The order has not been fulfilled.');
    return c.json(markDelivered(context(), orderGid(c), fulfillmentId ?? fulfillment.id));
  });
  routes.post('/:id/refund', async (c) =>
    c.json(refundOrder(context(), orderGid(c), await readBody(c, refundSchema))),
  );
  routes.post('/:id/take-off', async (c) => {
    const { orderLineId } = await readBody(c, takeOffSchema);
    const lines = [{ lineItemId: orderLineId, quantity: 1, restockType: 'CANCEL' as const }];
    const money = { shippingMinor: 0, transactions: [], note: null, allowOverRefunding: false };
    return c.json(createRefund(context(), orderGid(c), { lines, ...money }).order);
  });
  routes.post('/:id/edit', async (c) =>
    c.json(editOrder(context(), orderGid(c), await readBody(c, editSchema))),
  );
  routes.post('/:id/cancel', async (c) =>
    c.json(cancelOrder(context(), orderGid(c), await readBody(c, cancelSchema))),
  );
  routes.post('/:id/returns', async (c) => {
    const { lines: wanted, exchange } = await readBody(c, returnSchema);
    return c.json(requestReturn(context(), orderGid(c), wanted, exchange));
  });
  routes.post('/:id/returns/:return', async (c) => {
    const { status } = await readBody(c, returnStatusSchema);
    const id = `gid://shopify/Return/${c.req.param('return')}`;
    return c.json(changeReturn(context(), orderGid(c), id, status));
  });
  routes.post('/:id/fulfillment-events', async (c) => {
    const input = await readBody(c, fulfillmentEventSchema);
    return c.json(addFulfillmentEvent(context(), input).order);
  });
  routes.post('/:id/release-hold', (c) => c.json(releaseHold(context(), orderGid(c))));
  return routes;
}
