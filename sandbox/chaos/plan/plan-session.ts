import { between, oneOf, shuffled, weighted, type Random } from './random.ts';

/** What a shop has on its shelves: ids of the feed, of which `scarce` will not be enough for everybody. */
export interface Shelf {
  plenty: readonly string[];
  scarce: readonly string[];
}

/**
 * How the agent behaves once the session can be paid.
 * - `steady`: pays, and repeats with the same key until it knows
 * - `impatient`: waits for a moment only before it repeats
 * - `racing`: pays with several keys and tokens at once
 * - `leaves`: never pays
 * - `leaves_paying`: pays, hangs up and is never heard of again
 * - `cancels`: cancels instead
 * - `cancels_paying`: pays and cancels at once
 * - `hand_off`: the buyer pays in the shop's own checkout
 * - `platform`: buys through Stripe's Agentic Commerce Suite, which runs the checkout and takes the money
 */
export type Manner = keyof typeof MANNERS;
const MANNERS = {
  steady: 40,
  impatient: 16,
  racing: 10,
  leaves: 5,
  leaves_paying: 9,
  cancels: 5,
  cancels_paying: 5,
  hand_off: 9,
  platform: 9,
};

/** What is wrong with the first token; `good` pays. */
export type TokenFlaw = 'good' | 'declined' | 'expired' | 'over_limit' | 'wrong_currency' | 'unknown';

/**
 * What happens when the card's issuer wants to see the buyer, who pays by a good token.
 * - `none`: it does not
 * - `passes`: the buyer authenticates, and the agent goes on
 * - `passes_alone`: the buyer authenticates, and the agent is never heard of again
 * - `fails`: the buyer does not pass, and the agent says so
 * - `abandons`: nobody is heard of again
 */
export type Challenge = keyof typeof CHALLENGES;
const CHALLENGES = { none: 84, passes: 7, passes_alone: 3, fails: 3, abandons: 3 };

/** What staff do with the order that comes of it; `refund_in_stripe` in Stripe's dashboard, all else in Shopify. */
export type AfterSale = keyof typeof AFTER_SALES;
const AFTER_SALES = { nothing: 40, fulfil: 18, deliver: 10, cancel: 12, refund: 10, refund_in_stripe: 10 };

const DECLINED_CARDS = [
  'pm_card_chargeDeclined',
  'pm_card_chargeDeclinedInsufficientFunds',
  'pm_card_chargeDeclinedExpiredCard',
  'pm_card_radarBlock',
] as const;
const GOOD_CARDS = ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex', 'pm_card_de'] as const;

/** One agent and its buyer. */
export interface SessionPlan {
  number: number;
  /** Which of the shops. */
  shop: number;
  lines: { itemId: string; quantity: number }[];
  /** The cart after the first look at its price; null: it stays. */
  changedLines: { itemId: string; quantity: number }[] | null;
  fasterShipping: boolean;
  manner: Manner;
  token: TokenFlaw;
  challenge: Challenge;
  /** A good card that always pays, and one for `declined`. */
  card: string;
  declinedCard: string;
  /** Tries once more with a good token when the first one is refused. */
  persistent: boolean;
  /** How many pay at once, for `racing`. */
  racers: number;
  /** How long it waits for an answer, or until it hangs up. */
  patienceMs: number;
  afterSale: AfterSale;
}

/** Draws one session. */
export function planSession(random: Random, number: number, shelves: readonly Shelf[]): SessionPlan {
  const shop = between(random, 0, shelves.length - 1);
  const lines = drawCart(random, shelves[shop]!);
  const manner = weighted(random, MANNERS);
  const impatient = manner === 'impatient' || manner === 'leaves_paying';
  return {
    number,
    shop,
    lines,
    changedLines: random() < 0.25 ? drawCart(random, shelves[shop]!) : null,
    fasterShipping: random() < 0.3,
    manner,
    token: weighted(random, {
      good: 82,
      declined: 9,
      expired: 3,
      over_limit: 2,
      wrong_currency: 2,
      unknown: 2,
    }),
    challenge: weighted(random, CHALLENGES),
    card: oneOf(random, GOOD_CARDS),
    declinedCard: oneOf(random, DECLINED_CARDS),
    persistent: random() < 0.6,
    racers: between(random, 2, 4),
    patienceMs: impatient ? between(random, 20, 600) : 15_000,
    afterSale: weighted(random, AFTER_SALES),
  };
}

/** One to three different items. Every third cart has something scarce in it. */
function drawCart(random: Random, { plenty, scarce }: Shelf): SessionPlan['lines'] {
  const items = shuffled(random, plenty).slice(0, between(random, 1, 3));
  if (scarce.length > 0 && random() < 0.34) items[0] = oneOf(random, scarce);
  return items.map((itemId) => ({ itemId, quantity: between(random, 1, 2) }));
}
