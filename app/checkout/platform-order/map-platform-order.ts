import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import type { AgenticCheckout, AgenticLine, StripeAddress } from '#app/payments/agentic-checkout.server.ts';
import { fromStripeAmount } from '#app/payments/stripe-amount.ts';
import { buildCart } from '../lines/build-cart.ts';
import { needsShipping } from '../lines/needs-shipping.ts';
import { digitalOption } from '../quote/digital-option.ts';
import { EMPTY_STATE } from '../session/empty-state.ts';
import type {
  CartLine,
  FulfillmentOption,
  PostalAddress,
  SessionState,
  TaxLine,
  Totals,
} from '../session/session.ts';
import { en } from '../words/en.ts';
import type { ReviewProblem } from './platform-order.ts';

interface Facts {
  /** The shop's items by what the platform calls them. */
  catalog: ReadonlyMap<string, CatalogItem>;
  /** ISO 4217, upper case */
  shopCurrency: string;
  newLineId(): string;
}

export interface MappedOrder {
  state: SessionState;
  billingAddress: PostalAddress | null;
}

type Minor = (amount: number) => number;

/**
 * A checkout that Stripe ran as the state of a session that was just paid: exactly the goods, prices, taxes and
 * shipping that the buyer paid for, whatever the shop asks today. Or why that cannot be.
 */
export function mapPlatformOrder(checkout: AgenticCheckout, facts: Facts): MappedOrder | ReviewProblem {
  const currency = checkout.currency.toUpperCase();
  if (currency !== facts.shopCurrency)
    return problem('wrong_currency', `It was paid in ${currency}; the shop sells in ${facts.shopCurrency}.`);
  const minor: Minor = (amount) => fromStripeAmount({ amount, currency }).amount;

  const lines: CartLine[] = [];
  for (const line of checkout.line_items.data) {
    const mapped = mapLine(line, facts, minor);
    if ('reason' in mapped) return mapped;
    lines.push(mapped);
  }
  const shipTo = addressOf(checkout);
  if (needsShipping(lines) && !shipTo)
    return problem('missing_address', 'There are goods to be shipped, and no address to ship them to.');
  const totals = totalsOf(checkout, lines, minor);
  if ('reason' in totals) return totals;

  const { email, name, phone } = checkout.customer_details ?? {};
  const option = optionOf(checkout, lines, totals.fulfillment);
  return {
    state: {
      ...EMPTY_STATE,
      lines,
      buyer: email ? { email, ...(name && { fullName: name }), ...(phone && { phone }) } : null,
      recipient: {
        ...(shipTo && { name: shipTo.name, address: shipTo }),
        ...(email && { email }),
        ...(phone && { phone }),
      },
      options: option ? [option] : [],
      selectedOptionId: option?.id ?? null,
      totals,
      quoted: true,
      discounts: { applied: discountsOf(lines, totals), rejected: [] },
    },
    billingAddress: billingAddressOf(checkout),
  };
}

function problem(reason: ReviewProblem['reason'], text: string): ReviewProblem {
  return { reason, text };
}

function mapLine(line: AgenticLine, facts: Facts, minor: Minor): CartLine | ReviewProblem {
  const sku = line.price.external_reference;
  if (!sku) return problem('unknown_item', 'An item comes without the id that the catalogue gave it.');
  let cartLine: CartLine;
  try {
    const wish = { itemId: sku, quantity: line.quantity, path: '' };
    [cartLine] = buildCart([wish], facts.catalog, [], facts.newLineId) as [CartLine];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return problem('unknown_item', error.message);
  }
  const unitAmount = minor(line.price.unit_amount ?? Math.round(line.amount_subtotal / line.quantity));
  const baseAmount = unitAmount * line.quantity;
  if (baseAmount !== minor(line.amount_subtotal))
    return problem(
      'total_mismatch',
      `The sum of ${line.quantity} × ${sku} is not its price times its number.`,
    );
  const discount = minor(line.amount_discount);
  return { ...cartLine, unitAmount, baseAmount, discount, subtotal: baseAmount - discount };
}

function totalsOf(checkout: AgenticCheckout, lines: CartLine[], minor: Minor): Totals | ReviewProblem {
  const sum = (pick: (line: CartLine) => number) => lines.reduce((all, line) => all + pick(line), 0);
  const taxes = taxesOf(checkout, minor);
  const added = taxes.filter(({ inclusive }) => !inclusive);
  const contained = taxes.filter(({ inclusive }) => inclusive);
  if (added.length > 0 && contained.length > 0)
    return problem(
      'total_mismatch',
      'Some taxes are in the prices and some on top; Shopify takes one or the other.',
    );
  const amountOf = (some: TaxLine[]) => some.reduce((all, { amount }) => all + amount, 0);
  const subtotal = sum((line) => line.subtotal);
  const fulfillment = minor(checkout.shipping_cost?.amount_subtotal ?? 0);
  const total = minor(checkout.amount_total);
  const adds = subtotal + fulfillment + amountOf(added);
  if (adds !== total) {
    const decimal = (amount: number) => formatDecimal(amount, checkout.currency.toUpperCase());
    return problem('total_mismatch', `Its parts add up to ${decimal(adds)}, and ${decimal(total)} was paid.`);
  }
  return {
    itemsBase: sum((line) => line.baseAmount),
    itemsDiscount: sum((line) => line.discount),
    subtotal,
    discount: 0,
    fulfillment,
    tax: amountOf(added),
    includedTax: amountOf(contained),
    total,
    taxLines: taxes.map(({ title, rate, amount }) => ({ title, rate, amount })),
  };
}

type Tax = TaxLine & { inclusive: boolean };

/** One for each name and rate, as an order in Shopify has them; a tax that is not told apart is one of its own. */
function taxesOf(checkout: AgenticCheckout, minor: Minor): Tax[] {
  const found = new Map<string, Tax>();
  const add = (tax: Tax) => {
    if (tax.amount === 0) return;
    const key = JSON.stringify([tax.title, tax.rate, tax.inclusive]);
    const same = found.get(key);
    found.set(key, same ? { ...same, amount: same.amount + tax.amount } : tax);
  };
  const untold = (amount: number, of: number, inclusive: boolean): Tax => ({
    title: 'Tax',
    rate: of > 0 ? Math.round((amount / of) * 1e6) / 1e6 : 0,
    amount,
    inclusive,
  });
  for (const line of checkout.line_items.data) {
    const told = line.taxes ?? [];
    for (const { amount, rate } of told) {
      const { display_name: title, percentage, inclusive } = rate;
      add({ title, rate: percentage / 100, amount: minor(amount), inclusive });
    }
    const taxed = line.amount_subtotal - line.amount_discount;
    if (told.length === 0) add(untold(minor(line.amount_tax), minor(taxed), false));
  }
  const { shipping_cost: shipping } = checkout;
  if (shipping) {
    const inclusive = shipping.amount_total === shipping.amount_subtotal;
    add(untold(minor(shipping.amount_tax), minor(shipping.amount_subtotal), inclusive));
  }
  return [...found.values()];
}

function optionOf(
  { shipping_cost: shipping }: AgenticCheckout,
  lines: CartLine[],
  amount: number,
): FulfillmentOption | null {
  if (!needsShipping(lines)) return { ...digitalOption(en), amount };
  if (!shipping) return null;
  const rate = typeof shipping.shipping_rate === 'object' ? shipping.shipping_rate : null;
  return {
    id: 'shipping',
    type: 'shipping',
    title: rate?.display_name ?? 'Shipping',
    amount,
    rateHandle: null,
    // Given to Stripe with the option, and back with the order (answer-customize).
    code: rate?.metadata?.code ?? null,
    source: rate?.metadata?.source ?? null,
  };
}

function discountsOf(lines: CartLine[], { itemsDiscount }: Totals): SessionState['discounts']['applied'] {
  if (itemsDiscount === 0) return [];
  return [
    {
      id: '1',
      code: null,
      title: 'Discount',
      amount: itemsDiscount,
      automatic: true,
      percentOff: null,
      amountOff: null,
      target: 'product',
      limited: null,
      lines: lines.flatMap(({ discount }, index) => (discount > 0 ? [{ index, amount: discount }] : [])),
    },
  ];
}

function addressOf({ collected_information: collected, customer_details: customer }: AgenticCheckout) {
  const { name, address } = collected?.shipping_details ?? {};
  return postalAddress(name ?? customer?.name, address);
}

function billingAddressOf({ payment_intent: intent, customer_details: customer }: AgenticCheckout) {
  const { name, address } = intent.latest_charge?.billing_details ?? {};
  return postalAddress(name ?? customer?.name, address);
}

function postalAddress(
  name: string | null | undefined,
  address: StripeAddress | null | undefined,
): PostalAddress | null {
  if (!address?.country || !address.line1) return null;
  return {
    name: name ?? '',
    lineOne: address.line1,
    ...(address.line2 && { lineTwo: address.line2 }),
    city: address.city ?? '',
    state: address.state ?? '',
    country: address.country.toUpperCase(),
    postalCode: address.postal_code ?? '',
  };
}
