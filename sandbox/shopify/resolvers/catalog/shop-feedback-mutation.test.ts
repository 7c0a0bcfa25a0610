import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChannelShop, type ChannelShop } from '#sandbox/shopify/channels/testing/start-channel-shop.ts';

const FEEDBACK = `mutation($input: ResourceFeedbackCreateInput!) {
  shopResourceFeedbackCreate(input: $input) { feedback { state } userErrors { code } } }`;
const scopes = 'read_products,read_product_listings,write_resource_feedbacks';
const STEP = { state: 'REQUIRES_ACTION', messages: ['Connect an account.'] };
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)).toISOString();

let shop: ChannelShop;
beforeAll(async () => (shop = await startChannelShop({ scopes })), 60_000);
afterAll(() => shop.close());

const tell = async (input: object, seconds = 10) => {
  const told = await shop.run(FEEDBACK, { input: { feedbackGeneratedAt: at(seconds), ...input } });
  return told.userErrors.map(({ code }: { code: string }) => code);
};
const shown = () => shop.state.shops.all()[0]!.feedback?.message;

describe('shopResourceFeedbackCreate', () => {
  it('GIVEN a step THEN it is shown, until it is taken', async () => {
    expect(await tell(STEP)).toEqual([]);
    expect(shown()).toBe('Connect an account.');
    expect(await tell({ state: 'ACCEPTED' }, 11)).toEqual([]);
    expect(shown()).toBeNull();
  });

  it.each([
    [{ ...STEP, messages: [] }, 'BLANK'],
    [{ ...STEP, messages: ['No period'] }, 'INVALID'],
    [{ ...STEP, messages: ['One.', 'Two.'] }, 'INVALID'],
    [{ ...STEP, messages: [`${'x'.repeat(100)}.`] }, 'INVALID'],
    [{ ...STEP, state: 'ACCEPTED' }, 'PRESENT'],
    [{ ...STEP, channelId: 'gid://shopify/Channel/404' }, 'NOT_FOUND'],
    [{ ...STEP, feedbackGeneratedAt: '2999-01-01T00:00:00Z' }, 'FEEDBACK_DATE_IN_FUTURE'],
    [{ ...STEP, feedbackGeneratedAt: at(1) }, 'OUTDATED_FEEDBACK'],
  ])('GIVEN %j THEN it is refused: %s', async (input, code) => {
    expect(await tell(input, 20)).toEqual([code]);
  });

  it('GIVEN an app that is no sales channel THEN access is denied', async () => {
    const other = await startChannelShop({ scopes, extensions: {} });
    const { body } = await other.graphql(FEEDBACK, { input: { ...STEP, feedbackGeneratedAt: at(1) } });
    expect(body.errors[0].extensions.code).toBe('ACCESS_DENIED');
    await other.close();
  });
});
