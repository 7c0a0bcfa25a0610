import { AppError } from '#app/kernel/app-error.ts';
import { shopifyAdmin } from '#app/shopify/admin-client.server.ts';
import { CalculateQuoteDocument, DeliveryOptionsDocument } from '#app/shopify/operations/admin.generated.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { mailingAddress, quoteInput, quoteLines } from './quote-input.ts';
import { mapOptions, mapQuote, type Quote } from './map-quote.ts';
import { DIGITAL_OPTION_ID, digitalOption } from './digital-option.ts';
import type { CartLine, FulfillmentOption, Recipient } from './session.ts';
import type { Words } from './words/words.ts';

export interface QuoteRequest {
  lines: CartLine[];
  recipient: Recipient | null;
  discountCodes: string[];
  words: Words;
  selectedOptionId: string | null;
  /** Options of an earlier quote that still hold, because neither cart nor address changed. */
  knownOptions: FulfillmentOption[] | null;
}

export interface QuoteResult extends Quote {
  options: FulfillmentOption[];
  selectedOptionId: string | null;
}

/** How long an agent may wait for Shopify (facts: no ACP text fixes a limit; Stripe's hooks allow 4 s). */
const BUDGET_MS = 4000;

/**
 * Asks Shopify for shipping options, taxes and totals of a cart. One call when the options are known, two otherwise.
 * @throws AppError `service_unavailable` when Shopify does not answer in time or throttles; `invalid` when it
 *   refuses the cart or the address.
 */
export async function requestQuote(scope: ShopScope, request: QuoteRequest): Promise<QuoteResult> {
  try {
    const physical = request.lines.some((line) => line.requiresShipping);
    if (!physical) {
      return {
        ...(await calculate(scope, request, null)),
        options: [digitalOption(request.words)],
        selectedOptionId: DIGITAL_OPTION_ID,
      };
    }
    const options = request.knownOptions ?? (await fetchOptions(scope, request));
    const chosen = options.find((option) => option.id === request.selectedOptionId) ?? options[0] ?? null;
    const quote = await calculate(scope, request, chosen);
    return { ...quote, options, selectedOptionId: chosen?.id ?? null };
  } catch (error) {
    // A handle that went stale between two quotes is refused as invalid; asking for the options again cures it.
    if (error instanceof AppError && error.code === 'invalid' && request.knownOptions) {
      return requestQuote(scope, { ...request, knownOptions: null });
    }
    throw toCallerError(error);
  }
}

async function fetchOptions(
  scope: ShopScope,
  { lines, recipient, discountCodes }: QuoteRequest,
): Promise<FulfillmentOption[]> {
  if (!recipient?.address) return [];
  const data = await shopifyAdmin(
    scope,
    DeliveryOptionsDocument,
    {
      input: {
        lineItems: quoteLines(lines),
        shippingAddress: mailingAddress(recipient.address, recipient.phone),
        discountCodes,
        acceptAutomaticDiscounts: true,
      },
    },
    { lane: 'checkout', timeoutMs: BUDGET_MS },
  );
  return mapOptions(data.draftOrderAvailableDeliveryOptions.availableShippingRates, scope.shop.currency);
}

async function calculate(
  scope: ShopScope,
  request: QuoteRequest,
  chosen: FulfillmentOption | null,
): Promise<Quote> {
  const input = quoteInput({ ...request, rateHandle: chosen?.rateHandle ?? null });
  const data = await shopifyAdmin(
    scope,
    CalculateQuoteDocument,
    { input },
    { lane: 'checkout', timeoutMs: BUDGET_MS },
  );
  const { calculatedDraftOrder, userErrors = [] } = data.draftOrderCalculate ?? {};
  if (userErrors.length > 0 || !calculatedDraftOrder) {
    const text =
      userErrors.map((problem) => problem.message).join(' ') || 'Shopify could not price this cart.';
    throw new AppError('invalid', text, { param: '$.fulfillment_details.address' });
  }
  return mapQuote(request.lines, calculatedDraftOrder);
}

function toCallerError(error: unknown): unknown {
  if (!(error instanceof ShopifyError)) return error;
  return new AppError('service_unavailable', 'The shop cannot be reached at the moment.', {
    retryAfterSeconds: 2,
    cause: error,
  });
}
