/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { lineTotal, orderTaxLines, orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { formatMoney, numericId } from '../format.ts';

/** What was bought, and how the total comes about. */
export const OrderItems: FC<{ order: OrderRecord }> = ({ order }) => {
  const money = (minor: number) => formatMoney(minor, order.currencyCode);
  return (
    <section class="card">
      <h2>Items</h2>
      <table>
        <tbody>
          {order.lines.map((line) => (
            <tr>
              <td>
                {line.productId ? (
                  <a href={`${STORE_PATH}/products/${numericId(line.productId)}`}>{line.title}</a>
                ) : (
                  line.title
                )}
                <div class="small muted">
                  {[
                    line.variantTitle,
                    line.sku,
                    ...line.properties.map(({ key, value }) => `${key}: ${value}`),
                    line.currentQuantity < line.quantity
                      ? `${line.quantity - line.currentQuantity} removed`
                      : null,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </td>
              <td class="number">
                {money(line.unitPriceMinor)} × {line.quantity}
              </td>
              <td class="number">{money(lineTotal(line))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <hr />
      <Totals order={order} money={money} />
    </section>
  );
};

const Totals: FC<{ order: OrderRecord; money: (minor: number) => string }> = ({ order, money }) => {
  const totals = orderTotals(order);
  const included = order.taxesIncluded ? ' (included)' : '';
  return (
    <dl class="totals">
      <dt>Subtotal</dt>
      <dd>{money(totals.lineItemsMinor)}</dd>
      {totals.discountMinor > 0 ? (
        <>
          <dt>Discount {order.discountCodes.join(', ')}</dt>
          <dd>−{money(totals.discountMinor)}</dd>
        </>
      ) : null}
      {order.shippingLines.map((line) => (
        <>
          <dt>Shipping: {line.title}</dt>
          <dd>{money(line.priceMinor)}</dd>
        </>
      ))}
      {orderTaxLines(order).map((tax) => (
        <>
          <dt class="muted">
            {tax.title} {percent(tax.rate)}
            {included}
          </dt>
          <dd class="muted">{money(tax.amountMinor)}</dd>
        </>
      ))}
      <dt class="grand">Total</dt>
      <dd class="grand">{money(totals.totalMinor)}</dd>
      <dt>Paid</dt>
      <dd>{money(totals.receivedMinor)}</dd>
      {totals.refundedMinor > 0 ? (
        <>
          <dt>Refunded</dt>
          <dd>−{money(totals.refundedMinor)}</dd>
          <dt>Net payment</dt>
          <dd>{money(totals.netPaymentMinor)}</dd>
        </>
      ) : null}
    </dl>
  );
};

function percent(rate: number): string {
  return new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 3 }).format(rate);
}
