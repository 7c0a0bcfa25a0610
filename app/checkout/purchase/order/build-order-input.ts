import { buyerName, mailingAddress } from '../../quote/quote-input.ts';
import { affiliateLabel, creditedTouch } from '../../buyer/attribution.ts';
import { wantsEmails } from '../../buyer/consents.ts';
import type { Buyer, CheckoutSession, PostalAddress } from '../../session/session.ts';
import type { ChainPoint } from '#app/evidence/verify-chain.ts';
import type { AffiliateTouches } from '#app/orders/affiliate-record.ts';
import { AFFILIATE_ATTRIBUTE, AGENT_ATTRIBUTE, agentTags } from '#app/orders/order-attributes.ts';
import { orderMetafields } from '#app/orders/order-metafields.ts';
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
  /** Both touches for the merchant's settlement (openTouches); null: nobody led the buyer here. */
  attribution: AffiliateTouches | null;
  /** The order attribution of the agent's platform, where the app has one in this shop; null: the app's own. */
  sourceName: string | null;
  /** The newest entry of the session's evidence. */
  evidence: ChainPoint | null;
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
    poNumber: state.poNumber,
    buyerAcceptsMarketing: wantsEmails(state) || undefined,
    customer: email ? { toUpsert: { email, ...(state.buyer ? buyerName(state.buyer) : {}) } } : undefined,
    shippingAddress: shipTo ? mailingAddress(addressOf(shipTo, state.buyer), phone) : undefined,
    billingAddress: billingAddress ? mailingAddress(addressOf(billingAddress, state.buyer)) : undefined,
    lineItems: state.lines.map((line, index) => ({
      variantId: toGid('ProductVariant', line.variantId),
      quantity: line.quantity,
      priceSet: bag(line.unitAmount, (shown) => shown.lines[index]!.unitAmount),
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
    tags: agentTags(agent.platform),
    customAttributes: attributes({
      [AGENT_ATTRIBUTE]: agent.name,
      'Checkout session': session.id,
      'Stripe payment': payment.paymentIntentId,
      Discounts: discounts || undefined,
      [AFFILIATE_ATTRIBUTE]: affiliateLabel(creditedTouch(state.attribution)),
      Company: state.buyer?.company?.name,
      'Tax id': state.buyer?.company?.taxId,
      Department: state.buyer?.company?.department,
      'Cost center': state.buyer?.company?.costCenter,
    }),
    metafields: orderMetafields(facts.orderKey, { touches: facts.attribution, evidence: facts.evidence }),
    sourceName: facts.sourceName ?? undefined,
    sourceIdentifier: session.id,
    test: payment.test,
  };
}

/** Goods for an organisation go to it by name. */
function addressOf(address: PostalAddress, buyer: Buyer | null): PostalAddress {
  return { ...address, company: address.company ?? buyer?.company?.name };
}

/** Those that say something; Shopify shows them with the order. */
function attributes(values: Record<string, string | null | undefined>): { key: string; value: string }[] {
  return Object.entries(values).flatMap(([key, value]) => (value ? [{ key, value }] : []));
}
