import type { FulfillmentOption, PostalAddress } from '../session/session.ts';

/** Which option a buyer will most likely get: enough to calculate with it before Shopify has offered it. */
export type RateHint = Pick<FulfillmentOption, 'type' | 'title' | 'code' | 'amount'>;

type Place = Pick<PostalAddress, 'country' | 'state'>;

const KEPT = 5000;

/**
 * What a process remembers of the options its shops' buyers got last, by country and state, and which shops it does
 * not guess for any more (docs/decisions/011). Only a shortcut: nothing is wrong when it is forgotten.
 */
export class RateHints {
  private readonly hints = new Map<string, RateHint>();
  private readonly distrusted = new Set<string>();

  /** The option last seen for such a place; null: none, or it is not to be guessed. */
  recall(shopId: string, place: Place): RateHint | null {
    if (this.distrusted.has(shopId)) return null;
    return this.hints.get(keyOf(shopId, place)) ?? null;
  }

  /** Keeps an option that was chosen or preselected. Picking up is nothing to guess: its tax is another place's. */
  note(shopId: string, place: Place, { type, title, code, amount }: RateHint): void {
    if (type === 'pickup') return;
    const key = keyOf(shopId, place);
    this.hints.delete(key);
    this.hints.set(key, { type, title, code, amount });
    if (this.hints.size > KEPT) this.hints.delete(this.hints.keys().next().value!);
  }

  /** A guess of this shop's came out at another total than Shopify's own rate. */
  distrust(shopId: string): void {
    this.distrusted.add(shopId);
  }

  /** Whether this shop's quotes may be calculated by a guess. */
  trusts(shopId: string): boolean {
    return !this.distrusted.has(shopId);
  }
}

function keyOf(shopId: string, { country, state }: Place): string {
  return `${shopId}/${country}/${state}`;
}
