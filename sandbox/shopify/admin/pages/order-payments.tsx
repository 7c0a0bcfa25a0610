/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx';
import type { OrderRecord, ShopRecord } from '#sandbox/shopify/state/records.ts';
import { formatEnum, formatInstant, formatMoney } from '../format.ts';
import { Badge, Card } from './parts.tsx';

/** The transactions of an order, with the gateway's own reference. */
export const OrderPayments: FC<{ shop: ShopRecord; order: OrderRecord }> = ({ shop, order }) => (
  <Card title="Transactions">
    {order.transactions.length === 0 ? <p class="muted">None.</p> : null}
    <table>
      <tbody>
        {order.transactions.map((transaction) => (
          <tr>
            <td>
              {formatEnum(transaction.kind)} <Badge status={transaction.status} />
              <div class="small muted">
                {[transaction.gateway, transaction.authorizationCode, transaction.test ? 'test' : null]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </td>
            <td class="muted">{formatInstant(transaction.processedAt, shop.ianaTimezone)}</td>
            <td class="number">{formatMoney(transaction.amountMinor, order.currencyCode)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Card>
);
