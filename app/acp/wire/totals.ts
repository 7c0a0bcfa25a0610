import type {
  CheckoutSession,
  FulfillmentOption,
  Message,
  SessionState,
  Totals,
} from '#app/checkout/session/session.ts';
import { wordsOf } from '#app/checkout/words/words.ts';
import { formatMoney } from '#app/kernel/format-money.ts';
import { currencyExponent } from '#app/kernel/money.ts';

/** A Total of the newest versions; older ones take what they know of it. */
export interface WireTotal {
  type: string;
  display_text: string;
  /** Minor units. */
  amount: number;
  /** Minor units of the currency the buyer sees besides; since 2026-01-30. */
  presentment_amount?: number;
  description?: string;
  breakdown?: { jurisdiction: string; rate: number; amount: number }[];
}

/** A session's totals in the order of a receipt: what adds up to `total`, and the tax in the prices in words. */
export function sessionTotals({ state, currency }: CheckoutSession): WireTotal[] {
  const { totals: sums } = state;
  const words = wordsOf(state.language).totals;
  const includedTax = formatMoney({ amount: sums.includedTax, currency }, state.language);
  const shown = state.presentment?.totals;
  const isChosen = state.options.some(({ id }) => id === state.selectedOptionId);
  const entry = (type: string, display_text: string, sum: Exclude<keyof Totals, 'taxLines'>) => ({
    type,
    display_text,
    amount: sums[sum],
    ...(shown && { presentment_amount: shown[sum] }),
  });
  return [
    entry('items_base_amount', words.items(), 'itemsBase'),
    ...(sums.itemsDiscount > 0 ? [entry('items_discount', words.discount(), 'itemsDiscount')] : []),
    entry('subtotal', words.subtotal(), 'subtotal'),
    ...(sums.discount > 0 ? [entry('discount', words.orderDiscount(), 'discount')] : []),
    ...(isChosen ? [entry('fulfillment', words.shipping(), 'fulfillment')] : []),
    {
      ...entry('tax', words.tax(), 'tax'),
      ...(sums.includedTax > 0 && { description: words.taxIncluded(includedTax) }),
      ...(sums.tax > 0 && {
        breakdown: sums.taxLines.map(({ title, rate, amount }) => ({ jurisdiction: title, rate, amount })),
      }),
    },
    entry('total', words.total(), 'total'),
  ];
}

/** A Total of 2025-12-12 and 2026-01-16: no breakdown. */
export function withoutBreakdown({ type, display_text, amount, description }: WireTotal): WireTotal {
  return { type, display_text, amount, description };
}

/** The currency the buyer sees besides the one they pay in, since 2026-01-30. */
export function presentmentFields({
  presentment,
}: Pick<SessionState, 'presentment'>): Record<string, unknown> {
  if (!presentment) return {};
  return {
    presentment_currency: presentment.currency.toLowerCase(),
    exchange_rate: presentment.exchangeRate,
    exchange_rate_timestamp: presentment.at,
  };
}

/**
 * An option's price in the currency the buyer sees besides, in its minor units. Shopify tells that of the chosen one;
 * any other is converted by the rate that the session tells. Undefined where nothing is shown.
 */
export function shownPrice(
  { state, currency }: CheckoutSession,
  option: FulfillmentOption,
): number | undefined {
  const { presentment, selectedOptionId } = state;
  if (!presentment) return undefined;
  if (option.id === selectedOptionId) return presentment.totals.fulfillment;
  const scale = 10 ** (currencyExponent(presentment.currency) - currencyExponent(currency));
  return Math.round((option.amount / presentment.exchangeRate) * scale);
}

/** Another currency that was asked for is told with a quote only: until then, that the amounts are not in it. */
export function currencyPending({ status, state, currency }: CheckoutSession): Message[] {
  const { presentmentCurrency: asked, presentment, language } = state;
  const open = status === 'not_ready_for_payment' || status === 'requires_escalation';
  if (!asked || presentment || !open) return [];
  const text = wordsOf(language).currencyPending(currency, asked);
  return [{ severity: 'info', code: 'currency_pending', text, param: '$.currency' }];
}
