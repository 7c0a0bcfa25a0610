import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startStripeSimulator } from './start-stripe-simulator.ts';
import { clientOf, grantToken, PREVIEW, tokenPayment } from './test-stripe.ts';

test('GIVEN a journal WHEN started again THEN payments, tokens, keys in use and waiting events are all there', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stripe-simulator-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const dataFile = path.join(folder, 'stripe.jsonl');
  const first = await startStripeSimulator({ port: 0, dataFile });
  const before = clientOf(first);
  await before.webhookEndpoints.create({
    url: 'http://127.0.0.1:9/hook',
    enabled_events: ['payment_intent.succeeded'],
  });
  first.webhooks.change({ paused: true });
  const token = await grantToken(before, { max_amount: 1000 });
  const options = { ...PREVIEW, idempotencyKey: 'k' };
  const intent = await before.paymentIntents.create(tokenPayment(token, 600), options);
  await first.close();

  const second = await startStripeSimulator({ port: 0, dataFile });
  onTestFinished(() => second.close());
  const after = clientOf(second);
  expect((await after.paymentIntents.create(tokenPayment(token, 600), options)).id).toBe(intent.id);
  expect(second.state.paymentIntents.size).toBe(1);
  expect(second.state.sharedTokens.get(token)!.amountCaptured).toBe(600);
  await after.refunds.create({ payment_intent: intent.id });
  await second.webhooks.idle();
  expect(second.state.deliveries.all()).toMatchObject([{ attempts: 1, status: 'pending', lastStatus: null }]);
});

test('GIVEN a taken port THEN the start fails with EADDRINUSE', async () => {
  const first = await startStripeSimulator({ port: 0, dataFile: null });
  onTestFinished(() => first.close());
  await expect(startStripeSimulator({ port: first.port, dataFile: null })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
