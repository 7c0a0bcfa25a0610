import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createAcpClient, type AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type AcpError, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { address, details, quoteDesk, sessionOf } from '#tests/quote-desk.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** What becomes of a session's quote when what it rests on changes; every answer is validated by the official schema. */
let shop: SellingShop;
beforeAll(async () => {
  shop = await startSellingShop();
  await control('POST', 'webhooks', { paused: true });
});
afterEach(() => shop.shopify.faults.clear());
afterAll(() => shop.close());

const MUG = 'LL-COM-LAK';
const SHIRT = 'FH-LCS-M-SND';
const EBOOK = 'PH-FGR-E';
const OPTIONS = 'draftOrderAvailableDeliveryOptions';
const QUOTE = 'draftOrderCalculate';
const CODE = 'codeDiscountNodeByCode';

const { control, lines, create, open, updateRaw, update, complete, callsDuring } = quoteDesk(() => shop);
const NOWHERE = { fulfillment_details: undefined };
const ABROAD = {
  fulfillment_details: details({ country: 'NZ', state: '', city: 'Nelson', postal_code: '7010' }),
};

const total = (session: CheckoutSession, type = 'total') => totalAmount(session.totals, type);
const chosen = (session: CheckoutSession) => session.selected_fulfillment_options![0]!;
const express = (session: CheckoutSession) => ({
  selected_fulfillment_options: [
    { type: 'shipping', option_id: session.fulfillment_options.at(-1)!.id, item_ids: [] },
  ],
});
const infos = (session: CheckoutSession) =>
  session.messages.filter(({ type }) => type === 'info').map(({ content }) => content);
const orders = () => shop.shopify.state.orders.all();
const refusal = (reply: AcpReply) => {
  const { code, param } = reply.body as AcpError;
  return [reply.status, code, param];
};
const older = (apiVersion: string) =>
  createAcpClient({ baseUrl: `${shop.url}/acp`, apiKey: shop.connection.apiKey, apiVersion });

/** Runs with the mirror's variant changed, as after a webhook. */
async function withVariant<T>(sku: string, data: object, work: () => Promise<T>): Promise<T> {
  const { db } = shop.services;
  const row = await db.variant.findFirstOrThrow({ where: { sku } });
  const before = Object.fromEntries(Object.keys(data).map((key) => [key, row[key as keyof typeof row]]));
  await db.variant.updateMany({ where: { sku }, data });
  try {
    return await work();
  } finally {
    await db.variant.updateMany({ where: { sku }, data: before });
  }
}

describe('goods that need no address', () => {
  test('GIVEN no address THEN Shopify quotes them at once: code, currency and the total that is then paid', async () => {
    const { result, calls } = await callsDuring(() =>
      open({ ...NOWHERE, currency: 'eur', discounts: { codes: ['WELCOME10'] } }, EBOOK),
    );
    expect([...calls].sort()).toEqual([CODE, QUOTE]);
    expect(result.discounts!.applied).toMatchObject([{ code: 'WELCOME10' }]);
    expect([result.status, result.presentment_currency]).toEqual(['ready_for_payment', 'eur']);
    const same = await callsDuring(() => update(result, { order_notes: 'x' }));
    expect(same.calls).toEqual([]);
    expect(sessionOf(await complete(result)).status).toBe('completed');
    expect(orders().at(-1)!.transactions[0]!.amountMinor).toBe(total(result));
  });

  test('GIVEN goods to be sent THEN without an address Shopify is still not asked', async () => {
    expect((await callsDuring(() => open(NOWHERE))).calls).toEqual([]);
    expect((await callsDuring(() => open(NOWHERE, EBOOK, MUG))).calls).toEqual([]);
  });

  test('GIVEN they are to be shipped now THEN the quote is a new one, and nothing is sold without shipping', async () => {
    const session = await open({}, EBOOK);
    const { id } = shop.variant(EBOOK);
    await withVariant(EBOOK, { requiresShipping: true }, async () => {
      shop.shopify.state.variants.patch(id, { requiresShipping: true });
      const updated = await update(session, { order_notes: 'x' });
      expect(chosen(updated).type).toBe('shipping');
      expect(total(updated)).toBeGreaterThan(total(session)!);
    }).finally(() => shop.shopify.state.variants.patch(id, { requiresShipping: false }));
  });
});

describe('the option that was chosen', () => {
  const echo = (session: CheckoutSession) => ({
    selected_fulfillment_options: session.selected_fulfillment_options,
  });

  test('GIVEN the cart cannot be quoted now WHEN the option is repeated THEN that is no error', async () => {
    const session = await open();
    await withVariant(MUG, { available: 0 }, async () => {
      const updated = await update(session, { line_items: lines(MUG), ...echo(session) });
      expect(updated.messages).toMatchObject([{ code: 'out_of_stock' }]);
      expect(updated.fulfillment_options).toEqual([]);
    });
  });

  test('GIVEN it was chosen WHEN the cart can be quoted again THEN it is still chosen', async () => {
    const session = await open();
    const fast = await update(session, express(session));
    const tooMany = { line_items: [{ id: shop.variant(SHIRT).itemId, quantity: 900 }] };
    const blocked = await update(fast, tooMany);
    expect([blocked.status, blocked.selected_fulfillment_options]).toEqual(['not_ready_for_payment', []]);
    expect((await update(blocked, { ...tooMany, ...echo(fast) })).messages).toEqual(blocked.messages);
    const again = await update(blocked, { line_items: lines(SHIRT) });
    expect(chosen(again)).toEqual(chosen(fast));
    expect(total(again)).toBe(total(fast));
  });

  test('GIVEN the cart needs no shipping any more WHEN the option is repeated THEN it is delivered digitally', async () => {
    const session = await open();
    const updated = await update(session, { line_items: lines(EBOOK), ...echo(session) });
    expect([chosen(updated).type, updated.messages]).toEqual(['digital', []]);
  });

  test('GIVEN it is not offered at another address THEN the preselected one, and the buyer learns of it', async () => {
    const session = await open();
    const fast = await update(session, express(session));
    const [place] = shop.shopify.context().shop().locations;
    const pickup = `locations/${place!.id.split('/').at(-1)}`;
    await control('PATCH', pickup, { pickup: { enabled: true } });
    const moved = await update(fast, { ...ABROAD, ...echo(fast) });
    await control('PATCH', pickup, { pickup: { enabled: false } });
    expect(chosen(moved).type).toBe('pickup');
    expect(infos(moved)).toEqual([expect.stringContaining('Express')]);
    expect(moved.status).toBe('ready_for_payment');
  });

  test('GIVEN an id that was never offered THEN it is invalid', async () => {
    const session = await open();
    const option = { type: 'shipping', option_id: 'shipping_drone', item_ids: [] };
    expect(refusal(await updateRaw(session, { selected_fulfillment_options: [option] }))).toEqual([
      400,
      'invalid',
      '$.selected_fulfillment_options[0].option_id',
    ]);
  });

  test('GIVEN a type that is not the option’s THEN it is invalid there', async () => {
    const session = await open();
    const option = { ...chosen(session), type: 'digital' };
    expect(refusal(await updateRaw(session, { selected_fulfillment_options: [option] }))).toEqual([
      400,
      'invalid',
      '$.selected_fulfillment_options[0].type',
    ]);
  });
});

describe('where nothing is sent', () => {
  test('GIVEN no option THEN the next update asks again, and finds those there are by then', async () => {
    const { id, shippingZones } = shop.shopify.context().shop();
    shop.shopify.state.shops.patch(id, { shippingZones: [] });
    const session = await open();
    expect(session.messages).toMatchObject([{ code: 'region_restricted' }]);
    shop.shopify.state.shops.patch(id, { shippingZones });
    const again = await update(session, { fulfillment_details: details() });
    expect([again.status, again.messages]).toEqual(['ready_for_payment', []]);
  });
});

describe('discount codes', () => {
  test('GIVEN twenty of them THEN one call more', async () => {
    await open();
    const codes = Array.from({ length: 20 }, (_, index) => `CODE${index}`);
    const { result, calls } = await callsDuring(() => open({ discounts: { codes } }));
    expect([...calls].sort()).toEqual([CODE, OPTIONS, QUOTE]);
    expect(result.discounts!.rejected).toHaveLength(20);
  });

  test('GIVEN their terms cannot be read THEN the reason is the plainest, and the session goes on', async () => {
    shop.shopify.faults.add({ kind: 'error_before', operation: CODE, times: 20 });
    const session = await open({ discounts: { codes: ['SUMMER2020', 'WELCOME10'] } });
    expect(session.discounts).toMatchObject({
      applied: [{ code: 'WELCOME10' }],
      rejected: [{ code: 'SUMMER2020', reason: 'discount_code_invalid' }],
    });
    expect(session.status).toBe('ready_for_payment');
  });

  test('GIVEN no address yet THEN a message says when they are judged', async () => {
    const session = await open({ ...NOWHERE, discounts: { codes: ['WELCOME10'] } });
    expect(infos(session)).toEqual(['Discount codes are checked as soon as the shipping address is known.']);
    const quoted = await update(session, { fulfillment_details: details() });
    expect(infos(quoted)).toEqual([]);
  });

  test('GIVEN discounts without codes THEN the codes stay; GIVEN an empty list THEN they go', async () => {
    const session = await open({ discounts: { codes: ['WELCOME10'] } });
    expect((await update(session, { discounts: {} })).discounts!.codes).toEqual(['WELCOME10']);
    expect((await update(session, { discounts: { codes: [] } })).discounts!.codes).toEqual([]);
  });

  describe('that can be used so often only', () => {
    const limited = async (code: string, fields: object, work: () => Promise<void>) => {
      const { discounts } = shop.shopify.state;
      const row = discounts.all().find((one) => one.code === code)!;
      discounts.patch(row.id, fields);
      await work().finally(() => discounts.patch(row.id, { usageLimit: undefined, ...row }));
    };

    test('GIVEN one beside another THEN the order names the limited one, and it is used up', async () => {
      await limited('SHIPFREE', { usageLimit: 1, usageCount: 0 }, async () => {
        const codes = { discounts: { codes: ['WELCOME10', 'SHIPFREE'] } };
        const session = await open(codes);
        expect(session.discounts!.applied).toHaveLength(2);
        expect(sessionOf(await complete(session)).status).toBe('completed');
        expect(orders().at(-1)!.discountCodes).toEqual(['SHIPFREE']);
        expect((await open(codes)).discounts!.rejected).toMatchObject([
          { code: 'SHIPFREE', reason: 'discount_code_usage_limit_reached' },
        ]);
      });
    });

    test('GIVEN two THEN they are paid for in the shop, which uses up both', async () => {
      await limited('SHIPFREE', { usageLimit: 5, usageCount: 0 }, () =>
        limited('WELCOME10', { usageLimit: 99 }, async () => {
          const session = await open({ discounts: { codes: ['WELCOME10', 'SHIPFREE'] } });
          expect(session.status).toBe('requires_escalation');
          expect(session.messages).toMatchObject([{ param: '$.discounts.codes' }]);
          expect((await complete(session)).status).toBe(400);
          const one = await update(session, { discounts: { codes: ['SHIPFREE'] } });
          expect([one.status, one.messages]).toEqual(['ready_for_payment', []]);
        }),
      );
    });

    test('GIVEN their terms could not be read at first THEN completing asks for them', async () => {
      await limited('SHIPFREE', { usageLimit: 5, usageCount: 0 }, async () => {
        shop.shopify.faults.add({ kind: 'error_before', operation: CODE, times: 20 });
        const session = await open({ discounts: { codes: ['WELCOME10', 'SHIPFREE'] } });
        shop.shopify.faults.clear();
        expect(sessionOf(await complete(session)).status).toBe('completed');
        expect(orders().at(-1)!.discountCodes).toEqual(['SHIPFREE']);
      });
    });
  });
});

describe('another currency', () => {
  type Sums = { totals: { amount: number; presentment_amount?: number }[] };
  const shown = ({ totals }: Sums) => totals.map(({ presentment_amount: amount }) => amount);

  test('GIVEN a quote THEN lines and options are told in it too, and add up as the session does', async () => {
    const session = await open({ currency: 'eur' }, SHIRT, MUG);
    const lineSums = (session.line_items as unknown as Sums[]).map((line) => shown(line).at(-1)!);
    const subtotal = session.totals.find(({ type }) => type === 'subtotal')!.presentment_amount;
    expect(lineSums.reduce((sum, amount) => sum + amount, 0)).toBe(subtotal);
    const sent = session.totals.find(({ type }) => type === 'fulfillment')!.presentment_amount;
    const options = session.fulfillment_options as unknown as Sums[];
    expect(shown(options[0]!)).toEqual([sent]);
    expect(shown(options[1]!)).toEqual([Math.round(options[1]!.totals[0]!.amount * 0.92)]);
    expect(session.messages).toEqual([]);
  });

  test('GIVEN no quote yet THEN a message says which currency the amounts are in', async () => {
    const session = await open({ ...NOWHERE, currency: 'eur' });
    expect(infos(session)).toEqual([
      'Amounts are in USD for now. They are told in EUR too as soon as shipping and tax are known.',
    ]);
  });

  test('GIVEN a version that cannot tell two THEN a message says so', async () => {
    const reply = await older('2025-12-12').createSession({
      items: lines(SHIRT),
      currency: 'eur',
      fulfillment_details: details(),
    } as never);
    expect(infos(reply.body as CheckoutSession)).toEqual([
      'All amounts are in USD, the currency that is paid in.',
    ]);
  });
});

describe('an address that Shopify refuses', () => {
  test.each([
    [{ state: 'ZZ' }, 'state'],
    [{ country: 'XX', state: '' }, 'country'],
  ])('GIVEN %o THEN the field is named', async (changes, field) => {
    expect(refusal(await create({ fulfillment_details: details(changes) }))).toEqual([
      400,
      'invalid',
      `$.fulfillment_details.address.${field}`,
    ]);
  });

  test('GIVEN a version with a flat address THEN by its own name', async () => {
    const reply = await older('2025-09-29').createSession({
      items: lines(SHIRT),
      fulfillment_address: address({ state: 'ZZ' }),
    } as never);
    expect(refusal(reply)).toEqual([400, 'invalid', '$.fulfillment_address.state']);
  });
});
