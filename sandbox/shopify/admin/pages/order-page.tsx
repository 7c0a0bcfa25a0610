/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { displayFulfillmentStatus } from '#sandbox/shopify/commerce/fulfillment-status.ts';
import type { CustomerRecord, OrderRecord, ShopRecord } from '#sandbox/shopify/state/records.ts';
import type { UiExtension } from '#sandbox/shopify/extensions/read-ui-extensions.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { formatInstant } from '../format.ts';
import { ExtensionSlots } from './extension-slots.tsx';
import { Layout, type Frame } from './layout.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderFulfillments } from './order-fulfillments.tsx';
import { OrderItems } from './order-items.tsx';
import { OrderPayments } from './order-payments.tsx';
import { OrderSide } from './order-side.tsx';
import { orderTimeline } from './order-timeline.ts';
import { Badge, Banner, Card } from './parts.tsx';

interface OrderPageProps {
  frame: Frame;
  shop: ShopRecord;
  order: OrderRecord;
  customer: CustomerRecord | null;
  channel: string | null;
  notice: string | null;
  error: string | null;
  extensions: UiExtension[];
}

/** One order: everything Shopify knows of it, and what the merchant can do with it. */
export const OrderPage: FC<OrderPageProps> = ({
  frame,
  shop,
  order,
  customer,
  channel,
  notice,
  error,
  extensions,
}) => (
  <Layout frame={frame} title={`Order ${order.name}`} section="orders">
    <div class="page-head">
      <a href={`${STORE_PATH}/orders`}>← Orders</a>
      <h1>{order.name}</h1>
      <Badge status={order.financialStatus} />
      <Badge status={displayFulfillmentStatus(order)} />
      {order.cancelledAt ? <Badge status="CANCELLED" /> : null}
      {order.test ? <Badge status="TEST" /> : null}
      <span class="spacer" />
      <span class="muted">
        {formatInstant(order.createdAt, shop.ianaTimezone)}
        {channel ? ` from ${channel}` : ''}
      </span>
    </div>
    <Banner notice={notice} error={error} />
    <div class="columns">
      <div>
        <OrderItems order={order} />
        <OrderActions order={order} />
        <OrderFulfillments shop={shop} order={order} />
        <OrderPayments shop={shop} order={order} />
        <ExtensionSlots extensions={extensions} app={frame.app.handle} id={order.id} />
        <Card title="Timeline">
          <ol class="timeline">
            {orderTimeline(order, channel).map((entry) => (
              <li>
                {entry.text}
                <div class="small muted">{formatInstant(entry.at, shop.ianaTimezone)}</div>
              </li>
            ))}
          </ol>
        </Card>
      </div>
      <OrderSide order={order} customer={customer} channel={channel} />
    </div>
  </Layout>
);
