import { afterAll, beforeAll, expect, test } from 'vitest';
import { authenticateBuyer } from '#sandbox/agent/authenticate-buyer.ts';
import { buy, PurchaseFailed, type BuyRequest } from '#sandbox/agent/buy.ts';
import { makeToken } from '#sandbox/agent/make-token.ts';
import { DEMO_BUYER } from '#sandbox/purchase/demo-buyer.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** A real agent's way through 3-D Secure: its token's next action first, then the seller once more. */
let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
});
afterAll(() => shop.close());

function purchase(outcome: 'succeeded' | 'failed', steps: string[]): BuyRequest {
  const stripe = { url: shop.stripe.url, secretKey: DEMO_MERCHANT.secretKey };
  return {
    client: shop.client,
    makeToken: (request) => makeToken(stripe, request),
    itemId: shop.variant('FH-LCS-M-SND').itemId,
    currency: 'USD',
    to: DEMO_BUYER,
    paymentMethod: 'pm_card_threeDSecure2Required',
    authenticate: (token) => authenticateBuyer(stripe, token, outcome),
    onStep: (step) => steps.push(step.name),
  };
}

test('GIVEN a card that asks for 3-D Secure WHEN the buyer passes it THEN the agent has bought', async () => {
  const steps: string[] = [];
  const bought = await buy(purchase('succeeded', steps));
  expect(steps.slice(-3)).toEqual(['token_made', 'authentication_required', 'completed']);
  const [order] = shop.shopify.state.orders.all();
  expect(bought.order.order_number).toBe(order!.name);
  const [charge] = shop.stripe.state.charges.all();
  expect(charge).toMatchObject({ authenticated: true, captured: true, amountCaptured: bought.amount });
});

test('GIVEN the buyer refuses THEN the agent is told that nothing was charged', async () => {
  const failed = await buy(purchase('failed', [])).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(PurchaseFailed);
  expect((failed as PurchaseFailed).message).toMatch(/payment_declined.*authenticated/);
});
