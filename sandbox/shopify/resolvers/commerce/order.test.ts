import { describe, expect, test } from 'vitest';

import { amount, orderIn, readOrder, usd } from '#sandbox/shopify/commerce/testing/test-order.ts';
import { openTestShop } from '#sandbox/shopify/commerce/testing/test-shop.ts';

describe('an order', () => {
  test('GIVEN a paid order THEN every field an order-tracking app reads has its value', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop);
    const order = await readOrder(shop, id);
    expect(order).toMatchObject({
      name: '#1001',
      displayFinancialStatus: 'PAID',
      displayFulfillmentStatus: 'UNFULFILLED',
      shippingAddress: {
        name: 'Ann Lee',
        province: 'New York',
        country: 'United States',
        countryCodeV2: 'US',
      },
      customer: { displayName: 'Ann Lee', numberOfOrders: '1', amountSpent: { amount: '34.05' } },
      metafield: { value: 'demo' },
      risk: { recommendation: 'NONE', assessments: [] },
      transactions: [
        { gateway: 'Stripe', authorizationCode: 'pi_1', maximumRefundableV2: { amount: '34.05' } },
      ],
      refunds: [],
      fulfillments: [],
    });
    expect(order.fulfillmentOrders.nodes).toMatchObject([
      {
        status: 'OPEN',
        deliveryMethod: { methodType: 'SHIPPING', presentedName: 'Standard' },
        destination: { city: 'Albany' },
      },
      { status: 'OPEN', deliveryMethod: { methodType: 'NONE' }, destination: null },
    ]);
    expect(order.statusPageUrl).toMatch(/^https:\/\/test\.myshopify\.com\/orders\/1001\//);
    expect([order.totalPriceSet, order.netPaymentSet, order.totalOutstandingSet].map(amount)).toEqual([
      '34.05',
      '34.05',
      '0.00',
    ]);
  });

  test('GIVEN a discount code THEN it is allocated to lines and counted where codes count', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop, {
      discountCode: { itemFixedDiscountCode: { code: 'FIVE', amountSet: usd('5.00') } },
    });
    const [line] = (await readOrder(shop, id)).lineItems.nodes;
    expect([line.discountedTotalSet, line.withCodes].map(amount)).toEqual(['20.00', '16.00']);
    expect(line.discountAllocations).toMatchObject([{ discountApplication: { value: { amount: '5.00' } } }]);
  });

  test.each([
    ['source_identifier:cs_1', 1],
    ["source_identifier:'cs_2'", 0],
    ['tag:agentic', 1],
    ['-tag:agentic', 1],
    ['name:#1001', 1],
    ['name:1002', 1],
    ['created_at:>=2026-11-01', 2],
    ['created_at:<2026-11-01', 0],
    ['status:open', 2],
    ['status:cancelled OR name:1002', 1],
    ['channel:chatgpt', 1],
    ['financial_status:paid', 2],
    ['fulfillment_status:unfulfilled test:false', 2],
    ['buyer@example.com', 2],
  ])('GIVEN the search %s THEN it finds %i', async (query, count) => {
    const shop = openTestShop();
    orderIn(shop, { tags: ['agentic'] });
    orderIn(shop, { sourceIdentifier: 'cs_9', sourceName: 'chatgpt' });
    const text = `query Search($query: String) { orders(first: 10, query: $query) { nodes { id } } ordersCount(query: $query) { count precision } }`;
    const { orders, ordersCount } = await shop.run(text, { query });
    expect(orders.nodes).toHaveLength(count);
    expect(ordersCount).toEqual({ count, precision: 'EXACT' });
  });

  test('GIVEN orderUpdate, tagsAdd and metafieldsSet THEN they change what they name and no more', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop, { tags: ['agentic'], note: 'old' });
    await shop.run(
      `mutation Update($id: ID!) {
        orderUpdate(input: { id: $id, note: "new", customAttributes: [{ key: "k", value: "v" }] }) { order { id } userErrors { field message } }
        tagsAdd(id: $id, tags: ["reviewed", "agentic"]) { node { id } userErrors { message } }
        metafieldsSet(metafields: [{ ownerId: $id, namespace: "aisle", key: "agent", value: "other", type: "single_line_text_field" }]) {
          metafields { key value } userErrors { field message code elementIndex } }
        orderRiskAssessmentCreate(orderRiskAssessmentInput: { orderId: $id, riskLevel: HIGH, facts: [{ description: "CVC failed", sentiment: NEGATIVE }] }) {
          orderRiskAssessment { riskLevel facts { description } } userErrors { code message } }
      }`,
      { id },
    );
    expect(await readOrder(shop, id)).toMatchObject({
      note: 'new',
      email: 'buyer@example.com',
      tags: ['agentic', 'reviewed'],
      customAttributes: [{ key: 'k', value: 'v' }],
      metafield: { value: 'other' },
      risk: { recommendation: 'CANCEL', assessments: [{ riskLevel: 'HIGH' }] },
    });
    expect(shop.topics()).toEqual(Array(4).fill('orders/updated'));
  });

  test('GIVEN more than twenty facts THEN the risk assessment is refused', async () => {
    const shop = openTestShop();
    const { id } = orderIn(shop);
    const facts = Array.from({ length: 21 }, () => ({ description: 'x', sentiment: 'NEUTRAL' }));
    const { orderRiskAssessmentCreate } = await shop.run(
      `mutation Risk($input: OrderRiskAssessmentCreateInput!) { orderRiskAssessmentCreate(orderRiskAssessmentInput: $input) { userErrors { code } } }`,
      { input: { orderId: id, riskLevel: 'LOW', facts } },
    );
    expect(orderRiskAssessmentCreate.userErrors).toEqual([{ code: 'TOO_MANY_FACTS' }]);
  });
});
