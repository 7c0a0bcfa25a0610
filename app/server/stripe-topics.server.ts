import type { TopicHandler } from '#app/shops/topic-handler.ts';

/**
 * What each type of Stripe's events leads to. The payload is the event as Stripe sent it; an account's webhook endpoint
 * is made for exactly these types.
 */
export const stripeTopics: Record<string, TopicHandler> = {};
