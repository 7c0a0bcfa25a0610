import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { answerHook } from '#app/checkout/platform-order/hooks/answer-hook.server.ts';
import { findAccount } from '#app/payments/account/find-account.server.ts';
import { verifySignature } from '#app/payments/account/verify-signature.server.ts';
import { hookRequest } from '#app/payments/delegated-checkout.ts';
import type { Services } from '#app/services.server.ts';
import { scopeToShop } from '#app/shops/shop-scope.server.ts';
import { parsePayload } from './parse-payload.ts';

const MAX_BYTES = 1024 * 1024;

/**
 * Hooks of Stripe's Agentic Commerce Suite: signed like events, by a secret of their own, and answered at once. What is
 * wrong with a call is answered 400 without a word; 503 asks for a repeat.
 * @param options.budgetMs how long Shopify is waited for
 */
export function stripeHookRoutes(services: () => Services, options: { budgetMs?: number } = {}): Hono {
  const app = new Hono();
  const limit = bodyLimit({ maxSize: MAX_BYTES, onError: (c) => c.body(null, 413) });
  app.post('/stripe/:account/hooks', limit, async (c) => {
    const account = await findAccount(services(), c.req.param('account'));
    if (!account) return c.body(null, 404);
    const raw = Buffer.from(await c.req.arrayBuffer());
    const signature = c.req.header('stripe-signature') ?? '';
    if (!verifySignature(services(), account, 'hook', { raw, signature })) return c.body(null, 400);
    const request = hookRequest.safeParse(parsePayload(raw));
    if (!request.success || request.data.livemode !== (account.mode === 'live')) return c.body(null, 400);
    const scope = scopeToShop(services(), account.shop);
    const answer = await answerHook(scope, account, request.data, options);
    if (answer === null) return c.body(null, 503, { 'Retry-After': '2' });
    return c.json(answer);
  });
  return app;
}
