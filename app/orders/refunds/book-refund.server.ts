import { v5 as uuidv5 } from 'uuid';
import type { Order } from '#app/db/client/client.ts';
import { formatDecimal, parseDecimal } from '#app/kernel/money.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import {
  CreateRefundDocument,
  GetOrderPaymentsDocument,
  type GetOrderPaymentsQuery,
} from '#app/shopify/operations/admin.generated.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { settleAttention } from '#app/attention/settle-attention.server.ts';
import { STRIPE_GATEWAY } from './booked-refunds.ts';
import { refundsOf } from './absorb-refunds.server.ts';
import { failRefund } from './fail-refund.server.ts';
import { bookingNote, type RefundRecord } from './refund-record.ts';

type Payment = NonNullable<GetOrderPaymentsQuery['order']>['transactions'][number];

/** Shopify wants a UUID; the same record always makes the same. */
const NAMESPACE = '6e1f4cb1-5a2b-4f0e-9d0f-2c7c5b7a5e10';

/**
 * Books a refund in Shopify whose money went back at Stripe: the sum alone, for what it means for goods only staff know.
 * A repeat is answered with the first refund.
 * @throws ShopifyError when Shopify cannot be reached: the job is repeated.
 */
export async function bookRefund(scope: ShopScope, order: Order, refund: RefundRecord): Promise<void> {
  const { order: paid } = await shopifyAdmin(scope, GetOrderPaymentsDocument, { id: order.shopifyOrderGid });
  const payment = paid?.transactions.find(
    ({ kind, status, gateway }) =>
      (kind === 'SALE' || kind === 'CAPTURE') &&
      status === 'SUCCESS' &&
      gateway?.toLowerCase() === STRIPE_GATEWAY,
  );
  if (!paid || !payment) return fail(scope, refund, `${order.name} has no payment of Stripe in Shopify.`);
  const { refundCreate } = await shopifyAdmin(scope, CreateRefundDocument, {
    key: uuidv5(refund.id, NAMESPACE),
    input: {
      orderId: paid.id,
      note: bookingNote(refund),
      notify: false,
      currency: paid.presentmentCurrencyCode,
      transactions: [
        {
          orderId: paid.id,
          parentId: payment.id,
          kind: 'REFUND',
          gateway: payment.gateway ?? STRIPE_GATEWAY,
          amount: shownAmount(payment, refund, await bookedBefore(scope, order, paid.transactions)),
        },
      ],
    },
  });
  const problem = refundCreate?.userErrors[0];
  if (problem) return fail(scope, refund, `Shopify: ${problem.message}`);
  if (!refundCreate?.refund)
    throw new Error(`refund ${refund.id}: Shopify answered neither a refund nor a problem`);
  const { id: shopifyRefundGid } = refundCreate.refund;
  await scope.db.$transaction(async (tx) => {
    await tx.refund.update({
      where: { id: refund.id, shopId: scope.shop.id },
      data: { shopifyRefundGid, booking: 'booked', failure: null, updatedAt: scope.clock() },
    });
    await settleAttention(scope, tx, { kind: 'refund_failed', subject: refund.id }, 'The refund is booked.');
  });
}

/** What is booked of an order: in minor units of the payment's currency, and of the one that the buyer was shown. */
interface Booked {
  amount: number;
  shown: number;
}

async function bookedBefore(scope: ShopScope, { id }: Order, transactions: Payment[]): Promise<Booked> {
  const booked = (await refundsOf(scope, scope.db, id)).filter(({ booking }) => booking === 'booked');
  const refunds = transactions.filter(
    ({ kind, status, gateway }) =>
      kind === 'REFUND' && status === 'SUCCESS' && gateway?.toLowerCase() === STRIPE_GATEWAY,
  );
  return {
    amount: booked.reduce((sum, { amount }) => sum + amount, 0),
    shown: refunds.reduce((sum, { amountSet: { presentmentMoney: money } }) => {
      return sum + parseDecimal(money.amount, money.currencyCode);
    }, 0),
  };
}

/**
 * Shopify counts refunds in the currency the buyer was shown: the same part of what was paid in it. The part is that of
 * all refunds together, so that roundings do not add up and the last one leaves nothing.
 */
function shownAmount(
  { amountSet: { shopMoney, presentmentMoney } }: Payment,
  refund: RefundRecord,
  before: Booked,
): string {
  const { currencyCode } = presentmentMoney;
  if (currencyCode === refund.currency) return formatDecimal(refund.amount, currencyCode);
  const paid = BigInt(parseDecimal(shopMoney.amount, shopMoney.currencyCode));
  const shown = BigInt(parseDecimal(presentmentMoney.amount, currencyCode));
  const together = BigInt(before.amount + refund.amount);
  const part = Number((together * shown * 2n + paid) / (paid * 2n)) - before.shown;
  return formatDecimal(part, currencyCode);
}

function fail(scope: ShopScope, refund: RefundRecord, why: string): Promise<void> {
  return scope.db.$transaction((tx) => failRefund(scope, tx, refund, why, 'booking'));
}
