export const attention = {
  title: 'Needs attention',
  subtitle: 'What Aisle will not decide by itself',
  none: 'Nothing needs your attention',
  noneText: 'Orders on hold, disputes and failed refunds appear here by themselves.',
  viewOrder: 'View order',
  viewOrderOf: 'View the order: {title}',
  markDone: 'Mark as done',
  markDoneWhat: 'Mark as done: {title}',
  marked: 'Marked as done',
  unknown: {
    advice: 'See what it says.',
  },
  dueBy: 'Evidence is due by {day}.',
  texts: {
    order_total_mismatch:
      'Shopify’s order {order} came to {total}, but the buyer had agreed to {agreed}. Nothing was charged, and the order was cancelled.',
    paid_twice:
      '{order} was paid in the chat, and {second} in the shop’s own checkout, with the same cart. The buyer may have paid twice.',
    order_refused:
      'Shopify refused the order of a payment that was authorised; the money was released. Shopify says:',
    payments_refused: 'Stripe refuses the shop’s key ({mode}), so agents cannot be paid.',
    order_review: '{order} must not ship yet.',
    refund_failed: '{order}: {amount} did not go back to the buyer.',
    refund_booking: '{order}: {amount} went back to the buyer, but Shopify’s books lack the refund.',
    canceled_not_refunded:
      '{order} was cancelled in Shopify, and {amount} of the buyer’s money stayed with you.',
    dispute: 'The buyer’s bank disputes {amount} of {order}.',
    fraud_warning:
      'The issuer of the card that paid {order} suspects fraud. Refund it now to avoid a dispute, unless you know the buyer.',
    event_undeliverable: '{agent} was not told of order {order}.',
    catalog_shrunk: 'Shopify’s last export lacked {gone} of {all} products. They are still shown to agents.',
    channel_refused: 'Shopify refuses a change of Aisle’s sales channel. Shopify says:',
    feed_held:
      'A feed of {rows, plural, one {# row} other {# rows}} was held back. The agent still has the last one.',
    feed_failed: 'A feed could not be delivered {failures} times in a row. The agent still has the last one.',
    data_request: 'Shopify’s request {request}',
    shop_closed: 'Shopify refuses calls for {shop}.',
    scopes_lost: 'Taken away: {scopes}.',
  },
  kinds: {
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
    refund_booking: {
      title: 'Refund missing in Shopify',
      advice: 'The buyer has the money. Enter the refund in Shopify, so that its books are right.',
    },
    refund_disputed: {
      title: 'Refund not possible',
      advice:
        'The buyer’s bank has taken the disputed money back already, so do not pay it a second time. Answer the dispute in Stripe, or accept it there.',
    },
    refund_order: {
      title: 'Order not canceled',
      advice:
        'Nothing was paid back yet. See in Shopify what keeps the order from being canceled, cancel what can be, and refund it there.',
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
      title: 'A card’s issuer suspects fraud',
      advice: 'Refund the order before it becomes a dispute, which costs a fee, unless you know the buyer.',
    },
    mismatch: {
      title: 'Records differ',
      advice:
        'Compare the order in Shopify with its payment in Stripe, and put right which of them is wrong.',
    },
    event_undeliverable: {
      title: 'Agent not informed',
      advice: 'Ask the agent’s platform whether its address for order events has changed, then send again.',
    },
    catalog_shrunk: {
      title: 'Many products are missing',
      advice: 'Look whether they are gone from your shop. Until you say so, agents still see them.',
    },
    channel_refused: {
      title: 'Sales channel',
      advice:
        'Mend what Shopify says. Aisle tries again every day, and when you save the setting under Settings, Selling again.',
    },
    feed_held: {
      title: 'Feed not delivered',
      advice: 'Look why so much is missing from it, then have it delivered or discarded.',
    },
    feed_failed: {
      title: 'Feed keeps failing',
      advice: 'Ask whoever runs Aisle to look into its log. Agents see your catalogue as it was.',
    },
    data_request: {
      title: 'A buyer asks for their data',
      advice: 'Download it under Settings, Privacy, and send it to the buyer within 30 days.',
    },
    shop_closed: {
      title: 'Your shop is closed at Shopify',
      advice:
        'Agents show your products and sell nothing until Shopify opens the shop again: see Settings, Plan or Billing in Shopify.',
    },
    scopes_lost: {
      title: 'Permissions were taken from the app',
      advice: 'Open the app and approve them again. Until then the parts that need them stand still.',
    },
  },
};
