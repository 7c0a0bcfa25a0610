import { expect, test } from 'vitest';
import { control, refusal, startTestStripe } from './test-stripe.ts';

const params = {
  amount: 1000,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  payment_method_types: ['card'],
};

test('GIVEN a paid charge WHEN refunded in parts THEN the sums hold and no cent more is given', async () => {
  const { stripe } = await startTestStripe();
  const { id, latest_charge } = await stripe.paymentIntents.create(params);
  const first = await stripe.refunds.create({
    payment_intent: id,
    amount: 400,
    reason: 'requested_by_customer',
  });
  expect(first).toMatchObject({
    status: 'succeeded',
    amount: 400,
    charge: latest_charge,
    payment_intent: id,
  });
  expect(await stripe.charges.retrieve(latest_charge as string)).toMatchObject({
    amount_refunded: 400,
    refunded: false,
  });
  expect(await refusal(stripe.refunds.create({ payment_intent: id, amount: 601 }))).toMatchObject({
    statusCode: 400,
    param: 'amount',
    message: 'Refund amount (6.01 usd) is greater than unrefunded amount on charge (6.00 usd)',
  });
  await stripe.refunds.create({ charge: latest_charge as string });
  expect(await stripe.charges.retrieve(latest_charge as string)).toMatchObject({
    amount_refunded: 1000,
    refunded: true,
  });
  expect((await refusal(stripe.refunds.create({ payment_intent: id }))).code).toBe('charge_already_refunded');
  expect((await stripe.refunds.list({ payment_intent: id })).data.map(({ amount }) => amount)).toEqual([
    600, 400,
  ]);
  expect((await stripe.refunds.retrieve(first.id)).id).toBe(first.id);
});

test('GIVEN a partial capture WHEN refunded THEN only captured money comes back', async () => {
  const { stripe } = await startTestStripe();
  const { id } = await stripe.paymentIntents.create({ ...params, capture_method: 'manual' });
  expect((await refusal(stripe.refunds.create({ payment_intent: id }))).code).toBe(
    'payment_intent_unexpected_state',
  );
  await stripe.paymentIntents.capture(id, { amount_to_capture: 700 });
  expect((await refusal(stripe.refunds.create({ payment_intent: id, amount: 701 }))).param).toBe('amount');
  expect((await stripe.refunds.create({ payment_intent: id })).amount).toBe(700);
});

test.each([
  [{}, 'parameter_missing'],
  [{ payment_intent: 'pi_none' }, 'resource_missing'],
  [{ charge: 'ch_none' }, 'resource_missing'],
])('%j cannot be refunded', async (body, code) => {
  const { stripe } = await startTestStripe();
  expect(await refusal(stripe.refunds.create(body))).toMatchObject({ statusCode: 400, code });
});

test('GIVEN a dispute THEN no refund is possible, and it can be won or lost', async () => {
  const { stripe, simulator } = await startTestStripe();
  const { id } = await stripe.paymentIntents.create(params);
  const dispute = (await control(simulator, 'disputes', { payment_intent: id })) as { id: string };
  expect((await refusal(stripe.refunds.create({ payment_intent: id }))).code).toBe('charge_disputed');
  await control(simulator, `disputes/${dispute.id}/close`, { status: 'lost' });
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('lost');
});

test('pm_card_createDispute is disputed as soon as it is captured', async () => {
  const { stripe, simulator } = await startTestStripe();
  await stripe.paymentIntents.create({ ...params, payment_method: 'pm_card_createDispute' });
  expect(simulator.state.disputes.all()).toMatchObject([{ amount: 1000, reason: 'fraudulent' }]);
});
