import { createHash } from 'node:crypto';
import { addSeconds } from '#app/kernel/clock.ts';

/** Kept in `purchases.stock_hold`: the draft order that keeps the goods of a purchase from other buyers. */
export interface StockHold {
  /** Only this purchase's draft orders carry it, so that one whose making was not heard of can be found. */
  tag: string;
  draftOrderGid: string;
  /** ISO 8601: Shopify gives the goods back by itself then. */
  until: string;
  /** A call was repeated or its reply lost: there may be a second draft order with the tag. */
  uncertain: boolean;
}

/**
 * How long goods are held. Long enough for a buyer to authenticate and for a purchase to be taken up again after a
 * crash; what is forgotten for any reason is free again after it.
 */
export const HOLD_SECONDS = 45 * 60;

/** When a hold that is placed now ends by itself. */
export const holdUntil = (now: Date): string => addSeconds(now, HOLD_SECONDS).toISOString();

/** The tag of an attempt's draft order: Shopify's tags have at most 40 characters, an order key may have more. */
export const holdTag = (orderKey: string): string =>
  `aisle-hold-${createHash('sha256').update(orderKey).digest('hex').slice(0, 24)}`;
