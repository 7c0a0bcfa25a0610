/** @jsxImportSource hono/jsx */
import { Hono, type Context } from 'hono';
import { cancelOrder } from '#sandbox/shopify/commerce/cancel-order.ts';
import { markDelivered } from '#sandbox/shopify/commerce/change-fulfillment.ts';
import { fulfillOrder } from '#sandbox/shopify/commerce/fulfill-order.ts';
import { releaseHold } from '#sandbox/shopify/commerce/hold-fulfillment.ts';
import { refundOrder } from '#sandbox/shopify/commerce/refund-order.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { STORE_PATH, type AdminDeps } from './admin-deps.ts';
import { channelOf, customerName, customerOf, extensionsOf, pageFrame, pageOf } from './admin-view.ts';
import { readForm, readMoney, readQuantities, textField, type Form } from './form-fields.ts';
import { notFound } from './not-found.ts';
import { CANCEL_REASONS } from './pages/order-actions.tsx';
import { OrderPage } from './pages/order-page.tsx';
import { OrdersPage } from './pages/orders-page.tsx';

type Action = (context: ShopifyContext, order: OrderRecord, form: Form) => unknown;

/** What a merchant can do with an order, by the last part of the form's address, and the notice after it. */
const ACTIONS: Record<string, { run: Action; notice: string }> = {
  fulfill: { run: fulfill, notice: 'Items fulfilled.' },
  deliver: { run: deliver, notice: 'Marked as delivered.' },
  refund: { run: refund, notice: 'Refund recorded.' },
  cancel: { run: cancel, notice: 'Order canceled.' },
  'release-hold': { run: (context, order) => releaseHold(context, order.id), notice: 'Hold released.' },
};

/** The list of orders, the order page, and its forms. Mounted under the store's path. */
export function orderRoutes(deps: AdminDeps): Hono {
  const routes = new Hono();

  routes.get('/orders', (c) => {
    const newestFirst = deps.context().state.orders.all().reverse();
    const { rows, page, pageCount } = pageOf(newestFirst, c.req.query('page'));
    const name = (order: OrderRecord) => customerName(deps, order);
    const channel = (order: OrderRecord) => channelOf(deps, order);
    return c.html(
      <OrdersPage
        {...pageFrame(deps)}
        orders={rows}
        customerName={name}
        channelName={channel}
        page={page}
        pageCount={pageCount}
        extensions={extensionsOf(deps, 'admin.order-index.selection-action')}
      />,
    );
  });

  routes.get('/orders/:id{\\d+}', (c) => {
    const order = findOrder(deps, c.req.param('id'));
    if (!order) return notFound(c, deps);
    const notice = ACTIONS[c.req.query('done') ?? '']?.notice ?? null;
    return renderOrder(deps, c, order, { notice, error: null, status: 200 });
  });

  routes.post('/orders/:id{\\d+}/:action', async (c) => {
    const order = findOrder(deps, c.req.param('id'));
    const name = c.req.param('action');
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!order || !action) return notFound(c, deps);
    try {
      action.run(deps.context(), order, await readForm(c));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return renderOrder(deps, c, order, { notice: null, error: error.message, status: 422 });
    }
    return c.redirect(`${STORE_PATH}/orders/${c.req.param('id')}?done=${name}`, 303);
  });

  return routes;
}

function findOrder(deps: AdminDeps, id: string): OrderRecord | undefined {
  return deps.context().state.orders.get(`gid://shopify/Order/${id}`);
}

function renderOrder(
  deps: AdminDeps,
  c: Context,
  order: OrderRecord,
  { notice, error, status }: { notice: string | null; error: string | null; status: 200 | 422 },
) {
  const customer = customerOf(deps, order);
  return c.html(
    <OrderPage
      {...pageFrame(deps)}
      order={order}
      customer={customer}
      channel={channelOf(deps, order)}
      notice={notice}
      error={error}
      extensions={extensionsOf(deps, 'admin.order-details')}
    />,
    status,
  );
}

function fulfill(context: ShopifyContext, order: OrderRecord, form: Form): void {
  const lines = readQuantities(order, form);
  if (lines.length === 0) throw new UserError(['quantity'], 'Choose at least one item to fulfill.');
  const tracking = {
    company: textField(form, 'company'),
    number: textField(form, 'number'),
    url: textField(form, 'url'),
  };
  const hasTracking = Object.values(tracking).some((value) => value !== null);
  fulfillOrder(context, order.id, { lines, ...(hasTracking ? { tracking } : {}) });
}

function deliver(context: ShopifyContext, order: OrderRecord, form: Form): void {
  markDelivered(context, order.id, `gid://shopify/Fulfillment/${textField(form, 'fulfillment') ?? ''}`);
}

function refund(context: ShopifyContext, order: OrderRecord, form: Form): void {
  refundOrder(context, order.id, {
    lines: readQuantities(order, form),
    shippingMinor: readMoney(form, 'shipping', order.currencyCode) ?? 0,
    restock: form['restock'] === 'true',
    note: textField(form, 'note'),
  });
}

function cancel(context: ShopifyContext, order: OrderRecord, form: Form): void {
  const reason = CANCEL_REASONS.find((known) => known === form['reason']);
  if (!reason) throw new UserError(['reason'], 'Choose a reason.');
  cancelOrder(context, order.id, {
    reason,
    restock: form['restock'] === 'true',
    refund: form['refund'] === 'true',
    staffNote: textField(form, 'staffNote'),
  });
}
