import { describe, expect, test } from 'vitest';
import { openTestShop, VARIANTS, type TestShop } from '#sandbox/shopify/commerce/testing/test-shop.ts';
import { usd } from '#sandbox/shopify/commerce/testing/test-order.ts';

const READ = `query Read($by: CustomerIdentifierInput!) { customerByIdentifier(identifier: $by) {
  id email
  defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
  defaultPhoneNumber { phoneNumber marketingState smsMarketingConsent { state optInLevel updatedAt } }
} }`;
const EMAIL = `mutation Email($input: CustomerEmailMarketingConsentUpdateInput!) {
  customerEmailMarketingConsentUpdate(input: $input) { customer { id } userErrors { field message code } } }`;
const SMS = `mutation Sms($input: CustomerSmsMarketingConsentUpdateInput!) {
  customerSmsMarketingConsentUpdate(input: $input) { customer { id } userErrors { field message code } } }`;
const ORDER = `mutation Order($order: OrderCreateOrderInput!) {
  orderCreate(order: $order) { order { customer { id } } userErrors { field message } } }`;

/** The customer of an order the app makes; returns the gid. */
async function customerOf(shop: TestShop, fields: object = {}, order: object = {}): Promise<string> {
  const { orderCreate } = await shop.run(ORDER, {
    order: {
      lineItems: [{ variantId: VARIANTS.mug, quantity: 1 }],
      transactions: [{ amountSet: usd('10.00') }],
      customer: { toUpsert: { email: 'Ann@Example.com', phone: '+15035550123', ...fields } },
      ...order,
    },
  });
  expect(orderCreate.userErrors).toEqual([]);
  return orderCreate.order.customer.id;
}

const read = async (shop: TestShop, by: object) => (await shop.run(READ, { by })).customerByIdentifier;

describe('customerByIdentifier', () => {
  test('GIVEN id, phone or email in any case THEN it is the customer; an unknown one is null', async () => {
    const shop = openTestShop();
    const id = await customerOf(shop);
    for (const by of [{ id }, { phoneNumber: '+15035550123' }, { emailAddress: 'ann@example.COM' }])
      expect(await read(shop, by)).toMatchObject({
        id,
        defaultEmailAddress: {
          emailAddress: 'Ann@Example.com',
          marketingState: 'NOT_SUBSCRIBED',
          marketingOptInLevel: null,
        },
        defaultPhoneNumber: { marketingState: 'NOT_SUBSCRIBED' },
      });
    expect(await read(shop, { emailAddress: 'bob@example.com' })).toBeNull();
  });

  test('GIVEN a token without read_customers THEN it is refused', async () => {
    const shop = openTestShop();
    shop.context.scopes = new Set(['write_orders']);
    const { errors } = await shop.execute(READ, { by: { emailAddress: 'ann@example.com' } });
    expect(errors?.[0]?.extensions.code).toBe('ACCESS_DENIED');
  });
});

describe('marketing consent', () => {
  const emailConsent = async (shop: TestShop, customerId: string, consent: object) =>
    (await shop.run(EMAIL, { input: { customerId, emailMarketingConsent: consent } }))
      .customerEmailMarketingConsentUpdate;
  const smsConsent = async (shop: TestShop, customerId: string, consent: object) =>
    (await shop.run(SMS, { input: { customerId, smsMarketingConsent: consent } }))
      .customerSmsMarketingConsentUpdate;

  test('GIVEN an order whose buyer accepts marketing THEN the customer is subscribed, a known one too', async () => {
    const shop = openTestShop();
    const id = await customerOf(shop);
    await customerOf(shop, {}, { customer: { toAssociate: { id } }, buyerAcceptsMarketing: true });
    expect((await read(shop, { id })).defaultEmailAddress).toEqual({
      emailAddress: 'Ann@Example.com',
      marketingState: 'SUBSCRIBED',
      marketingOptInLevel: 'SINGLE_OPT_IN',
      marketingUpdatedAt: '2026-11-01T12:00:00Z',
    });
    await customerOf(shop);
    expect((await read(shop, { id })).defaultEmailAddress.marketingState).toBe('SUBSCRIBED');
  });

  test('GIVEN consent by e-mail and by text THEN each is kept; of two the later one counts', async () => {
    const shop = openTestShop();
    const id = await customerOf(shop);
    const given = { marketingState: 'SUBSCRIBED', marketingOptInLevel: 'CONFIRMED_OPT_IN' };
    expect(await emailConsent(shop, id, given)).toEqual({ customer: { id }, userErrors: [] });
    await emailConsent(shop, id, {
      marketingState: 'UNSUBSCRIBED',
      consentUpdatedAt: '2026-10-31T12:00:00Z',
    });
    await smsConsent(shop, id, { marketingState: 'PENDING' });
    expect(await read(shop, { id })).toMatchObject({
      defaultEmailAddress: { marketingState: 'SUBSCRIBED', marketingOptInLevel: 'CONFIRMED_OPT_IN' },
      defaultPhoneNumber: {
        marketingState: 'PENDING',
        smsMarketingConsent: { state: 'PENDING', optInLevel: 'SINGLE_OPT_IN' },
      },
    });
    shop.advance(1000);
    await emailConsent(shop, id, { marketingState: 'UNSUBSCRIBED' });
    expect((await read(shop, { id })).defaultEmailAddress.marketingState).toBe('UNSUBSCRIBED');
  });

  test.each([
    [{ marketingState: 'NOT_SUBSCRIBED' }, 'marketingState'],
    [{ marketingState: 'REDACTED' }, 'marketingState'],
    [{ marketingState: 'SUBSCRIBED', consentUpdatedAt: '2026-11-02T12:00:00Z' }, 'consentUpdatedAt'],
    [{ marketingState: 'SUBSCRIBED', sourceLocationId: 'gid://shopify/Location/9' }, 'sourceLocationId'],
  ])('GIVEN %o THEN it is refused at its field and nothing changes', async (consent, field) => {
    const shop = openTestShop();
    const id = await customerOf(shop);
    expect(await emailConsent(shop, id, consent)).toMatchObject({
      customer: null,
      userErrors: [{ field: ['input', 'emailMarketingConsent', field], code: 'INVALID' }],
    });
    expect(await smsConsent(shop, id, consent)).toMatchObject({
      customer: null,
      userErrors: [{ field: ['input', 'smsMarketingConsent', field] }],
    });
    expect((await read(shop, { id })).defaultEmailAddress.marketingState).toBe('NOT_SUBSCRIBED');
  });

  test('GIVEN nobody, or nowhere to write to THEN it is refused', async () => {
    const shop = openTestShop();
    const consent = { marketingState: 'SUBSCRIBED' };
    const unknown = await emailConsent(shop, 'gid://shopify/Customer/9', consent);
    expect(unknown.userErrors[0].message).toBe('Customer does not exist');
    const noPhone = await customerOf(shop, { phone: null });
    expect((await smsConsent(shop, noPhone, consent)).userErrors[0].message).toContain('phone number');
    const noEmail = await customerOf(shop, { email: null, phone: '+15035550124' });
    expect((await emailConsent(shop, noEmail, consent)).userErrors[0].message).toContain('email address');
  });
});
