import type { Language } from '#app/kernel/language.ts';
import type { Buyer, CartLine, Message, Totals } from '../session/session.ts';

/** What is stored in `carts.state`. */
export interface CartState {
  lines: CartLine[];
  buyer: Buyer | null;
  /** What this cart's texts are in. */
  language: Language;
}

/**
 * A basket before checkout: items, no address, no payment. It exists or it does not, there is no status. All amounts
 * are estimates by the mirror's prices, without shipping and tax.
 */
export interface Cart extends CartState {
  id: string;
  /** ISO 4217, upper case */
  currency: string;
  totals: Totals;
  /** About the lines, as the catalogue is now. */
  messages: Message[];
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  version: number;
}

/** A cart is forgotten when nobody has changed it for 14 days. */
export const CART_SECONDS = 14 * 24 * 3600;
