/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { formatMoney } from '#sandbox/shopify/admin/format.ts';
import { Badge, Card, Pairs } from '#sandbox/shopify/admin/pages/parts.tsx';
import { displayFulfillmentStatus } from '#sandbox/shopify/commerce/fulfillment-status.ts';
import { orderStatusPath, orderStatusUrl } from '#sandbox/shopify/commerce/order-names.ts';
import { lineTotal, orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import type { OrderRecord, ShopRecord } from '#sandbox/shopify/state/records.ts';
import { StoreLayout } from './store-layout.tsx';

/** The buyer's page of an order; right after paying it says thank you and where to find it again. */
export const OrderStatusPage: FC<{ shop: ShopRecord; order: OrderRecord; thanks: boolean }> = ({
  shop,
  order,
  thanks,
}) => {
  const money = (minor: number) => formatMoney(minor, order.currencyCode);
  return (
    <StoreLayout shopName={shop.name} title={`Order ${order.name}`}>
      <div class="page-head">
        <h1>{thanks ? 'Thank you for your order' : `Order ${order.name}`}</h1>
        <Badge status={order.financialStatus} />
        <Badge status={displayFulfillmentStatus(order)} />
        {order.cancelledAt === null ? null : <Badge status="CANCELLED" />}
      </div>
      <Card title={thanks ? 'Your order is confirmed' : 'Details'}>
        <Pairs
          pairs={[
            ['Order', order.name],
            ['Confirmation number', order.confirmationNumber],
            ['Email', order.email],
            ['Shipping', order.shippingLines.map((line) => line.title).join(', ')],
            ['Total', money(orderTotals(order).totalMinor)],
          ]}
        />
        {thanks ? (
          <p>
            <a href={orderStatusPath(order)}>View your order</a>
            <br />
            <span class="small muted">{orderStatusUrl(shop, order)}</span>
          </p>
        ) : null}
      </Card>
      <Card title="Items">
        <table>
          <tbody>
            {order.lines.map((line) => (
              <tr>
                <td>
                  {line.title}
                  <div class="small muted">{line.variantTitle}</div>
                </td>
                <td class="number">× {line.quantity}</td>
                <td class="number">{money(lineTotal(line))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      {order.fulfillments
        .flatMap((row) => row.tracking)
        .map((tracking) => (
          <Card title="Tracking">
            <p>{[tracking.company, tracking.number].filter(Boolean).join(' ')}</p>
          </Card>
        ))}
    </StoreLayout>
  );
};
