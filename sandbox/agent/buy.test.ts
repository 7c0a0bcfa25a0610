import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAcpClient } from './acp-client.ts';
import { acpValidator } from './acp-schema.ts';
import { buy, type BuyRequest, PurchaseFailed, type PurchaseStep } from './buy.ts';
import { makeToken } from './make-token.ts';
import { acpSpecificationHere } from './testing/acp-specification.ts';
import { type FakeSeller, startFakeSeller } from './testing/fake-seller.ts';

let seller: FakeSeller;
beforeEach(async () => {
  seller = await startFakeSeller();
});
afterEach(() => seller.close());

const TO = {
  buyer: { email: 'jamie@example.com', first_name: 'Jamie', last_name: 'Rivera' },
  address: {
    name: 'Jamie Rivera',
    line_one: '555 Golden Gate Avenue',
    city: 'San Francisco',
    state: 'CA',
    country: 'US',
    postal_code: '94102',
  },
};

function request(changes: Partial<BuyRequest> = {}): BuyRequest {
  return {
    client: createAcpClient({ baseUrl: `${seller.url}/acp`, apiKey: 'key', wait: async () => {} }),
    makeToken: (wanted) => makeToken({ url: seller.url, secretKey: 'sk_test_x' }, wanted),
    itemId: '44001',
    currency: 'USD',
    to: TO,
    ...changes,
  };
}

async function failure(changes: Partial<BuyRequest>): Promise<PurchaseFailed> {
  const error = await buy(request(changes)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PurchaseFailed);
  return error as PurchaseFailed;
}

describe('GIVEN a seller', () => {
  it('WHEN an agent buys with faster shipping THEN every stage is told and the token covers the total', async () => {
    const steps: PurchaseStep[] = [];
    const bought = await buy(
      request({ quantity: 2, shipping: 'faster', onStep: (step) => steps.push(step) }),
    );
    expect(steps.map((step) => step.name)).toEqual([
      'session_created',
      'address_given',
      'shipping_chosen',
      'token_made',
      'completed',
    ]);
    // 2 × 48.00 + express 15.00 + 8 % tax
    expect(bought.amount).toBe(9600 + 1500 + 768);
    expect(bought.token.token.usage_limits).toMatchObject({ currency: 'usd', max_amount: bought.amount });
    expect(bought.order).toMatchObject({ order_number: '#1001', checkout_session_id: bought.session.id });
  });

  it('WHEN the seller has chosen shipping THEN the agent leaves it and there is no such stage', async () => {
    const names: string[] = [];
    const bought = await buy(request({ onStep: (step) => names.push(step.name) }));
    expect(names).not.toContain('shipping_chosen');
    expect(bought.amount).toBe(4800 + 500 + 384);
  });

  it.runIf(acpSpecificationHere)('WHEN an agent buys THEN all it sends is valid ACP', async () => {
    await buy(request({ shipping: 'faster' }));
    const acp = seller.seen.filter((one) => one.path.startsWith('/acp'));
    const kinds = ['CreateRequest', 'UpdateRequest', 'UpdateRequest', 'CompleteRequest'];
    const problems = acp.map((one, index) =>
      acpValidator('2026-04-17').validate(`CheckoutSession${kinds[index]}`, one.body),
    );
    expect(problems).toEqual([[], [], [], []]);
  });

  it('WHEN the card is declined THEN the failure names the step and the reason', async () => {
    const failed = await failure({ paymentMethod: 'pm_card_chargeDeclined' });
    expect(failed).toMatchObject({
      step: 'completed',
      message: expect.stringMatching(/payment_declined.*declined/),
    });
    expect(failed.exchange?.responseBody).toMatchObject({ messages: [{ code: 'payment_declined' }] });
  });

  it('WHEN the seller refuses the item THEN the failure has the exchange', async () => {
    const body = { type: 'invalid_request', code: 'invalid_item_id', message: 'No such item' };
    seller.misbehave.push({ status: 400, body });
    const failed = await failure({});
    expect(failed).toMatchObject({ step: 'session_created', exchange: { status: 400, responseBody: body } });
  });

  it('WHEN the session cannot be paid yet THEN no token is made', async () => {
    const opened = await request().client.createSession({
      line_items: [{ id: '44001' }],
      currency: 'usd',
      capabilities: {},
    });
    // Both the creation and the update leave the session without an address.
    seller.misbehave.push({ status: 201, body: opened.body }, { status: 200, body: opened.body });
    const failed = await failure({ makeToken: () => Promise.reject(new Error('must not be called')) });
    expect(failed).toMatchObject({
      step: 'token_made',
      message: expect.stringMatching(/not_ready_for_payment.*address/),
    });
  });

  it('WHEN Stripe makes no token THEN nothing is completed', async () => {
    const failed = await failure({ makeToken: () => Promise.reject(new Error('No such payment method')) });
    expect(failed).toMatchObject({
      step: 'token_made',
      message: expect.stringMatching(/No such payment method/),
    });
    expect(seller.seen.some((one) => one.path.endsWith('/complete'))).toBe(false);
  });

  it('WHEN the seller is still completing THEN the agent asks until the order is there', async () => {
    const { client } = request();
    const { session, order } = await buy(request());
    const inProgress = { ...session, status: 'complete_in_progress', order: undefined };
    const answers = [inProgress, inProgress, session];
    const answerNext = () => seller.misbehave.push({ status: 200, body: answers.shift() });
    const slow: BuyRequest['client'] = {
      ...client,
      completeSession: (...call) => (answerNext(), client.completeSession(...call)),
      getSession: (...call) => (answerNext(), client.getSession(...call)),
    };
    const waits: number[] = [];
    const again = await buy(request({ client: slow, wait: async (ms) => void waits.push(ms) }));
    expect(again.order).toEqual(order);
    expect(waits).toEqual([500, 500]);
  });
});
