import { z } from 'zod';
import { decidePlatformOrder } from '#app/checkout/platform-order/decide-platform-order.server.ts';
import { listPlatformOrders } from '#app/checkout/platform-order/list-platform-orders.server.ts';
import type { PlatformOrderState } from '#app/checkout/platform-order/platform-order.ts';
import { formatDecimal } from '#app/kernel/money.ts';
import { connectStripe } from '#app/payments/account/connect-stripe.server.ts';
import { disconnectStripe } from '#app/payments/account/disconnect-stripe.server.ts';
import { stripeTopics } from '#app/server/stripe-topics.server.ts';
import { command } from '../command.ts';

/** Secrets are no options: what stands on a command line is seen by every process and kept in the shell's history. */
const secrets = z.object({
  STRIPE_SECRET_KEY: z
    .string('set STRIPE_SECRET_KEY')
    .regex(/^(sk|rk)_(test|live)_\w+$/, 'STRIPE_SECRET_KEY is no Stripe secret key'),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S+$/, 'STRIPE_WEBHOOK_SECRET is no signing secret')
    .optional(),
  STRIPE_HOOK_SECRET: z
    .string()
    .regex(/^whsec_\S+$/, 'STRIPE_HOOK_SECRET is no signing secret')
    .optional(),
});

const STATES = [
  'received',
  'waiting',
  'in_review',
  'purchasing',
  'ordered',
  'rejecting',
  'rejected',
  'unpaid',
  'not_agentic',
] as const satisfies PlatformOrderState[];

/** Commands on the merchant's Stripe account. */
export const stripeCommands = {
  'connect-stripe': command({
    usage: {
      options:
        '--merchant-id ID\nwith STRIPE_SECRET_KEY, and STRIPE_WEBHOOK_SECRET, STRIPE_HOOK_SECRET where staff made them',
      does: "the merchant's own Stripe account: tries the key, saves it, has Stripe send its events",
    },
    options: z.object({ 'merchant-id': z.string().min(1) }),
    run: async (scope, { 'merchant-id': merchantId }) => {
      const given = secrets.parse(
        Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')),
      );
      return connectStripe(scope, {
        secretKey: given.STRIPE_SECRET_KEY,
        merchantId,
        eventTypes: Object.keys(stripeTopics),
        webhookSecret: given.STRIPE_WEBHOOK_SECRET,
        hookSecret: given.STRIPE_HOOK_SECRET,
      });
    },
  }),
  'disconnect-stripe': command({
    usage: {
      options: '--mode test|live',
      does: 'forgets the account of that mode and ends its events; nothing may be under way with it',
    },
    options: z.object({ mode: z.enum(['test', 'live']) }),
    run: async (scope, { mode }) => ({ mode, ...(await disconnectStripe(scope, mode)) }),
  }),
  'platform-orders': command({
    usage: {
      options: '[--state in_review|…]',
      does: "orders that arrived through Stripe's Agentic Commerce Suite, and what became of them",
    },
    options: z.object({ state: z.enum(STATES).optional() }),
    run: async (scope, { state }) =>
      (await listPlatformOrders(scope, { state })).map(({ amount, currency, shopId: _, ...order }) => ({
        ...order,
        total:
          amount === null || currency === null
            ? null
            : `${formatDecimal(Number(amount), currency)} ${currency}`,
      })),
  }),
  'decide-platform-order': command({
    usage: {
      options: '--order ID --decision retry|reject',
      does: 'tries one in review again, once what was wrong is mended; or refuses it, and the money goes back',
    },
    options: z.object({ order: z.string(), decision: z.enum(['retry', 'reject']) }),
    run: async (scope, { order, decision }) => {
      await decidePlatformOrder(scope, order, decision);
      return { order, decision };
    },
  }),
};
