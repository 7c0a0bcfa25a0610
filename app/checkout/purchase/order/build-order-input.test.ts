import { describe, expect, test } from 'vitest';
import type { SessionState } from '#app/checkout/session/session.ts';
import {
  SAMPLE_ADDRESS,
  sampleDiscount,
  sampleLine,
  sampleQuotedState,
  sampleSession,
} from '#tests/checkout-samples.ts';
import { buildOrderInput, type OrderFacts } from './build-order-input.ts';
import { orderKeyOf } from '#app/orders/order-key.ts';

const build = (state: Partial<SessionState> = {}, changes: Partial<OrderFacts> = {}) =>
  buildOrderInput({
    session: sampleSession({ state: sampleQuotedState(state) }),
    orderKey: 'checkout_session_1',
    agent: { name: 'ChatGPT', platform: 'chatgpt' },
    payment: { paymentIntentId: 'pi_1', chargeId: 'ch_1', test: true },
    billingAddress: null,
    attribution: null,
    sourceName: null,
    evidence: null,
    processedAt: new Date('2026-11-20T12:02:00Z'),
    ...changes,
  });
const usd = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });

describe('buildOrderInput', () => {
  test('GIVEN a paid session THEN the order has exactly its figures', () => {
    expect(build()).toMatchObject({
      currency: 'USD',
      email: 'ada@example.com',
      phone: '+14155550100',
      customer: { toUpsert: { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' } },
      shippingAddress: { firstName: 'Ada King', lastName: 'Lovelace', phone: '+14155550100' },
      lineItems: [{ variantId: 'gid://shopify/ProductVariant/44001', quantity: 1, priceSet: usd('12.50') }],
      shippingLines: [{ title: 'Standard', code: 'Standard', source: 'shopify', priceSet: usd('5.00') }],
      taxesIncluded: false,
      taxLines: [{ title: 'California', rate: '0.085', priceSet: usd('1.06') }],
      transactions: [
        {
          kind: 'SALE',
          status: 'SUCCESS',
          gateway: 'stripe',
          authorizationCode: 'pi_1',
          amountSet: usd('18.56'),
          test: true,
        },
      ],
      tags: ['agentic', 'agent:chatgpt'],
      sourceIdentifier: 'checkout_session_1',
      test: true,
    });
  });

  test('GIVEN it THEN parts add up to what is paid', () => {
    const input = build();
    const minor = (bag: { shopMoney: { amount: string } }) => Math.round(Number(bag.shopMoney.amount) * 100);
    const parts = [
      ...input.lineItems!.map((line) => minor(line.priceSet!) * line.quantity),
      ...input.shippingLines!.map((line) => minor(line.priceSet)),
      ...input.taxLines!.map((line) => minor(line.priceSet!)),
    ];
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(minor(input.transactions![0]!.amountSet));
  });

  test('GIVEN no discount THEN none is sent; GIVEN discounts on lines and order THEN they are one, under its code', () => {
    expect(build().discountCode).toBeUndefined();
    const totals = { ...sampleQuotedState().totals, itemsDiscount: 100, discount: 50 };
    const automatic = sampleDiscount({ code: null, title: 'Big basket', automatic: true, amount: 50 });
    const applied = [automatic, sampleDiscount({ amount: 100 })];
    const input = build({ totals, discounts: { applied, rejected: [] } });
    expect(input.discountCode).toEqual({
      itemFixedDiscountCode: { code: 'TEN', amountSet: usd('1.50') },
    });
    expect(input.customAttributes).toContainEqual({
      key: 'Discounts',
      value: 'Big basket −0.50; TEN −1.00',
    });
    const alone = build({ totals, discounts: { applied: [automatic], rejected: [] } });
    expect(alone.discountCode?.itemFixedDiscountCode?.code).toBe('Big basket');
    expect(build({ totals }).discountCode?.itemFixedDiscountCode?.code).toBe('Discount');
    const limited = sampleDiscount({ code: 'ONCE', limited: true });
    const named = build({ totals, discounts: { applied: [sampleDiscount(), limited], rejected: [] } });
    expect(named.discountCode?.itemFixedDiscountCode?.code).toBe('ONCE');
  });

  test('GIVEN free shipping dearer than the goods THEN what is over lowers the price of shipping', () => {
    const { lines } = sampleQuotedState({ lines: [sampleLine({ unitAmount: 300 })] });
    const totals = { ...sampleQuotedState().totals, itemsBase: 300, subtotal: 300, discount: 500, tax: 0 };
    const input = build({ lines, totals: { ...totals, taxLines: [], total: 300 } });
    expect(input.discountCode?.itemFixedDiscountCode?.amountSet).toEqual(usd('3.00'));
    expect(input.shippingLines![0]!.priceSet).toEqual(usd('3.00'));
  });

  test('GIVEN goods to be picked up THEN that is the shipping line, with the buyer’s own address', () => {
    const [shipping] = sampleQuotedState().options;
    const pickup = { ...shipping!, id: 'pickup_1', type: 'pickup' as const, title: 'Studio', code: 'Studio' };
    const input = build({ options: [shipping!, { ...pickup, amount: 0 }], selectedOptionId: 'pickup_1' });
    expect(input.shippingLines).toMatchObject([{ title: 'Studio', code: 'Studio', source: 'shopify' }]);
    expect(input.shippingAddress).toMatchObject({ zip: '94102' });
  });

  test('GIVEN a second currency THEN every sum has both legs, and each leg adds up', () => {
    const { totals } = sampleQuotedState();
    const shown = {
      ...totals,
      itemsBase: 1150,
      subtotal: 1150,
      discount: 115,
      fulfillment: 460,
      tax: 98,
      total: 1593,
      taxLines: [{ title: 'California', rate: 0.085, amount: 98 }],
    };
    const lines = [{ unitAmount: 1150, baseAmount: 1150, discount: 0, subtotal: 1150 }];
    const presentment = { currency: 'EUR', exchangeRate: 1.087, at: '', totals: shown, lines };
    const input = build({ presentment, totals: { ...totals, discount: 125, total: 1731 } });
    expect([input.currency, input.presentmentCurrency]).toEqual(['USD', 'EUR']);
    const eur = (bag: { presentmentMoney?: { amount: string } | null }) =>
      Math.round(Number(bag.presentmentMoney!.amount) * 100);
    const parts = [
      eur(input.lineItems![0]!.priceSet!),
      eur(input.shippingLines![0]!.priceSet),
      eur(input.taxLines![0]!.priceSet!),
      -eur(input.discountCode!.itemFixedDiscountCode!.amountSet!),
    ];
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(eur(input.transactions![0]!.amountSet));
    expect(input.transactions![0]!.amountSet.shopMoney.amount).toBe('17.31');
  });

  test('GIVEN prices with tax in them THEN the order says so', () => {
    const totals = { ...sampleQuotedState().totals, tax: 0, includedTax: 106, total: 1750 };
    expect(build({ totals }).taxesIncluded).toBe(true);
  });

  test('GIVEN nothing to be shipped THEN there is no shipping line and no address', () => {
    const digital = { id: 'digital', type: 'digital' as const, title: 'Digital delivery', amount: 0 };
    const input = build({
      lines: [sampleLine({ requiresShipping: false })],
      options: [{ ...digital, rateHandle: null, code: null, source: null }],
      selectedOptionId: 'digital',
      recipient: null,
    });
    expect([input.shippingLines, input.shippingAddress]).toEqual([undefined, undefined]);
    expect(input.lineItems![0]!.requiresShipping).toBe(false);
  });

  test('GIVEN no buyer THEN the recipient is the customer, without a name of their own', () => {
    const recipient = { email: 'bob@example.com', phone: '+14155550199', address: SAMPLE_ADDRESS };
    const input = build({ buyer: null, recipient });
    expect(input).toMatchObject({ email: 'bob@example.com', phone: '+14155550199' });
    expect(input.customer).toEqual({ toUpsert: { email: 'bob@example.com' } });
  });

  test('GIVEN a billing address THEN it is on the order', () => {
    const billingAddress = { ...SAMPLE_ADDRESS, name: 'Babbage' };
    expect(build({}, { billingAddress }).billingAddress).toMatchObject({ lastName: 'Babbage' });
  });

  test('GIVEN a second attempt THEN its order cannot be taken for the first, and names the same session', () => {
    const input = build({}, { orderKey: orderKeyOf('checkout_session_1', 2) });
    expect(input.metafields).toMatchObject([{ type: 'id', value: 'checkout_session_1:2' }]);
    expect(orderKeyOf('checkout_session_1', 1)).toBe('checkout_session_1');
    expect(input.sourceIdentifier).toBe('checkout_session_1');
  });

  test('GIVEN a company THEN it is in the addresses that name none, and its facts are beside the order', () => {
    const company = { name: 'Engines', taxId: 'GB1', costCenter: 'CC' };
    const buyer = { email: 'ada@example.com', company };
    const input = build(
      { buyer, poNumber: 'PO-1' },
      { billingAddress: { ...SAMPLE_ADDRESS, company: 'Own' } },
    );
    expect([input.shippingAddress?.company, input.billingAddress?.company]).toEqual(['Engines', 'Own']);
    expect(input.poNumber).toBe('PO-1');
    expect(input.customAttributes?.slice(3)).toEqual([
      { key: 'Company', value: 'Engines' },
      { key: 'Tax id', value: 'GB1' },
      { key: 'Cost center', value: 'CC' },
    ]);
  });

  test('GIVEN a yes to e-mails THEN the order says so; otherwise it says nothing', () => {
    const consent = (optedIn: boolean) => build({ consents: [{ channel: 'email', optedIn }] });
    expect(consent(true).buyerAcceptsMarketing).toBe(true);
    expect([consent(false), build()].map((input) => input.buyerAcceptsMarketing)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('GIVEN an affiliate THEN people read its name, and the record has the whole claim', () => {
    const touch = { provider: 'network.example', publisherId: 'pub_1', sealedToken: 'sealed' };
    const record = { first: { provider: 'network.example', token: 'atp_1' } };
    const input = build({ attribution: { first: touch, last: null } }, { attribution: record });
    expect(input.customAttributes).toContainEqual({ key: 'Affiliate', value: 'network.example pub_1' });
    expect(input.metafields?.[1]).toMatchObject({ key: 'affiliate_attribution', type: 'json' });
    expect(JSON.parse(input.metafields![1]!.value!)).toEqual(record);
    expect(build().metafields).toHaveLength(1);
  });
});
