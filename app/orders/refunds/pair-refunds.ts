import { recordOfNote, type RefundRecord } from './refund-record.ts';

/** A refund in Shopify's books that gave money back of a payment taken by Aisle. `amount` in minor units. */
export interface BookedRefund {
  gid: string;
  amount: number;
  note: string | null;
}

/** A refund at Stripe. `amount` in minor units. */
export interface MoneyRefund {
  id: string;
  amount: number;
  /** Stripe's: pending, requires_action, succeeded, failed, canceled */
  status: string;
  /** The record it was made for (REFUND_METADATA); null: somebody made it in Stripe. */
  recordId: string | null;
}

type Known = Pick<
  RefundRecord,
  'id' | 'origin' | 'amount' | 'state' | 'booking' | 'shopifyRefundGid' | 'stripeRefundId'
>;

export interface Pairing<T> {
  /** A record that has no counterpart on this side yet, and the one that is it. */
  links: { recordId: string; refund: T }[];
  /** Refunds that no record knows. */
  fresh: T[];
}

/**
 * Finds which of Shopify's refunds belong to which record: by id, by the note Aisle left, and else by an equal amount
 * that waits to be booked. The last also joins a refund that staff make on both sides by hand: giving the same money
 * back twice is worse than asking staff to refund once more.
 */
export function pairBooked(records: Known[], booked: BookedRefund[]): Pairing<BookedRefund> {
  // One whose money never went back has nothing to be booked.
  const lacking = records.filter(
    ({ shopifyRefundGid, state }) => shopifyRefundGid === null && state !== 'failed',
  );
  const unknown = booked.filter(({ gid }) => !records.some((record) => record.shopifyRefundGid === gid));
  return pair(lacking, unknown, ({ note }) => recordOfNote(note));
}

/**
 * The same for Stripe's refunds, by the record their metadata names. One that came to nothing is nobody's; a record whose
 * refund came to nothing takes the next one of its amount, as staff are asked to make it, if Shopify's books have it.
 */
export function pairMoney(records: Known[], money: MoneyRefund[]): Pairing<MoneyRefund> {
  const lacking = records.filter(
    ({ stripeRefundId, state, booking }) =>
      stripeRefundId === null || (state === 'failed' && booking === 'booked'),
  );
  const unknown = money.filter(
    ({ id, status }) => !isDead(status) && !records.some((record) => record.stripeRefundId === id),
  );
  return pair(lacking, unknown, ({ recordId }) => recordId);
}

/** A Stripe refund's status as a record's state. */
export function stateOfMoney(status: string): 'pending' | 'succeeded' | 'failed' {
  if (status === 'succeeded') return 'succeeded';
  return isDead(status) ? 'failed' : 'pending';
}

function isDead(status: string): boolean {
  return status === 'failed' || status === 'canceled';
}

/** Names first: an equal amount must not take the record that another one names. */
function pair<T extends { amount: number }>(
  lacking: Known[],
  unknown: T[],
  named: (refund: T) => string | null,
): Pairing<T> {
  const free = [...lacking];
  const take = (fits: (record: Known) => boolean): Known | undefined => {
    const index = free.findIndex(fits);
    return index < 0 ? undefined : free.splice(index, 1)[0];
  };
  const links: Pairing<T>['links'] = [];
  const nameless: T[] = [];
  for (const refund of unknown) {
    const name = named(refund);
    const record = name ? take(({ id }) => id === name) : undefined;
    if (record) links.push({ recordId: record.id, refund });
    else nameless.push(refund);
  }
  const fresh: T[] = [];
  for (const refund of nameless) {
    const record = take(({ amount }) => amount === refund.amount);
    if (record) links.push({ recordId: record.id, refund });
    else fresh.push(refund);
  }
  return { links, fresh };
}
