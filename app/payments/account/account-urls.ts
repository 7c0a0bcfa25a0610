import type { Env } from '#app/kernel/env.server.ts';

/** Where Stripe sends the events of an account. */
export function eventsUrl(env: Pick<Env, 'SHOPIFY_APP_URL'>, accountId: string): string {
  return new URL(`/webhooks/stripe/${accountId}`, env.SHOPIFY_APP_URL).href;
}

/** Where Stripe's Agentic Commerce Suite asks before it goes on with a checkout. */
export function hooksUrl(env: Pick<Env, 'SHOPIFY_APP_URL'>, accountId: string): string {
  return `${eventsUrl(env, accountId)}/hooks`;
}
