/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import { formatDecimal } from '#app/kernel/money.ts';
import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import type { OrderLineRecord, OrderRecord } from '#sandbox/shopify/state/records.ts';
import { STORE_PATH } from '../admin-deps.ts';
import { formatEnum, numericId } from '../format.ts';
import { Card } from './parts.tsx';

/** Shopify's OrderCancelReason. */
export const CANCEL_REASONS = ['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'OTHER', 'STAFF'] as const;

/** The forms of an order; each is there only while Shopify would offer it. */
export const OrderActions: FC<{ order: OrderRecord }> = ({ order }) => {
  const action = (name: string) => `${STORE_PATH}/orders/${numericId(order.id)}/${name}`;
  const open = order.lines.filter((line) => line.unfulfilledQuantity > 0);
  const refundable = order.lines.filter((line) => line.currentQuantity > 0);
  const { netPaymentMinor, currentShippingMinor } = orderTotals(order);
  const holds = order.fulfillmentOrders.flatMap((row) => row.holds);
  return (
    <>
      {holds.length > 0 ? (
        <Card title="On hold">
          {holds.map((hold) => (
            <p>
              <strong>{formatEnum(hold.reason)}</strong> {hold.reasonNotes}
            </p>
          ))}
          <form method="post" action={action('release-hold')}>
            <button type="submit" class="primary">
              Release hold
            </button>
          </form>
        </Card>
      ) : null}
      {open.length > 0 && order.cancelledAt === null ? (
        <Card title="Fulfill items">
          <form method="post" action={action('fulfill')}>
            <Quantities lines={open} left={(line) => line.unfulfilledQuantity} start="all" />
            <div class="fields">
              <Text name="company" label="Carrier" placeholder="UPS" />
              <Text name="number" label="Tracking number" />
              <Text name="url" label="Tracking link" />
            </div>
            <button type="submit" class="primary">
              Fulfill items
            </button>
          </form>
        </Card>
      ) : null}
      {refundable.length > 0 || netPaymentMinor > 0 ? (
        <Card>
          <details>
            <summary>Refund</summary>
            <form method="post" action={action('refund')}>
              <Quantities lines={refundable} left={(line) => line.currentQuantity} start="none" />
              <div class="fields">
                <label>
                  <span>
                    Shipping, up to {formatDecimal(Math.max(0, currentShippingMinor), order.currencyCode)}
                  </span>
                  <input name="shipping" inputmode="decimal" value={formatDecimal(0, order.currencyCode)} />
                </label>
                <Text name="note" label="Reason for the refund" />
              </div>
              <Check name="restock" label="Restock items" checked />
              <button type="submit">Refund</button>
            </form>
          </details>
        </Card>
      ) : null}
      {order.cancelledAt === null ? (
        <Card>
          <details>
            <summary>Cancel order</summary>
            <form method="post" action={action('cancel')}>
              <div class="fields">
                <label>
                  <span>Reason</span>
                  <select name="reason">
                    {CANCEL_REASONS.map((reason) => (
                      <option value={reason}>{formatEnum(reason)}</option>
                    ))}
                  </select>
                </label>
                <Text name="staffNote" label="Note for staff" />
              </div>
              <Check name="restock" label="Restock items" checked />
              <Check name="refund" label="Refund the payment" checked />
              <button type="submit" class="critical">
                Cancel order
              </button>
            </form>
          </details>
        </Card>
      ) : null}
    </>
  );
};

/** A number field for each line, named `quantity.<numeric line id>`. */
const Quantities: FC<{
  lines: OrderLineRecord[];
  left: (line: OrderLineRecord) => number;
  start: 'all' | 'none';
}> = ({ lines, left, start }) => (
  <table>
    <tbody>
      {lines.map((line) => (
        <tr>
          <td>
            {line.title} {line.variantTitle ? <span class="muted">{line.variantTitle}</span> : null}
          </td>
          <td>
            <div class="inline">
              <input
                class="short"
                type="number"
                min="0"
                max={String(left(line))}
                name={`quantity.${numericId(line.id)}`}
                aria-label={`Quantity of ${line.title}`}
                value={start === 'all' ? String(left(line)) : '0'}
              />
              <span class="muted">of {left(line)}</span>
            </div>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Text: FC<{ name: string; label: string; placeholder?: string }> = ({ name, label, placeholder }) => (
  <label>
    <span>{label}</span>
    <input name={name} placeholder={placeholder} />
  </label>
);

const Check: FC<{ name: string; label: string; checked?: boolean }> = ({ name, label, checked }) => (
  <label class="check">
    <input type="checkbox" name={name} value="true" checked={checked} />
    {label}
  </label>
);
