import { buyerName, mailingAddress } from '../quote-input.ts';
import type { CheckoutSession, PostalAddress } from '../session.ts';
import { SESSION_METAFIELD } from '#app/orders/order-key.ts';
import { toGid } from '#app/shopify/gid.ts';
import type { CurrencyCode, OrderCreateOrderInput } from '#app/shopify/operations/admin.generated.ts';
import { discountList, discountName, foldDiscounts, moneyBags } from './order-money.ts';

export interface OrderFacts {
  session: CheckoutSession;
  /** orderKeyOf this attempt */
  orderKey: string;
  agent: { name: string; platform: string };
  payment: { paymentIntentId: string; chargeId: string | null; test: boolean };
  billingAddress: PostalAddress | null;
  /** When the payment was authorised. */
  processedAt: Date;
}

/**
 * A completed checkout as Shopify's `orderCreate` takes it, with exactly the figures that were quoted and paid.
 * Taxes go on the order, not on lines: `draftOrderCalculate` gives them per order, and Shopify takes either, not both.
 */
export function buildOrderInput(facts: OrderFacts): OrderCreateOrderInput {
  const { session, agent, payment, billingAddress } = facts;
  const { state, currency } = session;
  const { totals } = state;
  const { presentment } = state;
  const bag = moneyBags(currency, presentment);
  const option = state.options.find(
    (candidate) => candidate.id === state.selectedOptionId && candidate.type !== 'digital',
  );
  const { offGoods, shipping } = foldDiscounts(totals);
  const discounts = discountList(state.discounts.applied, currency);
  const email = state.buyer?.email ?? state.recipient?.email;
  const phone = state.buyer?.phone ?? state.recipient?.phone;
  const shipTo = state.recipient?.address;
  return {
    currency: currency as CurrencyCode,
    presentmentCurrency: presentment ? (presentment.currency as CurrencyCode) : undefined,
    email,
    phone,
    customer: email ? { toUpsert: { email, ...(state.buyer ? buyerName(state.buyer) : {}) } } : undefined,
    shippingAddress: shipTo ? mailingAddress(shipTo, phone) : undefined,
    billingAddress: billingAddress ? mailingAddress(billingAddress) : undefined,
    lineItems: state.lines.map((line, index) => ({
      variantId: toGid('ProductVariant', line.variantId),
      quantity: line.quantity,
      priceSet: bag(line.unitAmount, (shown) => shown.unitAmounts[index]!),
      requiresShipping: line.requiresShipping,
    })),
    shippingLines: option
      ? [
          {
            title: option.title,
            code: option.code,
            source: option.source,
            priceSet: bag(shipping, (shown) => foldDiscounts(shown.totals).shipping),
          },
        ]
      : undefined,
    taxesIncluded: totals.includedTax > 0,
    taxLines: totals.taxLines.map((line, index) => ({
      title: line.title,
      rate: String(line.rate),
      priceSet: bag(line.amount, (shown) => shown.totals.taxLines[index]!.amount),
    })),
    discountCode:
      offGoods > 0
        ? {
            itemFixedDiscountCode: {
              code: discountName(state.discounts.applied),
              amountSet: bag(offGoods, (shown) => foldDiscounts(shown.totals).offGoods),
            },
          }
        : undefined,
    transactions: [
      {
        kind: 'SALE',
        status: 'SUCCESS',
        gateway: 'stripe',
        amountSet: bag(totals.total, (shown) => shown.totals.total),
        authorizationCode: payment.paymentIntentId,
        receiptJson: JSON.stringify({ payment_intent: payment.paymentIntentId, charge: payment.chargeId }),
        processedAt: facts.processedAt.toISOString(),
        test: payment.test,
      },
    ],
    processedAt: facts.processedAt.toISOString(),
    note: state.orderNotes,
    tags: ['agentic', `agent:${agent.platform}`],
    customAttributes: [
      { key: 'Agent', value: agent.name },
      { key: 'Checkout session', value: session.id },
      { key: 'Stripe payment', value: payment.paymentIntentId },
      ...(discounts ? [{ key: 'Discounts', value: discounts }] : []),
    ],
    metafields: [{ ...SESSION_METAFIELD, type: 'id', value: facts.orderKey }],
    sourceIdentifier: session.id,
    test: payment.test,
  };
}
