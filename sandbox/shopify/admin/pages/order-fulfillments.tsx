/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { FulfillmentRecord, OrderRecord, ShopRecord } from '#sandbox/shopify/state/records.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { formatInstant, numericId } from '../format.ts';
import { Badge, Card, Pairs } from './parts.tsx';

/** The parcels of an order, each with its tracking and what the carrier said. */
export const OrderFulfillments: FC<{ shop: ShopRecord; order: OrderRecord }> = ({ shop, order }) => (
  <>
    {order.fulfillments.map((fulfillment, index) => (
      <Card title={`Fulfillment ${order.name}-F${index + 1}`}>
        <p>
          <Badge status={fulfillment.displayStatus} />{' '}
          <span class="muted">{formatInstant(fulfillment.createdAt, shop.ianaTimezone)}</span>
        </p>
        <ul>
          {fulfillment.lines.map((row) => (
            <li>
              {row.quantity} × {order.lines.find((line) => line.id === row.orderLineId)?.title}
            </li>
          ))}
        </ul>
        {fulfillment.tracking.map((tracking) => (
          <Pairs
            pairs={[
              ['Carrier', tracking.company],
              ['Tracking number', tracking.number],
              ['Tracking link', trackingLink(tracking.url)],
            ]}
          />
        ))}
        {canBeDelivered(fulfillment) ? (
          <form method="post" action={`${STORE_PATH}/orders/${numericId(order.id)}/deliver`}>
            <input type="hidden" name="fulfillment" value={numericId(fulfillment.id)} />
            <button type="submit">Mark as delivered</button>
          </form>
        ) : null}
      </Card>
    ))}
  </>
);

function canBeDelivered(fulfillment: FulfillmentRecord): boolean {
  return fulfillment.status === 'SUCCESS' && fulfillment.deliveredAt === null;
}

/** Only an http address becomes a link: an order's data is not trusted to be one. */
function trackingLink(url: string | null) {
  if (!url || !/^https?:\/\//i.test(url)) return url;
  return (
    <a href={url} rel="noreferrer noopener" target="_blank">
      {url}
    </a>
  );
}
