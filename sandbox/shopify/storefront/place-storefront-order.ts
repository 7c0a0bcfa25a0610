import { formatDecimal } from '#app/kernel/money.ts';
import type { MailingAddressInput } from '#sandbox/shopify/commerce/address-input.ts';
import { createOrder } from '#sandbox/shopify/commerce/create-order.ts';
import type { OrderCreateInput, TaxLineInput } from '#sandbox/shopify/commerce/order-input.ts';
import type { QuotedDiscount } from '#sandbox/shopify/commerce/apply-discounts.ts';
import type { Quote } from '#sandbox/shopify/commerce/quote.ts';
import { releaseExpiredReservations } from '#sandbox/shopify/commerce/reserve-draft.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type {
  DiscountApplicationRecord,
  OrderRecord,
  TaxLineRecord,
} from '#sandbox/shopify/state/records.ts';
import { quoteCheckout, type CheckoutCart } from './quote-checkout.ts';
import { demandBuyer } from './demand-buyer.ts';

/** A checkout that the buyer has filled in. */
export interface StorefrontCheckout extends CheckoutCart {
  email: string | null;
  address: MailingAddressInput | null;
  acceptsMarketing: boolean;
  attributes: { key: string; value: string }[];
  note: string | null;
  landing: NonNullable<OrderRecord['landing']> | null;
}

/**
 * Makes the order that Shopify's own checkout makes when the buyer pays: priced, taxed and discounted by Shopify, paid
 * through Shopify Payments, stock taken, customer made or updated, no app behind it. Emits what `createOrder` does.
 * @throws UserError for goods that cannot be sold, or an e-mail, address or shipping rate that is missing.
 */
export function placeStorefrontOrder(context: ShopifyContext, checkout: StorefrontCheckout): OrderRecord {
  releaseExpiredReservations(context);
  const quote = quoteCheckout(context, checkout);
  demandBuyer(checkout, quote);
  return createOrder(
    context,
    orderInput(context, checkout, quote),
    { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' },
    (order) => withDiscounts({ ...order, landing: checkout.landing ?? undefined }, quote),
  );
}

function orderInput(context: ShopifyContext, checkout: StorefrontCheckout, quote: Quote): OrderCreateInput {
  const { currencyCode } = context.shop();
  const bag = (minor: number) => ({
    shopMoney: { amount: formatDecimal(minor, currencyCode), currencyCode },
  });
  const taxes = (lines: TaxLineRecord[]): TaxLineInput[] =>
    lines.map(({ title, rate, amountMinor }) => ({
      title,
      rate: String(rate),
      priceSet: bag(amountMinor),
      channelLiable: false,
    }));
  const { shipping, totalMinor } = quote;
  const { email, address } = checkout;
  return {
    email,
    customer: { toUpsert: { email, firstName: address?.firstName, lastName: address?.lastName } },
    buyerAcceptsMarketing: checkout.acceptsMarketing,
    billingAddress: address,
    shippingAddress: quote.lines.some((line) => line.requiresShipping) ? address : null,
    taxesIncluded: quote.taxesIncluded,
    lineItems: quote.lines.map((line) => ({
      variantId: line.variant?.id,
      quantity: line.quantity,
      priceSet: bag(line.unitPriceMinor),
      taxable: line.taxable,
      requiresShipping: line.requiresShipping,
      giftCard: line.isGiftCard,
      taxLines: taxes(line.taxLines),
    })),
    shippingLines: shipping && [
      {
        title: shipping.title,
        code: shipping.code,
        source: shipping.source,
        priceSet: bag(shipping.priceMinor),
        taxLines: taxes(shipping.taxLines),
      },
    ],
    transactions:
      totalMinor === 0
        ? []
        : [{ kind: 'SALE', status: 'SUCCESS', gateway: 'shopify_payments', amountSet: bag(totalMinor) }],
    financialStatus: 'PAID',
    customAttributes: checkout.attributes,
    note: checkout.note,
    sourceName: 'web',
  };
}

/** `orderCreate` takes one code and spreads it itself; the checkout's quote has spread one or two already. */
function withDiscounts(order: OrderRecord, quote: Quote): OrderRecord {
  const [main] = [...quote.discounts].sort((a, b) => Number(isShipping(a)) - Number(isShipping(b)));
  return {
    ...order,
    lines: order.lines.map((line, index) => {
      const { lineDiscountMinor, orderDiscountMinor } = quote.lines[index]!;
      return { ...line, discountMinor: lineDiscountMinor + orderDiscountMinor };
    }),
    shippingLines: order.shippingLines.map((line) => ({
      ...line,
      discountMinor: quote.shipping?.discountMinor ?? 0,
    })),
    discountCodes: quote.discounts.flatMap(({ discount }) => discount.code ?? []),
    discountApplication: main ? application(main) : null,
  };
}

function application({ discount }: QuotedDiscount): DiscountApplicationRecord {
  const { code, title, kind, percentage, amountMinor } = discount;
  return {
    code: code ?? title,
    target: kind === 'free_shipping' ? 'SHIPPING_LINE' : 'LINE_ITEM',
    percentage: kind === 'percentage' ? percentage : null,
    amountMinor: kind === 'fixed' ? amountMinor : null,
  };
}

function isShipping({ discount }: QuotedDiscount): boolean {
  return discount.kind === 'free_shipping';
}
