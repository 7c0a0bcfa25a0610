import type { TopicHandler } from '#app/shops/topic-handler.ts';
import { platformOrderTopics } from '#app/checkout/platform-order/platform-order-topics.server.ts';

/**
 * What each type of Stripe's events leads to. The payload is the event as Stripe sent it (`livemode` tells the mode of
 * the account); an account's webhook endpoint is made for exactly these types.
 */
export const stripeTopics: Record<string, TopicHandler> = { ...platformOrderTopics };
