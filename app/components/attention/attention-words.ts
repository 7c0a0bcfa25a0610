import type { AttentionKind } from '#app/attention/attention-kind.ts';

interface Words {
  title: string;
  /** What staff are expected to do. */
  advice: string;
}

const WORDS: Partial<Record<AttentionKind, Words>> = {
  order_total_mismatch: {
    title: 'Order total did not match',
    advice: 'Nothing was charged. Check the shop’s taxes and discounts before the buyer tries again.',
  },
  paid_twice: {
    title: 'Maybe paid twice',
    advice: 'Ask the buyer which order they want, then cancel and refund the other one in Shopify.',
  },
  order_refused: {
    title: 'Shopify refused an order',
    advice: 'Nothing was charged. See what Shopify says, and mend it before the next buyer meets it.',
  },
  payments_refused: {
    title: 'Stripe refuses your key',
    advice:
      'Connect Stripe again with a key that may do what Aisle needs. Until then nothing is paid in the chat.',
  },
  order_review: {
    title: 'Order waits for your decision',
    advice: 'Open the order and approve or reject it. Until then nothing of it ships.',
  },
  platform_order: {
    title: 'Platform order not created',
    advice:
      'The platform has taken the money. Mend what it says and have Aisle try again, or reject it and the buyer is refunded (aisle decide-platform-order). Do not make the order by hand: a later try would make a second one.',
  },
  refund_failed: {
    title: 'Refund failed',
    advice:
      'Pay the buyer back in Stripe. If that is not possible any more, agree on another way with the buyer. Shopify has this refund in its books already: do not enter it there again.',
  },
  canceled_not_refunded: {
    title: 'Canceled without refund',
    advice:
      'If the buyer is to have the money back, refund the order in Shopify: it goes back the way it was paid. If not, mark this as done.',
  },
  dispute: {
    title: 'Payment disputed',
    advice: 'Answer in Stripe before the deadline. The order’s evidence helps you.',
  },
  fraud_warning: {
    title: "A card's issuer suspects fraud",
    advice: 'Refund the order before it becomes a dispute, which costs a fee, unless you know the buyer.',
  },
  mismatch: {
    title: 'Records differ',
    advice: 'Compare the order in Shopify with its payment in Stripe, and put right which of them is wrong.',
  },
  event_undeliverable: {
    title: 'Agent not informed',
    advice: 'Ask the agent’s platform whether its address for order events has changed, then send again.',
  },
  catalog_shrunk: {
    title: 'Many products are missing',
    advice: 'Look whether they are gone from your shop. Until you say so, agents still see them.',
  },
  feed_held: {
    title: 'Feed not delivered',
    advice: 'Look why so much is missing from it, then have it delivered or discarded.',
  },
  feed_failed: {
    title: 'Feed keeps failing',
    advice: 'Ask whoever runs Aisle to look into its log. Agents see your catalogue as it was.',
  },
};

/** Of a refund that is stuck, what staff do depends on where. */
const REFUND_ADVICE: Record<string, Words> = {
  booking: {
    title: 'Refund missing in Shopify',
    advice: 'The buyer has the money. Enter the refund in Shopify, so that its books are right.',
  },
  disputed: {
    title: 'Refund not possible',
    advice:
      'The buyer’s bank has taken the disputed money back already, so do not pay it a second time. Answer the dispute in Stripe, or accept it there.',
  },
  order: {
    title: 'Order not canceled',
    advice:
      'Nothing was paid back yet. See in Shopify what keeps the order from being canceled, cancel what can be, and refund it there.',
  },
};

/** An item in words for staff; a kind that this version does not know is shown by its name. */
export function attentionWords({ kind, facts }: { kind: string; facts?: unknown }): Words {
  const { side } = (facts ?? {}) as { side?: string };
  const known = WORDS[kind as AttentionKind];
  if (kind === 'refund_failed' && side && Object.hasOwn(REFUND_ADVICE, side)) return REFUND_ADVICE[side]!;
  return known ?? { title: kind.replaceAll('_', ' '), advice: 'See what it says.' };
}
