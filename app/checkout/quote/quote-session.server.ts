import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { assessStock } from '../session/assess-session.ts';
import { digitalOption } from './digital-option.ts';
import type { CartLine, SessionState } from '../session/session.ts';
import { wordsOf } from '../words/words.ts';
import type { Guess } from './guess-option.ts';
import { buyerEmail, cartBasis, quoteBasis } from './quote-basis.ts';
import { RateHints } from './rate-hints.ts';
import { requestQuote, type QuoteResult } from './request-quote.server.ts';

/** What a quote fills in of a session's state. */
export type QuotedState = Pick<
  SessionState,
  | 'lines'
  | 'totals'
  | 'options'
  | 'selectedOptionId'
  | 'discounts'
  | 'presentment'
  | 'quoted'
  | 'quoteBasis'
  | 'cartBasis'
  | 'quoteGuessed'
>;

/** What this process remembers between quotes. */
const hints = new RateHints();

/**
 * The quote of a session after a change: the one it has, as long as nothing changed that Shopify would answer to,
 * otherwise a new one. `requote` asks in any case, with Shopify's own handle, as before a charge.
 * @param next the state after the change, with lines as the catalogue has them
 * @throws AppError as `requestQuote`
 */
export async function quoteSession(
  scope: ShopScope,
  before: SessionState,
  next: SessionState,
  { selectedOptionId, requote = false }: { selectedOptionId: string | null; requote?: boolean },
): Promise<QuotedState> {
  const words = wordsOf(next.language);
  const cart = cartBasis(next);
  // Where nothing was sent, something may be sent by now.
  const deliverable = before.options.length > 0;
  const sameCart = before.quoted && deliverable && before.cartBasis === cart;
  const settled =
    sameCart &&
    before.quoteBasis === quoteBasis(next, selectedOptionId) &&
    // What was sold out may be there again.
    assessStock(words, before.lines).length === 0;
  if (settled && !requote) return keepQuote(before, next);

  const quote = await requestQuote(scope, {
    cart: {
      ...next,
      buyerEmail: buyerEmail(next),
      currency: scope.shop.currency.toUpperCase(),
    },
    words,
    selectedOptionId,
    known: sameCart ? { options: before.options, ...before.discounts } : null,
    guess: requote ? null : guessFrom(scope, before, next, selectedOptionId),
  });
  if (requote && sameCart) checkGuess(scope, before, quote);
  noteOption(scope, next, quote);
  const { lines, totals, options, presentment, applied, rejected, guessed } = quote;
  return {
    lines,
    totals,
    options,
    selectedOptionId: quote.selectedOptionId,
    discounts: { applied, rejected },
    presentment,
    quoted: true,
    quoteBasis: quoteBasis(next, quote.selectedOptionId),
    cartBasis: cart,
    quoteGuessed: guessed,
  };
}

/** The quote as it is, for lines that were read from the catalogue again and in the words of now. */
function keepQuote(before: SessionState, next: SessionState): QuotedState {
  const words = wordsOf(next.language);
  return {
    lines: next.lines.map((line, index) => withAmounts(line, before.lines[index]!)),
    totals: before.totals,
    options: before.options.map((option) => (option.type === 'digital' ? digitalOption(words) : option)),
    selectedOptionId: before.selectedOptionId,
    discounts: before.discounts,
    presentment: before.presentment,
    quoted: true,
    quoteBasis: before.quoteBasis,
    cartBasis: before.cartBasis,
    quoteGuessed: before.quoteGuessed,
  };
}

function withAmounts(line: CartLine, quoted: CartLine): CartLine {
  const { unitAmount, baseAmount, discount, subtotal, available } = quoted;
  return { ...line, unitAmount, baseAmount, discount, subtotal, available };
}

/** The session's own option while it stays in the state, else what buyers there got last. */
function guessFrom(
  { shop }: ShopScope,
  before: SessionState,
  next: SessionState,
  selectedOptionId: string | null,
): Guess | null {
  const to = next.recipient?.address;
  if (!to || !hints.trusts(shop.id)) return null;
  const from = before.recipient?.address;
  const stays = from?.country === to.country && from.state === to.state;
  const own = stays && before.options.find((option) => option.id === selectedOptionId);
  if (own && own.type !== 'digital') {
    const { type, title, code, amount, rateHandle } = own;
    return { type, title, code, amount, handle: type === 'pickup' ? rateHandle : null };
  }
  const hint = hints.recall(shop.id, to);
  return hint && { ...hint, handle: null };
}

function noteOption({ shop }: ShopScope, { recipient }: SessionState, quote: QuoteResult): void {
  const chosen = quote.options.find((option) => option.id === quote.selectedOptionId);
  if (chosen && chosen.type !== 'digital' && recipient?.address)
    hints.note(shop.id, recipient.address, chosen);
}

/** A guess that came out at another total than Shopify's own rate, with the same goods and discounts, was wrong. */
function checkGuess(
  { shop, log }: ShopScope,
  { quoteGuessed, totals: guessed }: SessionState,
  quote: QuoteResult,
) {
  const { totals } = quote;
  const wrong =
    quoteGuessed &&
    totals.total !== guessed.total &&
    totals.subtotal === guessed.subtotal &&
    totals.discount === guessed.discount &&
    totals.fulfillment === guessed.fulfillment;
  if (!wrong) return;
  log.warn(
    { shop: shop.domain, guessed: guessed.total, total: totals.total },
    'a guessed shipping rate made another total: no more guesses for this shop',
  );
  hints.distrust(shop.id);
}
