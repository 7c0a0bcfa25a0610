import { platformOrderTopics } from '#app/checkout/platform-order/platform-order-topics.server.ts';
import { purchaseTopics } from '#app/checkout/purchase/purchase-topics.server.ts';
import { tokenTopics } from '#app/checkout/purchase/token-topics.server.ts';
import { stripeOrderTopics } from '#app/orders/stripe-order-topics.server.ts';
import type { TopicHandler } from '#app/shops/topic-handler.ts';

/**
 * What each type of Stripe's events leads to. The payload is the event as Stripe sent it (`livemode` tells the mode of
 * the account); an account's webhook endpoint is made for exactly these types.
 */
export const stripeTopics: Record<string, TopicHandler> = {
  ...platformOrderTopics,
  ...purchaseTopics,
  ...stripeOrderTopics,
  ...tokenTopics,
};
