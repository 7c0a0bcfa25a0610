/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { displayFulfillmentStatus } from '#sandbox/shopify/commerce/fulfillment-status.ts';
import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import type { OrderRecord, ShopRecord } from '#sandbox/shopify/state/records.ts';
import type { UiExtension } from '#sandbox/shopify/extensions/read-ui-extensions.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { formatInstant, formatMoney, numericId } from '../format.ts';
import { ExtensionSlots } from './extension-slots.tsx';
import { Layout, type Frame } from './layout.tsx';
import { Badge, Pages } from './parts.tsx';

interface OrdersPageProps {
  frame: Frame;
  shop: ShopRecord;
  /** Newest first. */
  orders: OrderRecord[];
  customerName: (order: OrderRecord) => string;
  channelName: (order: OrderRecord) => string | null;
  page: number;
  pageCount: number;
  extensions: UiExtension[];
}

/** The list of orders. */
export const OrdersPage: FC<OrdersPageProps> = ({
  frame,
  shop,
  orders,
  customerName,
  channelName,
  page,
  pageCount,
  extensions,
}) => (
  <Layout frame={frame} title="Orders" section="orders">
    <div class="page-head">
      <h1>Orders</h1>
    </div>
    <ExtensionSlots extensions={extensions} app={frame.app.handle} id={null} />
    <section class="card flush">
      {orders.length === 0 ? (
        <div class="empty">
          <p>No orders yet.</p>
          <p>Buy something as an agent, and it appears here.</p>
        </div>
      ) : (
        <table>
          <thead>
            <tr>
              <th>
                <span class="visually-hidden">Selected</span>
              </th>
              <th>Order</th>
              <th>Date</th>
              <th>Customer</th>
              <th>Channel</th>
              <th class="number">Total</th>
              <th>Payment</th>
              <th>Fulfillment</th>
              <th class="number">Items</th>
            </tr>
          </thead>
          <tbody>
            {orders.map((order) => (
              <OrderRow
                shop={shop}
                order={order}
                customer={customerName(order)}
                channel={channelName(order)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
    <Pages page={page} pageCount={pageCount} />
  </Layout>
);

const OrderRow: FC<{
  shop: ShopRecord;
  order: OrderRecord;
  customer: string;
  channel: string | null;
}> = ({ shop, order, customer, channel }) => (
  <tr>
    <td>
      <input type="checkbox" name="selected" value={order.id} aria-label={`Select ${order.name}`} />
    </td>
    <td>
      <a href={`${STORE_PATH}/orders/${numericId(order.id)}`}>
        <strong>{order.name}</strong>
      </a>{' '}
      {order.cancelledAt ? <Badge status="CANCELLED" /> : null}
    </td>
    <td class="muted">{formatInstant(order.createdAt, shop.ianaTimezone)}</td>
    <td>{customer}</td>
    <td>{channel}</td>
    <td class="number">{formatMoney(orderTotals(order).totalMinor, order.currencyCode)}</td>
    <td>
      <Badge status={order.financialStatus} />
    </td>
    <td>
      <Badge status={displayFulfillmentStatus(order)} />
    </td>
    <td class="number">{order.lines.reduce((sum, line) => sum + line.quantity, 0)}</td>
  </tr>
);
