import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feedbackMessages } from '#app/feeds/feedback/feedback-messages.ts';
import { tellProductFeedback } from '#app/feeds/feedback/tell-product-feedback.server.ts';
import { QUALITY_RULES } from '#app/feeds/quality/judge-items.ts';
import { runJudgement } from '#app/feeds/quality/run-judgement.server.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** What Shopify's own product pages show of what keeps products from agents. */
const SKU = 'FH-LCS-M-SND';
let shop: SellingShop;
let productId = '';
beforeAll(async () => {
  shop = await startSellingShop();
  productId = /(\d+)$/.exec(shop.variant(SKU).productId)![1]!;
});
afterAll(() => shop.close());

const control = (path: string, body: object) =>
  fetch(`${shop.shopify.url}/_control/${path}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).then((reply) => expect(reply.ok).toBe(true));
const beChannel = async (isOne: boolean) => {
  const { db } = shop.services;
  await db.shop.update({ where: { id: shop.scope.shop.id }, data: { attributesOrders: isOne } });
};
const payload = () => ({ shopId: shop.scope.shop.id });
const shown = () => shop.shopify.state.products.get(shop.variant(SKU).productId)!.feedback;
const calls = async () => {
  const reply = await fetch(`${shop.shopify.url}/_control/calls`);
  const { calls: all } = (await reply.json()) as { calls: { operation: string }[] };
  return all.filter(({ operation }) => operation === 'bulkProductResourceFeedbackCreate').length;
};
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await shop.shopify.deliverWebhooksNow();
    await shop.services.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()`;
    await shop.drainJobs();
  }
}
/** What costs nothing is refused by every platform. */
const setPrice = (priceMinor: number) => control(`variants/${shop.variant(SKU).itemId}`, { priceMinor });

describe('GIVEN a shop where the app is a sales channel', () => {
  beforeAll(async () => {
    await beChannel(true);
    await control('shop', { attributionHandles: ['chatgpt'] });
  });

  test('WHEN a product gets a problem THEN its page says so; WHEN it is mended THEN it says that, too', async () => {
    await setPrice(0);
    await settle();
    const told = shown()!;
    expect(told.state).toBe('REQUIRES_ACTION');
    expect(told.messages.length).toBeGreaterThan(0);
    for (const message of told.messages) expect(message.length).toBeLessThanOrEqual(100);
    const before = await calls();
    await tellProductFeedback(shop.services, payload());
    expect(await calls()).toBe(before);

    await setPrice(2400);
    await settle();
    expect(shown()).toEqual({ state: 'ACCEPTED', messages: [] });
  });

  test('WHEN the product has changed meanwhile THEN Shopify refuses it, and it is told next time', async () => {
    await setPrice(0);
    await settle();
    await setPrice(2400);
    await settle();
    await shop.services.db.qualityProblem.updateMany({
      where: { productId },
      data: { rules: ['openai.price.positive'], severity: 'error' },
    });
    const where = { shopId_id: { shopId: shop.scope.shop.id, id: productId } };
    const { shopifyUpdatedAt } = await shop.services.db.product.findUniqueOrThrow({ where });
    const data = { shopifyUpdatedAt: new Date(0) };
    await shop.services.db.product.update({ where, data });
    const before = shown();
    await tellProductFeedback(shop.services, payload());
    expect(shown()).toEqual(before);
    await shop.services.db.product.update({ where, data: { shopifyUpdatedAt } });
    await runJudgement(shop.services, payload());
    await settle();
    expect(shown()!.state).toBe('ACCEPTED');
  });
});

describe('GIVEN a shop where it is none', () => {
  test('WHEN the merchant does not say so THEN Shopify is told nothing', async () => {
    await beChannel(false);
    const before = await calls();
    await setPrice(0);
    await settle();
    await tellProductFeedback(shop.services, payload());
    expect(await calls()).toBe(before);
  });

  test('WHEN Shopify does not let it THEN the job ends all the same', async () => {
    await beChannel(true);
    const { tokens } = shop.shopify.state;
    const all = tokens.all();
    for (const { id, scopes } of all)
      tokens.patch(id, { scopes: scopes.filter((name) => name !== 'write_resource_feedbacks') });
    const before = await calls();
    const shownBefore = shown();
    await tellProductFeedback(shop.services, payload());
    expect(await calls()).toBe(before + 1);
    expect(shown()).toEqual(shownBefore);
    for (const { id, scopes } of all) tokens.patch(id, { scopes });
    await beChannel(false);
    await setPrice(2400);
    await settle();
  });
});

test('GIVEN many broken rules THEN the errors are told, each once, and no more than Shopify takes', () => {
  const all = [...QUALITY_RULES.keys()];
  const messages = feedbackMessages([...all, ...all]);
  expect(messages.length).toBeLessThanOrEqual(10);
  expect(new Set(messages).size).toBe(messages.length);
  const advice = all.filter((id) => QUALITY_RULES.get(id)!.severity !== 'error');
  expect(feedbackMessages(advice)).toEqual([]);
});
