import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChannelShop, type ChannelShop } from '#sandbox/shopify/channels/testing/start-channel-shop.ts';

const FEEDBACK = `mutation($all: [ProductResourceFeedbackInput!]!) {
  bulkProductResourceFeedbackCreate(feedbackInput: $all) {
    feedback { productId state messages channel { id } } userErrors { field code } } }`;
const scopes = 'read_products,read_product_listings,write_resource_feedbacks';
const GENERATED = '2026-11-01T12:00:00Z';

let shop: ChannelShop;
let channelId: string;
beforeAll(async () => {
  shop = await startChannelShop({ scopes });
  channelId = await shop.connect('manual', 'A1');
}, 60_000);
afterAll(() => shop.close());

function input(change: object = {}) {
  const { id, updatedAt } = shop.state.products.all()[0]!;
  const verdict = { state: 'REQUIRES_ACTION', messages: ['Needs a price'] };
  return {
    productId: id,
    ...verdict,
    productUpdatedAt: updatedAt,
    feedbackGeneratedAt: GENERATED,
    ...change,
  };
}

describe('bulkProductResourceFeedbackCreate', () => {
  it('GIVEN a channel of the app THEN the feedback is that channel’s; without one it is the app’s', async () => {
    const { feedback, userErrors } = await shop.run(FEEDBACK, { all: [input({ channelId }), input()] });
    expect(userErrors).toEqual([]);
    expect(feedback.map(({ channel }: { channel: object | null }) => channel)).toEqual([
      { id: channelId },
      null,
    ]);
  });

  it('GIVEN a strange channel, and a product that is off the channel THEN each is refused by its code', async () => {
    const off = shop.state.products.all()[1]!;
    await shop.control('PUT', `/products/${off.id.split('/').pop()}/publication`, { published: false });
    const all = [input({ channelId: `${channelId}0` }), input({ channelId, productId: off.id })];
    const { feedback, userErrors } = await shop.run(FEEDBACK, { all });
    expect(feedback).toEqual([]);
    expect(userErrors).toEqual([
      { field: ['feedbackInput', '0'], code: 'NOT_FOUND' },
      { field: ['feedbackInput', '1'], code: 'PRODUCT_NOT_FOUND' },
    ]);
  });

  it('GIVEN an app that is no sales channel THEN access is denied', async () => {
    const other = await startChannelShop({ scopes, extensions: {} });
    const { body } = await other.graphql(FEEDBACK, { all: [input()] });
    expect(body.errors[0].extensions.code).toBe('ACCESS_DENIED');
    await other.close();
  });
});
