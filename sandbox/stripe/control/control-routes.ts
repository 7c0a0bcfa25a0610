import { Hono } from 'hono';
import { z } from 'zod';
import { faultSchema, type FaultPlan } from '#sandbox/faults/fault-plan.ts';
import {
  confirmSchema,
  startSchema,
  updateSchema,
  type DelegatedCheckouts,
} from '../delegated/delegated-checkouts.ts';
import { StripeError } from '../http/stripe-error.ts';
import { authenticateIntent } from '../payments/authenticate-intent.ts';
import { closeDispute, openDispute } from '../payments/open-dispute.ts';
import { endRefund } from '../payments/release-funds.ts';
import { warnOfFraud } from '../payments/warn-of-fraud.ts';
import type { PaymentContext } from '../payments/shared-token-usage.ts';
import {
  renderDispute,
  renderFraudWarning,
  renderPaymentIntent,
  renderRefund,
} from '../render/payment-objects.ts';
import { addAccount } from '../state/add-account.ts';
import type { StripeState } from '../state/stripe-state.ts';
import type { WebhookSender } from '../webhooks/webhook-sender.ts';
import type { CallLog } from '#sandbox/calls/call-log.ts';

const settingsSchema = z
  .strictObject({
    paused: z.boolean(),
    order: z.enum(['as_sent', 'reversed', 'shuffled']),
    holdMs: z.number().int().nonnegative(),
    duplicates: z.number().int().nonnegative(),
  })
  .partial();
const accountSchema = z.strictObject({
  id: z.string().optional(),
  name: z.string().default('Test merchant'),
  profile: z.string().optional(),
  country: z.string().optional(),
  defaultCurrency: z.string().optional(),
  secretKey: z.string().optional(),
  restrictedKeys: z.array(z.strictObject({ key: z.string(), permissions: z.array(z.string()) })).optional(),
  chargesEnabled: z.boolean().optional(),
});
const agenticCommerceSchema = z.strictObject({
  hooksUrl: z.url().nullable().default(null),
  hookSecret: z.string().default('whsec_agenticcommerce'),
  approvals: z.boolean().default(true),
  customization: z.boolean().default(true),
  captureMethod: z.enum(['automatic_async', 'manual']).default('automatic_async'),
});
const outcomeSchema = z.strictObject({ outcome: z.enum(['succeeded', 'failed']) });
const disputeSchema = z
  .strictObject({
    payment_intent: z.string().optional(),
    charge: z.string().optional(),
    amount: z.number().int().positive().optional(),
    reason: z.string().default('fraudulent'),
  })
  .refine((body) => body.payment_intent || body.charge, 'payment_intent or charge is needed');

/** The simulator's own controls under `/_control`; not part of Stripe. Bodies are JSON. */
export function controlRoutes(parts: {
  state: StripeState;
  webhooks: WebhookSender;
  faults: FaultPlan;
  calls: CallLog;
  checkouts: DelegatedCheckouts;
}): Hono {
  const { state, webhooks, faults, calls, checkouts } = parts;
  const app = new Hono();
  const contextOf = (accountId: string): PaymentContext => ({
    state,
    account: state.accounts.get(accountId)!,
    emit: webhooks.emitter(accountId, null, null),
  });
  app.onError((error, c) => {
    if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400);
    if (error instanceof SyntaxError || error instanceof StripeError)
      return c.json({ error: error.message }, 400);
    throw error;
  });

  app.get('/faults', (c) => c.json(faults.list()));
  app.post('/faults', async (c) => c.json(faults.add(faultSchema.parse(await c.req.json())), 201));
  app.delete('/faults', (c) => (faults.clear(), c.body(null, 204)));
  app.get('/calls', (c) => c.json(calls.list()));

  app.get('/webhooks', (c) => c.json(webhooks.current()));
  app.post('/webhooks', async (c) => c.json(webhooks.change(settingsSchema.parse(await c.req.json()))));
  app.get('/deliveries', (c) => c.json(state.deliveries.all()));
  app.post('/deliveries/:id/resend', (c) => {
    if (!state.deliveries.get(c.req.param('id'))) return c.json({ error: 'no such delivery' }, 404);
    webhooks.resend(c.req.param('id'));
    return c.json(state.deliveries.get(c.req.param('id')), 202);
  });

  app.post('/accounts', async (c) => c.json(addAccount(state, accountSchema.parse(await c.req.json())), 201));

  // The Dashboard's page "Agentic commerce settings", then an agent's side of a checkout that Stripe runs.
  app.post('/accounts/:id/agentic_commerce', async (c) => {
    const settings = agenticCommerceSchema.parse(await c.req.json());
    if (!state.accounts.get(c.req.param('id'))) return c.json({ error: 'no such account' }, 404);
    return c.json(state.accounts.patch(c.req.param('id'), { agenticCommerce: settings }).agenticCommerce);
  });
  app.post('/delegated_checkouts', async (c) => {
    const { status, body } = checkouts.start(startSchema.parse(await c.req.json()));
    return c.json(body, status);
  });
  app.post('/delegated_checkouts/:id', async (c) => {
    const changes = updateSchema.parse(await c.req.json());
    const { status, body } = await checkouts.update(c.req.param('id'), changes);
    return c.json(body, status);
  });
  app.post('/delegated_checkouts/:id/confirm', async (c) => {
    const input = confirmSchema.parse(await c.req.json());
    const { status, body } = await checkouts.confirm(c.req.param('id'), input);
    return c.json(body, status);
  });

  app.post('/payment_intents/:id/authenticate', async (c) => {
    const { outcome } = outcomeSchema.parse(await c.req.json());
    const intent = state.paymentIntents.get(c.req.param('id'));
    if (!intent) return c.json({ error: 'no such payment_intent' }, 404);
    return c.json(renderPaymentIntent(authenticateIntent(contextOf(intent.account), intent, outcome)));
  });

  // What the agent's side does with the next action of its token: the buyer passes the issuer's challenge, or not.
  app.post('/shared_tokens/:id/authenticate', async (c) => {
    const { outcome } = outcomeSchema.parse(await c.req.json());
    const token = c.req.param('id');
    const intent = state.paymentIntents.find(
      (row) => row.sharedToken === token && row.status === 'requires_action',
    );
    if (!intent) return c.json({ error: 'no payment of this token waits for an authentication' }, 404);
    return c.json(renderPaymentIntent(authenticateIntent(contextOf(intent.account), intent, outcome)));
  });

  app.post('/disputes', async (c) => {
    const body = disputeSchema.parse(await c.req.json());
    const id = body.charge ?? state.paymentIntents.get(body.payment_intent!)?.latestCharge;
    const charge = id ? state.charges.get(id) : undefined;
    if (!charge?.captured) return c.json({ error: 'no such captured charge' }, 404);
    const dispute = openDispute(
      contextOf(charge.account),
      charge,
      body.amount ?? charge.amountCaptured,
      body.reason,
    );
    return c.json(renderDispute(dispute), 201);
  });
  app.post('/refunds/:id/end', async (c) => {
    const { status } = z.strictObject({ status: z.enum(['succeeded', 'failed']) }).parse(await c.req.json());
    const refund = state.refunds.get(c.req.param('id'));
    if (!refund) return c.json({ error: 'no such refund' }, 404);
    return c.json(renderRefund(endRefund(contextOf(refund.account), refund, status)));
  });
  app.post('/early_fraud_warnings', async (c) => {
    const { payment_intent: id } = z.strictObject({ payment_intent: z.string() }).parse(await c.req.json());
    const charge = state.charges.get(state.paymentIntents.get(id)?.latestCharge ?? '');
    if (!charge) return c.json({ error: 'no such charge' }, 404);
    return c.json(renderFraudWarning(warnOfFraud(contextOf(charge.account), charge), charge), 201);
  });
  app.post('/disputes/:id/close', async (c) => {
    const { status } = z.strictObject({ status: z.enum(['won', 'lost']) }).parse(await c.req.json());
    const dispute = state.disputes.get(c.req.param('id'));
    if (!dispute) return c.json({ error: 'no such dispute' }, 404);
    return c.json(renderDispute(closeDispute(contextOf(dispute.account), dispute, status)));
  });
  return app;
}
