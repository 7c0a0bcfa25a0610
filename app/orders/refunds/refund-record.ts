import type { Refund as Row } from '#app/db/client/client.ts';

/**
 * Where the money of a refund stands.
 * - `requested`: to be given back; Stripe may have been asked already, and its answer may be lost
 * - `pending`: Stripe has taken it on and tells later how it ended
 * - `succeeded`: back with the buyer
 * - `failed`: not given back, for good, unless staff ask for it again
 */
export type RefundState = 'requested' | 'pending' | 'succeeded' | 'failed';

/**
 * Whether Shopify's books have the refund.
 * - `wanted`: to be booked; Shopify may have been asked already
 * - `booked`
 * - `failed`: Shopify refused, for good
 */
export type Booking = 'wanted' | 'booked' | 'failed';

export interface RefundRecord extends Omit<Row, 'amount' | 'origin' | 'state' | 'booking'> {
  /** Minor units */
  amount: number;
  /** Where it began. */
  origin: 'shopify' | 'stripe' | 'aisle';
  state: RefundState;
  booking: Booking;
}

/** A stored row, typed. */
export function toRefund(row: Row): RefundRecord {
  return {
    ...row,
    amount: Number(row.amount),
    origin: row.origin as RefundRecord['origin'],
    state: row.state as RefundState,
    booking: row.booking as Booking,
  };
}

/** Whether anything is still to be done about it. */
export function isOpen({ state, booking }: Pick<RefundRecord, 'state' | 'booking'>): boolean {
  return state === 'requested' || (booking === 'wanted' && state !== 'failed');
}

/** Stripe's idempotency key: of the Shopify refund it returns the money of, or else of the record. */
export function stripeRefundKey({ id, shopifyRefundGid, origin, attempt }: RefundRecord): string {
  return `refund:${origin === 'shopify' ? shopifyRefundGid : id}:${attempt}`;
}

/** The metadata of a Stripe refund that Aisle makes: by it a lost reply is found again, and no echo mistaken for news. */
export const REFUND_METADATA = { record: 'aisle_refund', shopifyRefund: 'shopify_refund' } as const;

const NOTE = /\(Aisle (refund_\w+)\)/;

/** The note of a Shopify refund that Aisle books. It names the record, and the Stripe refund for staff. */
export function bookingNote({ id, reason, stripeRefundId }: RefundRecord): string {
  const words = [reason ?? 'Refunded in Stripe', stripeRefundId && `Stripe refund ${stripeRefundId}`];
  return `${words.filter(Boolean).join('. ')} (Aisle ${id})`;
}

/** The record that a note names, if it is one of Aisle's. */
export function recordOfNote(note: string | null): string | null {
  return (note && NOTE.exec(note)?.[1]) ?? null;
}
