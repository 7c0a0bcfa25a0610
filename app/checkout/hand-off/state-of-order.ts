import { itemIdOf } from '#app/catalog/item-id.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import type { GetAdoptableOrderQuery } from '#app/shopify/operations/admin.generated.ts';
import { digitalOption } from '../quote/digital-option.ts';
import { needsShipping } from '../lines/needs-shipping.ts';
import type { AppliedDiscount } from '../quote/discount.ts';
import type { CartLine, FulfillmentOption, Recipient, SessionState, Totals } from '../session/session.ts';
import { wordsOf } from '../words/words.ts';

export type AdoptableOrder = NonNullable<GetAdoptableOrderQuery['order']>;

interface Facts {
  /** `shops.item_id_source` */
  itemIdSource: string;
  newLineId(): string;
}

/**
 * What a session holds once an order of Shopify's own checkout is its own: the goods, sums, discounts, address and way
 * of delivery that the buyer chose and paid there, in the order's currency (the shop's). What the agent and the buyer
 * said besides stays.
 */
export function stateOfOrder(before: SessionState, order: AdoptableOrder, facts: Facts): SessionState {
  const lines = linesOf(before, order, facts);
  const totals = totalsOf(order, lines);
  const option = optionOf(before, order, totals.fulfillment);
  const applied = discountsOf(before, order, lines, totals);
  return {
    ...before,
    lines,
    totals,
    recipient: recipientOf(before.recipient, order),
    options: option ? [option] : [],
    selectedOptionId: option?.id ?? null,
    discountCodes: order.discountCodes,
    discounts: { applied, rejected: [] },
    // The shown amounts were those of another sum.
    presentment: null,
    quoted: true,
    quoteBasis: null,
    cartBasis: null,
    quoteGuessed: false,
    blocking: [],
    notices: [],
  };
}

function linesOf(before: SessionState, order: AdoptableOrder, facts: Facts): CartLine[] {
  const known = [...before.lines];
  return order.lineItems.nodes.map((line): CartLine => {
    const variantId = line.variant ? fromGid(line.variant.id) : '';
    const place = known.findIndex((candidate) => candidate.variantId === variantId);
    const [same] = place < 0 ? [] : known.splice(place, 1);
    const amounts = amountsOf(order, line);
    if (same) return { ...same, ...amounts, honoredAmount: null };
    return {
      id: facts.newLineId(),
      itemId: variantId
        ? itemIdOf({ id: variantId, sku: line.sku }, facts.itemIdSource, new Set())
        : fromGid(line.id),
      variantId,
      productId: '',
      name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
      description: '',
      sku: line.sku,
      imageUrls: [],
      options: [],
      ...amounts,
      requiresShipping: line.requiresShipping,
      available: null,
      availability: 'in_stock',
      honoredAmount: null,
    };
  });
}

function amountsOf({ currencyCode }: AdoptableOrder, line: AdoptableOrder['lineItems']['nodes'][number]) {
  const { quantity } = line;
  const unitAmount = parseDecimal(line.originalUnitPriceSet.shopMoney.amount, currencyCode);
  const baseAmount = unitAmount * quantity;
  const subtotal = Math.min(baseAmount, parseDecimal(line.discountedTotalSet.shopMoney.amount, currencyCode));
  return { quantity, unitAmount, baseAmount, subtotal, discount: baseAmount - subtotal };
}

function totalsOf(order: AdoptableOrder, lines: CartLine[]): Totals {
  const { currencyCode, taxesIncluded } = order;
  const money = (set: { shopMoney: { amount: string } } | null) =>
    set ? parseDecimal(set.shopMoney.amount, currencyCode) : 0;
  const sum = (pick: (line: CartLine) => number) => lines.reduce((all, line) => all + pick(line), 0);
  const subtotal = sum((line) => line.subtotal);
  const tax = money(order.totalTaxSet);
  const addedTax = taxesIncluded ? 0 : tax;
  const total = money(order.totalPriceSet);
  const shipping = money(order.totalShippingPriceSet);
  // Below zero: duties, tips and the like, which came on top; they are told with what the delivery cost.
  const discount = subtotal + shipping + addedTax - total;
  return {
    itemsBase: sum((line) => line.baseAmount),
    itemsDiscount: sum((line) => line.discount),
    subtotal,
    discount: Math.max(0, discount),
    fulfillment: shipping + Math.max(0, -discount),
    tax: addedTax,
    includedTax: taxesIncluded ? tax : 0,
    total,
    taxLines: order.taxLines.map(({ title, rate, priceSet }) => ({
      title,
      rate: rate ?? 0,
      amount: money(priceSet),
    })),
  };
}

/** The option the buyer chose: one the session knew, by its code or name, else as the order calls it. */
function optionOf(
  before: SessionState,
  { shippingLine, lineItems }: AdoptableOrder,
  amount: number,
): FulfillmentOption | null {
  if (!shippingLine) {
    return needsShipping(lineItems.nodes) ? null : { ...digitalOption(wordsOf(before.language)), amount };
  }
  const { title, code, source } = shippingLine;
  const known = before.options.find((option) => option.title === title || (code && option.code === code));
  if (known) return { ...known, amount };
  return { id: 'shipping_in_shop', type: 'shipping', title, amount, rateHandle: null, code, source };
}

/**
 * Of an order only the sum of all discounts is known for certain. The discounts of the session are kept while they
 * make up that sum; else it stands under the first code.
 */
function discountsOf(
  { discounts, discountCodes, language }: SessionState,
  order: AdoptableOrder,
  lines: CartLine[],
  totals: Totals,
): AppliedDiscount[] {
  const amount = totals.itemsDiscount + totals.discount;
  if (amount === 0) return [];
  const told = discounts.applied.reduce((sum, one) => sum + one.amount, 0);
  const sameCodes = discountCodes.join() === order.discountCodes.join();
  if (told === amount && sameCodes && lines.length > 0) return discounts.applied;
  const [code = null] = order.discountCodes;
  return [
    {
      id: '1',
      code,
      title: order.discountCodes.join(', ') || wordsOf(language).totals.discount(),
      amount,
      automatic: code === null,
      percentOff: null,
      amountOff: null,
      target: totals.itemsDiscount > 0 ? 'product' : 'order',
      limited: null,
      lines: lines.flatMap(({ discount }, index) => (discount > 0 ? [{ index, amount: discount }] : [])),
    },
  ];
}

/** Where it goes; whom to reach stays as the agent said it, because an agent learns no more of a buyer than it must. */
function recipientOf(before: Recipient | null, { shippingAddress: to }: AdoptableOrder): Recipient | null {
  if (!to?.countryCodeV2) return before;
  const name = to.name ?? before?.name ?? '';
  return {
    ...before,
    name,
    address: {
      name,
      ...(to.company && { company: to.company }),
      lineOne: to.address1 ?? '',
      ...(to.address2 && { lineTwo: to.address2 }),
      city: to.city ?? '',
      state: to.provinceCode ?? '',
      country: to.countryCodeV2,
      postalCode: to.zip ?? '',
    },
  };
}
