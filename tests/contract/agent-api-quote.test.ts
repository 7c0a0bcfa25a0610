import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createAcpClient } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type AcpError, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { address, details, quoteDesk, sessionOf } from '#tests/quote-desk.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** What a session costs and how it is delivered, as Shopify says; every answer is validated by the official schema. */
let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
  await control('POST', 'webhooks', { paused: true });
});
afterEach(() => shop.shopify.faults.clear());
afterAll(() => shop.close());

const MUG = 'LL-COM-LAK';
const BOWLS = 'LL-NB3';
const SHIRT = 'FH-LCS-M-SND';
const EBOOK = 'PH-FGR-E';
const OPTIONS = 'draftOrderAvailableDeliveryOptions';
const QUOTE = 'draftOrderCalculate';
const CODE = 'codeDiscountNodeByCode';

const { control, lines, open, update, complete, callsDuring } = quoteDesk(() => shop);
const choose = (session: CheckoutSession, option_id: string, type = 'shipping') =>
  update(session, { selected_fulfillment_options: [{ type, option_id, item_ids: [] }] });
const total = (session: CheckoutSession, type = 'total') => totalAmount(session.totals, type);
const selected = (session: CheckoutSession) => session.selected_fulfillment_options![0]!;
const orders = () => shop.shopify.state.orders.all();

describe('when Shopify is asked', () => {
  /** Who waits for whom shows in the order of the answers: the options come late. */
  const lateOptions = () => shop.shopify.faults.add({ kind: 'latency', operation: OPTIONS, delayMs: 300 });

  test('GIVEN a place nobody bought from yet THEN options come first; GIVEN the next buyer there THEN both at once', async () => {
    const there = { fulfillment_details: details({ state: 'WA', city: 'Seattle', postal_code: '98101' }) };
    lateOptions();
    const cold = await callsDuring(() => open(there, MUG));
    expect(cold.calls).toEqual([OPTIONS, QUOTE]);

    lateOptions();
    const warm = await callsDuring(() => open(there, MUG));
    expect(warm.calls).toEqual([QUOTE, OPTIONS]);
    expect(warm.result.totals).toEqual(cold.result.totals);

    // The session's own option is the guess while it stays in the state.
    lateOptions();
    const more = { line_items: [{ id: shop.variant(MUG).itemId, quantity: 2 }] };
    const { calls } = await callsDuring(() => update(warm.result, more));
    expect(calls).toEqual([QUOTE, OPTIONS]);
  });

  test('GIVEN a guess that does not hold THEN the option is calculated again, and the amounts are its own', async () => {
    const session = await open();
    // From 75 dollars shipping is free: the guess was 5.95.
    const many = { line_items: [{ id: shop.variant(SHIRT).itemId, quantity: 4 }] };
    const { result, calls } = await callsDuring(() => update(session, many));
    expect([...calls].sort()).toEqual([OPTIONS, QUOTE, QUOTE]);
    expect([total(session, 'fulfillment'), total(result, 'fulfillment')]).toEqual([595, 0]);
  });

  test('GIVEN an option is chosen and the cart changes THEN it stays chosen, at its new handle, and can be paid', async () => {
    const session = await open();
    const chosen = await choose(session, session.fulfillment_options[1]!.id);
    const moved = await update(chosen, { fulfillment_details: details({ postal_code: '94110' }) });
    expect(selected(moved).option_id).toBe(selected(chosen).option_id);
    const reply = await complete(moved);
    expect(sessionOf(reply).status).toBe('completed');
    expect(orders().at(-1)!.shippingLines[0]).toMatchObject({ title: 'Expedited', priceMinor: 1295 });
  });

  test('GIVEN the chosen rate costs more meanwhile THEN the option is found again, and the new total is shown before it is paid', async () => {
    const session = await open();
    const { id, shippingZones } = shop.shopify.context().shop();
    const dearer = shippingZones.map((zone) => ({
      ...zone,
      rates: zone.rates.map((rate) => ({ ...rate, priceMinor: rate.priceMinor + 100 })),
    }));
    shop.shopify.state.shops.patch(id, { shippingZones: dearer });
    const reviewed = sessionOf(await complete(session));
    shop.shopify.state.shops.patch(id, { shippingZones });
    expect(selected(reviewed)).toEqual(selected(session));
    expect(total(reviewed, 'fulfillment')).toBe(total(session, 'fulfillment')! + 100);
    expect(reviewed.messages).toMatchObject([{ code: 'price_change' }]);
  });

  test.each<[string, (session: CheckoutSession) => object]>([
    ['who the buyer is', () => ({ buyer: { email: 'john@example.com', first_name: 'John' } })],
    ['the same address', () => ({ fulfillment_details: details() })],
    [
      'another name and phone',
      () => ({ fulfillment_details: { ...details({ name: 'J. Doe' }), phone_number: '14155550100' } }),
    ],
    ['the same items', () => ({ line_items: lines(SHIRT) })],
    ['the option that is chosen', (session) => ({ selected_fulfillment_options: [selected(session)] })],
    ['the codes that there are, none', () => ({ discounts: { codes: [] } })],
  ])('GIVEN an update with %s THEN Shopify is not asked, and the amounts stay', async (_, changes) => {
    const session = await open();
    const { result, calls } = await callsDuring(() => update(session, changes(session)));
    expect(calls).toEqual([]);
    expect([result.totals, result.fulfillment_options, result.status]).toEqual([
      session.totals,
      session.fulfillment_options,
      session.status,
    ]);
  });

  test('GIVEN only digital goods THEN one call is enough', async () => {
    const { result, calls } = await callsDuring(() => open({}, EBOOK));
    expect(calls).toEqual([QUOTE]);
    expect(result.fulfillment_options.map(({ type }) => type)).toEqual(['digital']);
  });
});

describe('when Shopify fails', () => {
  const late = { kind: 'latency' as const, delayMs: 4500, times: 2 };
  const down = { kind: 'error_before' as const, times: 20 };
  const busy = { kind: 'throttled' as const, times: 200 };
  test.each([
    ['is slow with options', { ...late, operation: OPTIONS }],
    ['is down for the calculation', { ...down, operation: QUOTE }],
    ['is down for the options', { ...down, operation: OPTIONS }],
    ['throttles', busy],
  ])('GIVEN it %s THEN 503 with Retry-After, and the session is as it was', async (_, fault) => {
    const session = await open();
    shop.shopify.faults.add(fault);
    const reply = await shop.client.updateSession(session.id, {
      fulfillment_details: details({ postal_code: '94105' }),
    });
    expect([reply.status, (reply.body as AcpError).type]).toEqual([503, 'service_unavailable']);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    shop.shopify.faults.clear();
    expect(sessionOf(await shop.client.getSession(session.id))).toEqual(session);
  });
});

describe('discounts', () => {
  const withCodes = (codes: string[], extra: object = {}, ...skus: string[]) =>
    open({ discounts: { codes }, ...extra }, ...skus);

  test('GIVEN a code off the order THEN it counts, with its worth, and the total is lower by it', async () => {
    const session = await withCodes(['welcome10']);
    const price = shop.variant(SHIRT).priceMinor;
    const off = Math.round(price / 10);
    expect(session.discounts).toMatchObject({
      codes: ['welcome10'],
      applied: [
        {
          code: 'WELCOME10',
          coupon: { name: 'WELCOME10', percent_off: 10 },
          amount: off,
          automatic: false,
          method: 'across',
          priority: 1,
        },
      ],
      rejected: [],
    });
    expect([total(session, 'items_discount'), total(session, 'discount')]).toEqual([null, off]);
    expect(session.capabilities.extensions?.map(({ name }) => name)).toEqual(['discount']);
  });

  test('GIVEN codes off goods, order and shipping THEN they stack, and each landed where it says', async () => {
    const session = await withCodes(['SHIPFREE', 'WELCOME10', 'MUG15'], {}, SHIRT, MUG);
    const { applied } = session.discounts!;
    expect(applied!.map(({ code, priority }) => [code, priority])).toEqual([
      ['MUG15', 1],
      ['WELCOME10', 2],
      ['SHIPFREE', 3],
    ]);
    const [mug, , free] = applied!;
    expect(mug).toMatchObject({ method: 'each', amount: 240, coupon: { percent_off: 15 } });
    expect(mug!.allocations).toEqual([{ path: '$.line_items[1]', amount: 240 }]);
    expect(free!.allocations).toEqual([{ path: '$.totals.shipping', amount: 595 }]);
    expect(total(session, 'items_discount')).toBe(240);
    const rest = applied!.slice(1).reduce((sum, { amount }) => sum + amount, 0);
    expect(total(session, 'discount')).toBe(rest);
  });

  test('GIVEN a basket that earns one by itself THEN it is told as automatic', async () => {
    const { itemId } = shop.variant(BOWLS);
    await control('POST', 'discounts', {
      code: null,
      title: 'Bowl week',
      kind: 'fixed',
      amountMinor: 300,
      minimumSubtotalMinor: 40_00,
      productIds: [shop.variant(BOWLS).productId],
    });
    const session = await open({ line_items: [{ id: itemId, quantity: 1 }] });
    expect(session.discounts!.applied).toMatchObject([
      {
        coupon: { name: 'Bowl week', amount_off: 300, currency: 'usd' },
        amount: 300,
        automatic: true,
        allocations: [{ path: '$.line_items[0]', amount: 300 }],
      },
    ]);
    expect(session.discounts!.applied![0]).not.toHaveProperty('code');
    expect(session.discounts!.codes).toEqual([]);
  });

  test.each([
    ['NOPE', 'invalid'],
    ['NEXTCENTURY', 'invalid'],
    ['SUMMER2020', 'expired'],
    ['FIRST100', 'usage_limit_reached'],
    ['TENOFF50', 'minimum_not_met'],
    ['BULK5', 'minimum_not_met'],
    ['FRIENDS20', 'user_ineligible'],
  ])('GIVEN the code %s THEN it is rejected as %s, and the buyer is warned', async (code, why) => {
    const session = await withCodes([code], {}, MUG);
    const reason = `discount_code_${why}`;
    expect(session.discounts).toMatchObject({ codes: [code], applied: [], rejected: [{ code, reason }] });
    expect(session.messages).toContainEqual({
      type: 'warning',
      code: reason,
      param: '$.discounts.codes[0]',
      content_type: 'plain',
      content: session.discounts!.rejected![0]!.message,
    });
    expect(session.status).toBe('ready_for_payment');
  });

  test('GIVEN a code for some customers and nobody is known THEN one must sign in', async () => {
    const session = await withCodes(['FRIENDS20'], { fulfillment_details: { address: address() } });
    expect(session.discounts!.rejected).toMatchObject([{ reason: 'discount_code_user_not_logged_in' }]);
  });

  test('GIVEN one that stands alone and one twice THEN the first one counts, the others say why not', async () => {
    const session = await withCodes(['WELCOME10', 'ALONE25', 'Welcome10']);
    expect(session.discounts!.applied).toMatchObject([{ code: 'WELCOME10' }]);
    expect(session.discounts!.rejected).toMatchObject([
      { code: 'ALONE25', reason: 'discount_code_combination_disallowed' },
      { code: 'Welcome10', reason: 'discount_code_already_applied' },
    ]);
    expect(session.messages.map(({ param }) => param)).toEqual([
      '$.discounts.codes[1]',
      '$.discounts.codes[2]',
    ]);
  });

  test('GIVEN a code each buyer has once WHEN it was used THEN the order names it, and it counts no more', async () => {
    const first = await withCodes(['ONCE15']);
    expect(first.discounts!.applied).toHaveLength(1);
    expect(sessionOf(await complete(first)).status).toBe('completed');
    const order = orders().at(-1)!;
    expect(order.discountCodes).toEqual(['ONCE15']);
    const { amount } = first.discounts!.applied![0]!;
    expect(order.customAttributes).toContainEqual({
      key: 'Discounts',
      value: `ONCE15 −${(amount / 100).toFixed(2)}`,
    });
    const second = await withCodes(['ONCE15']);
    expect(second.discounts!.rejected).toMatchObject([{ reason: 'discount_code_usage_limit_reached' }]);
  });

  test('GIVEN codes THEN their terms are asked for at the same time, once, and not again while nothing changes', async () => {
    await open();
    shop.shopify.faults.add({ kind: 'latency', operation: QUOTE, delayMs: 300 });
    const { result, calls } = await callsDuring(() => withCodes(['SUMMER2020', 'WELCOME10']));
    expect(calls.slice(-1)).toEqual([QUOTE]);
    expect([...calls].sort()).toEqual([CODE, OPTIONS, QUOTE]);
    const chosen = await callsDuring(() => choose(result, result.fulfillment_options.at(-1)!.id));
    expect(chosen.calls).toEqual([QUOTE]);
    expect(chosen.result.discounts).toEqual(result.discounts);
    expect(chosen.result.messages).toEqual(result.messages);
  });

  test('GIVEN no address yet THEN codes are kept and not judged', async () => {
    const session = await withCodes(['SUMMER2020'], { fulfillment_details: undefined });
    expect(session.discounts).toEqual({ codes: ['SUMMER2020'], applied: [], rejected: [] });
    const quoted = await update(session, { fulfillment_details: details() });
    expect(quoted.discounts!.rejected).toMatchObject([{ reason: 'discount_code_expired' }]);
    const cleared = await update(quoted, { discounts: { codes: [] } });
    expect([cleared.discounts!.rejected, cleared.messages]).toEqual([[], []]);
  });

  test('GIVEN a cart that cannot be sold THEN its codes wait, in words', async () => {
    const body = { discounts: { codes: ['WELCOME10'] } };
    const session = await open({ ...body, line_items: [{ id: shop.variant('OS-RPR-8').itemId }] });
    expect(session.discounts).toMatchObject({ applied: [], rejected: [] });
    expect(session.messages).toMatchObject([
      { type: 'error', code: 'out_of_stock' },
      { type: 'info', content: expect.stringContaining('as soon as the order can be priced') as string },
    ]);
  });

  test('GIVEN a rejected code and a declined card THEN both are still told', async () => {
    const session = await withCodes(['NOPE']);
    const token = await shop.token(total(session, 'total')!, 'pm_card_chargeDeclined');
    const reply = await shop.client.completeSession(
      session.id,
      ACP_BODIES['2026-04-17'].complete(token) as never,
    );
    expect(
      sessionOf(reply)
        .messages.map(({ code }) => code)
        .sort(),
    ).toEqual(['discount_code_invalid', 'payment_declined']);
  });

  test('GIVEN an agent that names other extensions THEN only the totals tell', async () => {
    const capabilities = { extensions: ['affiliate_attribution'] };
    const session = await withCodes(['WELCOME10'], { capabilities });
    expect(session.discounts).toBeUndefined();
    expect(session.capabilities.extensions).toBeUndefined();
    expect(total(session, 'discount')).toBeGreaterThan(0);
  });
});

describe('ways to get the goods', () => {
  const pickup = (enabled: boolean) => {
    const [location] = shop.shopify.context().shop().locations;
    return control('PATCH', `locations/${location!.id.split('/').at(-1)}`, { pickup: { enabled } });
  };
  const older = (apiVersion: string) =>
    createAcpClient({ baseUrl: `${shop.url}/acp`, apiKey: shop.connection.apiKey, apiVersion });

  afterEach(() => pickup(false));

  test('GIVEN the shop lets pick up THEN it is offered with its place, not preselected, and taxed where it is', async () => {
    await pickup(true);
    const session = await open({}, BOWLS);
    const option = session.fulfillment_options.find(({ type }) => type === 'pickup')!;
    expect(option).toMatchObject({
      location: { address: { city: 'Portland', state: 'OR', country: 'US' }, phone: '+15035550100' },
      totals: [{ amount: 0 }],
    });
    expect(option.location!.instructions).toContain('loading dock');
    expect(selected(session).type).toBe('shipping');

    const chosen = await choose(session, option.id, 'pickup');
    expect(selected(chosen)).toMatchObject({ type: 'pickup', item_ids: [chosen.line_items[0]!.id] });
    expect([total(chosen, 'fulfillment'), total(chosen, 'tax')]).toEqual([0, 0]);
    expect(sessionOf(await complete(chosen)).status).toBe('completed');
    expect(orders().at(-1)!.shippingLines).toMatchObject([{ title: option.location!.name, priceMinor: 0 }]);
  });

  test('GIVEN nothing is sent there THEN picking up is what is preselected', async () => {
    const far = {
      fulfillment_details: details({ country: 'NZ', state: '', city: 'Nelson', postal_code: '7010' }),
    };
    const refused = await open(far);
    expect(refused.messages).toMatchObject([{ code: 'region_restricted' }]);
    await pickup(true);
    const session = await open(far);
    expect([selected(session).type, session.status]).toEqual(['pickup', 'ready_for_payment']);
  });

  test('GIVEN the shop delivers itself THEN that is an option, and the order says so', async () => {
    const near = { fulfillment_details: details({ postal_code: '94103' }) };
    const session = await open(near, BOWLS);
    const option = session.fulfillment_options.find(({ type }) => type === 'local_delivery')!;
    expect(totalAmount(option.totals, 'total')).toBe(900);
    const chosen = await choose(session, option.id, 'local_delivery');
    expect(total(chosen, 'fulfillment')).toBe(900);
    expect(sessionOf(await complete(chosen)).status).toBe('completed');
    expect(orders().at(-1)!.shippingLines).toMatchObject([{ title: 'Local delivery', priceMinor: 900 }]);
  });

  test.each(['2025-09-29', '2025-12-12', '2026-01-16'])(
    'GIVEN %s, which knows shipping alone THEN the words say what it is, and it can be chosen',
    async (version) => {
      await pickup(true);
      const client = older(version);
      const where =
        version === '2025-09-29' ? { fulfillment_address: address() } : { fulfillment_details: details() };
      const reply = await client.createSession({ items: lines(BOWLS), ...where } as never);
      const session = reply.body as CheckoutSession;
      const option = session.fulfillment_options.find(({ id }) => id.startsWith('pickup'))!;
      expect(option.type).toBe('shipping');
      expect(option.title).toMatch(/^Pick up at /);
      const choice =
        version === '2025-09-29'
          ? { fulfillment_option_id: option.id }
          : {
              selected_fulfillment_options: [
                { type: 'shipping', shipping: { option_id: option.id, item_ids: [] } },
              ],
            };
      const chosen = (await client.updateSession(session.id, choice as never)).body as CheckoutSession;
      expect(total(chosen, 'tax')).toBe(0);
    },
  );
});

describe('another currency', () => {
  test('GIVEN one the shop shows prices in THEN every sum is told in it too, and the order has both', async () => {
    const session = await open({ currency: 'eur' });
    const price = shop.variant(SHIRT).priceMinor;
    expect([session.currency, session.presentment_currency]).toEqual(['usd', 'eur']);
    expect(session.exchange_rate).toBeCloseTo(1 / 0.92, 3);
    const shown = (type: string) => session.totals.find((each) => each.type === type)!.presentment_amount!;
    expect([total(session, 'items_base_amount'), shown('items_base_amount')]).toEqual([
      price,
      Math.round(price * 0.92),
    ]);
    expect(shown('subtotal') + shown('fulfillment') + shown('tax')).toBe(shown('total'));

    expect(sessionOf(await complete(session)).status).toBe('completed');
    const order = orders().at(-1)!;
    expect([order.currencyCode, order.presentment?.currencyCode]).toEqual(['USD', 'EUR']);
    expect(order.transactions[0]!.amountMinor).toBe(total(session));
    expect(Object.values(order.presentment!.transactions)).toContain(shown('total'));
  });

  test('GIVEN one without decimals THEN its minor units are whole', async () => {
    const session = await open({ currency: 'JPY', discounts: { codes: ['WELCOME10'] } });
    const shown = session.totals.map(({ presentment_amount }) => presentment_amount!);
    expect(shown.every(Number.isInteger)).toBe(true);
    expect(sessionOf(await complete(session)).status).toBe('completed');
  });

  test('GIVEN prices with tax in them THEN they stay so', async () => {
    const london = { country: 'GB', state: '', city: 'London', postal_code: 'SW1A 1AA' };
    const session = await open({ currency: 'gbp', fulfillment_details: details(london) });
    expect(total(session, 'tax')).toBe(0);
    expect(session.totals.find(({ type }) => type === 'tax')!.description).toContain('tax');
  });
});

test('GIVEN a guess that came out at another total than Shopify’s own rate THEN nothing is charged and nothing is guessed any more', async () => {
  await open();
  const session = await open();
  shop.shopify.state.variants.patch(shop.variant(SHIRT).id, { taxable: false });
  const reviewed = sessionOf(await complete(session));
  expect([reviewed.status, total(reviewed, 'tax')]).toEqual(['ready_for_payment', 0]);
  expect(reviewed.messages).toMatchObject([{ code: 'price_change' }]);
  shop.shopify.faults.add({ kind: 'latency', operation: OPTIONS, delayMs: 300 });
  const { calls } = await callsDuring(() => open());
  expect(calls).toEqual([OPTIONS, QUOTE]);
});
