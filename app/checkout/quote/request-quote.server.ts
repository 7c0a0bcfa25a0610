import { AppError } from '#app/kernel/app-error.ts';
import { shopifyAdmin, type AdminCallOptions } from '#app/shopify/admin-client.server.ts';
import { CalculateQuoteDocument, DeliveryOptionsDocument } from '#app/shopify/operations/admin.generated.ts';
import { ShopifyError } from '#app/shopify/shopify-error.ts';
import type { ShopLocation } from '#app/shops/shop-location.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { needsShipping } from '../lines/needs-shipping.ts';
import { DIGITAL_OPTION_ID, digitalOption } from './digital-option.ts';
import type { AppliedDiscount, RejectedDiscount } from './discount.ts';
import { deliveryInput, quoteInput, type QuoteCart, type QuoteShipping } from './quote-input.ts';
import type { FulfillmentOption } from '../session/session.ts';
import type { Words } from '../words/words.ts';
import { judgeCodes, uncountedCodes, withLimits } from './judge-codes.ts';
import { guessHolds, guessShipping, type Guess } from './guess-option.ts';
import { mapOptions } from './map-options.ts';
import { mapQuote, type Quote } from './map-quote.ts';
import { pickOption } from './pick-option.ts';
import { normalCode } from './quote-basis.ts';
import { fieldIn, refusedField } from './refused-field.ts';
import { readTerms, termsQuery, type TermsByCode } from './terms-of-codes.ts';

export interface QuoteRequest {
  cart: QuoteCart;
  words: Words;
  selectedOptionId: string | null;
  /** What an earlier quote of the same cart and address found; null: cart or address are new. */
  known: { options: FulfillmentOption[]; applied: AppliedDiscount[]; rejected: RejectedDiscount[] } | null;
  /** The option these options will probably come down to; null: nothing is guessed. */
  guess: Guess | null;
}

export interface QuoteResult extends Quote {
  options: FulfillmentOption[];
  selectedOptionId: string | null;
  rejected: RejectedDiscount[];
  /** The amounts were calculated with the guess. */
  guessed: boolean;
}

/** How long an agent may wait for Shopify (facts: no ACP text fixes a limit; Stripe's hooks allow 4 s). */
const BUDGET_MS = 4000;
/** Terms of codes are an explanation, no price: they are not waited for that long. */
const TERMS_BUDGET_MS = 1500;
/** More places to pick up than anybody looks through. */
const PICKUP_COUNT = 20;

/**
 * Asks Shopify for options, discounts, taxes and totals of a cart, in one round trip wherever that can be
 * (docs/decisions/011): what does not depend on each other is asked at the same time.
 * @throws AppError `service_unavailable` when Shopify does not answer in time or throttles; `invalid` when it
 *   refuses the cart or the address.
 */
export async function requestQuote(scope: ShopScope, request: QuoteRequest): Promise<QuoteResult> {
  const quoter = new Quoter(scope, request, callsWithin(BUDGET_MS));
  try {
    return await quoter.quote();
  } catch (error) {
    throw toCallerError(error);
  }
}

type Priced = Omit<QuoteResult, 'rejected'>;
type Calls = () => AdminCallOptions;

/** All calls of one quote share one deadline. */
function callsWithin(budgetMs: number): Calls {
  const deadline = performance.now() + budgetMs;
  return () => ({ lane: 'checkout', timeoutMs: Math.max(1, Math.round(deadline - performance.now())) });
}

class Quoter {
  constructor(
    private readonly scope: ShopScope,
    private readonly request: QuoteRequest,
    private readonly calls: Calls,
  ) {}

  async quote(): Promise<QuoteResult> {
    // Which codes will be refused is not known yet; to ask for all meanwhile costs no time.
    const [priced, terms] = await Promise.all([this.price(), this.lookUp(this.unknownCodes())]);
    const applied = withLimits(priced.applied, this.request.known?.applied ?? [], terms);
    return { ...priced, applied, rejected: await this.judge(priced, terms) };
  }

  /** Codes whose terms no earlier quote of this cart has told. */
  private unknownCodes(): string[] {
    const { cart, known } = this.request;
    const counting = known?.applied.filter(({ limited }) => limited !== null) ?? [];
    const told = [...counting, ...(known?.rejected ?? [])].map(({ code }) => code && normalCode(code));
    return [...new Set(cart.discountCodes.map(normalCode))].filter((code) => !told.includes(code));
  }

  private async price(): Promise<Priced> {
    const { cart, known, words } = this.request;
    if (!needsShipping(cart.lines)) {
      const options = [digitalOption(words)];
      const quote = await this.calculate(null);
      return { ...quote, options, selectedOptionId: DIGITAL_OPTION_ID, guessed: false };
    }
    if (!known) return this.priceAnew();
    try {
      return await this.priceWith(known.options);
    } catch (error) {
      // A handle that went stale between two quotes is refused; the same option has a new one.
      if (error instanceof AppError && error.code === 'invalid') return this.priceAnew();
      throw error;
    }
  }

  private async priceWith(options: FulfillmentOption[]): Promise<Priced> {
    const chosen = pickOption(options, this.request.selectedOptionId);
    const quote = await this.calculate(chosen?.rateHandle ? { handle: chosen.rateHandle } : null);
    return { ...quote, options, selectedOptionId: chosen?.id ?? null, guessed: false };
  }

  private async priceAnew(): Promise<Priced> {
    const { guess, selectedOptionId } = this.request;
    if (!guess) return this.priceWith(await this.fetchOptions());
    const [options, quote] = await Promise.all([
      this.fetchOptions(),
      this.calculate(guessShipping(guess)).catch(unlessRefused),
    ]);
    const chosen = pickOption(options, selectedOptionId);
    if (!quote || !chosen || !guessHolds(guess, chosen)) return this.priceWith(options);
    return { ...quote, options, selectedOptionId: chosen.id, guessed: chosen.rateHandle !== guess.handle };
  }

  private async fetchOptions(): Promise<FulfillmentOption[]> {
    const { cart } = this.request;
    if (!cart.recipient?.address) return [];
    const variables = { input: deliveryInput(cart), pickupCount: PICKUP_COUNT };
    const data = await shopifyAdmin(this.scope, DeliveryOptionsDocument, variables, this.calls());
    const locations = this.scope.shop.locations as unknown as ShopLocation[];
    return mapOptions(data.draftOrderAvailableDeliveryOptions, locations, this.scope.clock());
  }

  private async calculate(shipping: QuoteShipping | null): Promise<Quote> {
    const { cart } = this.request;
    const input = quoteInput(cart, shipping);
    const data = await shopifyAdmin(this.scope, CalculateQuoteDocument, { input }, this.calls());
    const { calculatedDraftOrder, userErrors = [] } = data.draftOrderCalculate ?? {};
    if (userErrors.length > 0 || !calculatedDraftOrder) {
      const text =
        userErrors.map((problem) => problem.message).join(' ') || 'Shopify could not price this cart.';
      throw new AppError('invalid', text, { param: refusedField(userErrors[0]?.field ?? []) });
    }
    return mapQuote(cart.lines, calculatedDraftOrder, this.scope.clock());
  }

  /** Codes for which there is nothing to ship yet are not judged: one for shipping would count later. */
  private async judge(priced: Priced, terms: TermsByCode): Promise<RejectedDiscount[]> {
    const { cart, known } = this.request;
    if (priced.selectedOptionId === null) return [];
    const judged = known?.rejected ?? [];
    const isKnown = (code: string) => terms.has(code) || judged.some((one) => normalCode(one.code) === code);
    const missing = uncountedCodes(cart.discountCodes, priced.applied).filter((code) => !isKnown(code));
    const all = missing.length > 0 ? new Map([...terms, ...(await this.lookUp(missing))]) : terms;
    return judgeCodes(cart.discountCodes, priced.applied, judged, all, {
      itemsBase: priced.totals.itemsBase,
      units: cart.lines.reduce((sum, line) => sum + line.quantity, 0),
      currency: cart.currency,
      buyerKnown: cart.buyerEmail !== null,
    });
  }

  /** The terms of codes, of none if they cannot be read: no checkout fails for want of an explanation. */
  private async lookUp(codes: string[]): Promise<TermsByCode> {
    if (codes.length === 0) return new Map();
    const { document, variables } = termsQuery(codes);
    const within = this.calls();
    const timeoutMs = Math.min(TERMS_BUDGET_MS, within.timeoutMs!);
    try {
      return readTerms(codes, await shopifyAdmin(this.scope, document, variables, { ...within, timeoutMs }));
    } catch (error) {
      const { shop, log } = this.scope;
      log.warn({ shop: shop.domain, err: error }, 'the terms of discount codes could not be read');
      return new Map();
    }
  }
}

/** A guess that Shopify refuses was a bad guess; everything else is a failure of the quote. */
function unlessRefused(error: unknown): null {
  if (error instanceof AppError && error.code === 'invalid') return null;
  throw error;
}

function toCallerError(error: unknown): unknown {
  if (!(error instanceof ShopifyError)) return error;
  if (error.kind === 'invalid') {
    return new AppError('invalid', 'The shop refuses this cart or address.', {
      param: refusedField(fieldIn(error.message)),
      cause: error,
    });
  }
  return new AppError('service_unavailable', 'The shop cannot be reached at the moment.', {
    retryAfterSeconds: 2,
    cause: error,
  });
}
