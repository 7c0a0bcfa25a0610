import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEMO_AGENT, DEMO_MERCHANT } from '../demo-accounts.ts';
import { control, grantToken, PREVIEW, startTestStripe, tokenPayment } from '../test-stripe.ts';

type Json = Record<string, unknown>;

/** Stripe's published samples; they are not part of the repository. */
const FIXTURES = path.resolve(process.env.STRIPE_FIXTURES ?? '../shared/stripe/fixtures3.beta.json');
const present = fs.existsSync(FIXTURES);
if (!present)
  process.stderr.write(
    `SKIPPED: no Stripe fixtures at ${FIXTURES} (set STRIPE_FIXTURES); response shapes are not compared.\n`,
  );

/** What our objects may carry beyond the samples: documented fields that the samples leave out. */
const EXTRA: Record<string, string[]> = {
  'shared_payment.granted_token': ['risk_details'],
  refund: ['destination_details'],
  payment_method: ['allow_redisplay', 'shared_payment_granted_token'],
};
/** What the samples carry only because they are expanded or of another kind of object. */
const LEFT_OUT: Record<string, string[]> = { charge: ['refunds'], webhook_endpoint: [] };

test.skipIf(!present)("every object has exactly the fields of Stripe's sample", async () => {
  const { resources } = JSON.parse(fs.readFileSync(FIXTURES, 'utf8')) as { resources: Record<string, Json> };
  const { simulator, stripe } = await startTestStripe();
  const token = await grantToken(stripe, { max_amount: 1000 });
  const intent = await stripe.paymentIntents.create(tokenPayment(token, 1000), PREVIEW);
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 400 });
  const dispute = await control(simulator, 'disputes', { payment_intent: intent.id });
  const granted = await stripe.rawRequest(
    'GET',
    `/v1/shared_payment/granted_tokens/${token}`,
    undefined,
    PREVIEW,
  );
  const endpoint = await stripe.webhookEndpoints.create({
    url: 'http://localhost:9',
    enabled_events: ['charge.failed'],
  });
  const begun = (await control(simulator, 'delegated_checkouts', {
    seller: DEMO_MERCHANT.profile,
    agent: DEMO_AGENT.profile,
    line_items: [{ sku: 'A', unit_amount: 1000 }],
  })) as { id: string };
  await control(simulator, `delegated_checkouts/${begun.id}/confirm`, {});
  const objects: Record<string, unknown> = {
    'checkout.session': await stripe.checkout.sessions.retrieve(begun.id),
    'shared_payment.granted_token': granted,
    payment_intent: intent,
    charge: await stripe.charges.retrieve(intent.latest_charge as string),
    refund,
    payment_method: await stripe.paymentMethods.retrieve(intent.payment_method as string),
    dispute,
    event: (await stripe.events.list()).data[0],
    webhook_endpoint: await stripe.webhookEndpoints.retrieve(endpoint.id),
  };
  for (const [name, object] of Object.entries(objects)) {
    const { lastResponse: _, ...fields } = object as Json;
    const ours = Object.keys(fields).filter((key) => !EXTRA[name]?.includes(key));
    const theirs = Object.keys(resources[name]!).filter((key) => !LEFT_OUT[name]?.includes(key));
    expect(ours.sort(), name).toEqual(theirs.sort());
  }
});

test.skipIf(!present)("the nested parts of token, card and limits are Stripe's", () => {
  const { resources } = JSON.parse(fs.readFileSync(FIXTURES, 'utf8')) as { resources: Record<string, Json> };
  const sample = resources['shared_payment.granted_token']!;
  return startTestStripe().then(async ({ stripe }) => {
    const id = await grantToken(stripe, { max_amount: 1000 });
    const token = (await stripe.rawRequest(
      'GET',
      `/v1/shared_payment/granted_tokens/${id}`,
      undefined,
      PREVIEW,
    )) as unknown as Json;
    for (const part of ['usage_limits', 'usage_details', 'agent_details'])
      expect(Object.keys(token[part] as Json).sort(), part).toEqual(Object.keys(sample[part] as Json).sort());
    const charge = resources.charge!.payment_method_details as { card: Json };
    const intent = await stripe.paymentIntents.create(
      { ...tokenPayment(id, 1000), expand: ['latest_charge'] },
      PREVIEW,
    );
    const ours = (intent.latest_charge as unknown as { payment_method_details: { card: Json } })
      .payment_method_details;
    expect(Object.keys(ours.card).sort()).toEqual(Object.keys(charge.card).sort());
  });
});
