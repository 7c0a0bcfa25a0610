import type { Sale } from '#app/orders/review/judge-sale.server.ts';
import type { SessionState } from '../session/session.ts';
import { needsShipping } from '../lines/needs-shipping.ts';
import type { PurchaseRecord } from './purchase-record.ts';

/** What the shop's review rules look at of a purchase in the chat. */
export function saleOf(
  { sessionId, connectionId, amount, currency, payment }: PurchaseRecord,
  { lines, recipient, selectedOptionId }: Pick<SessionState, 'lines' | 'recipient' | 'selectedOptionId'>,
): Sale {
  return {
    sessionId,
    connectionId,
    sellingMode: 'in_chat',
    total: { amount: Number(amount), currency },
    shipTo: recipient?.address?.country ?? null,
    billTo: payment.billingAddress?.country ?? null,
    risk: payment.risk,
    tokenRisk: payment.tokenRisk,
    variantIds: lines.map(({ variantId }) => variantId),
    ...(payment.platformOrderId !== undefined && {
      platform: {
        lines: lines.map(({ variantId, name, unitAmount }) => ({ variantId, name, unitAmount })),
        lacksShipping: selectedOptionId === null && needsShipping(lines),
      },
    }),
  };
}
