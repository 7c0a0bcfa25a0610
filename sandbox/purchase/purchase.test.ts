import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCatalog } from '#sandbox/agent/catalog.ts';
import { readFeed } from '#sandbox/agent/read-feed.ts';
import { FEED_ROW } from '#sandbox/agent/testing/fake-seller.ts';
import { buyEverything } from './buy-everything.ts';
import { readReady } from './read-ready.ts';
import { StageFailed } from './stage-failed.ts';
import { tellPurchase } from './tell-purchase.ts';
import { type FakeSandbox, startFakeSandbox } from './testing/fake-sandbox.ts';
import { createTranscript, printFailure } from './transcript.ts';

const ROWS = [
  FEED_ROW,
  { ...FEED_ROW, item_id: '44002', availability: 'backorder' },
  { ...FEED_ROW, item_id: '44003', availability: 'out_of_stock' },
  { ...FEED_ROW, item_id: '44004', is_eligible_checkout: false },
];

let sandbox: FakeSandbox;
let lines: string[];
const print = (line = '') => void lines.push(stripVTControlCharacters(line));
beforeEach(async () => {
  sandbox = await startFakeSandbox(ROWS);
  lines = [];
});
afterEach(() => sandbox.close());

async function tell(itemId?: string) {
  const feed = await readFeed(sandbox.ready.feed.url);
  const read = { feed, catalog: createCatalog(feed.items), itemId, tookMs: 0 };
  return tellPurchase(sandbox.ready, read, createTranscript(print));
}

async function failure(itemId?: string): Promise<StageFailed> {
  const error = await tell(itemId).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StageFailed);
  return error as StageFailed;
}

describe('GIVEN a running sandbox', () => {
  it('WHEN one purchase is told THEN all its stages come in order, with the money', async () => {
    const told = await tell();
    const stages = lines.filter((line) => /^ ?\d+ {2}/.test(line)).map((line) => line.slice(4));
    expect(stages.map((line) => line.split(/ {2}|:|,/)[0])).toEqual([
      'Feed read',
      'Product found',
      'Session created',
      'Address given',
      'Faster shipping chosen',
      'Shared Payment Token made',
      'Completed',
      'Order in Shopify',
      'order_create verified by the agent',
      'Staff fulfil the order in Shopify',
      'order_update verified by the agent',
    ]);
    const text = lines.join('\n');
    expect(text).toContain('4 items, 2 can be bought now');
    expect(text).toContain('total 56.84 USD → 66.84 USD');
    expect(text).toContain('#1001, paid, payment pi_1');
    expect(text).toContain('order is shipped, parcel UPS 1Z999AA10123456784');
    expect(told.amounts).toEqual({
      acpTotal: 6684,
      shopifyTotal: 6684,
      shopifyReceived: 6684,
      stripeCaptured: 6684,
    });
  });

  it('WHEN Shopify has another total THEN the story stops there and says both', async () => {
    sandbox.onOrder = (order) => (order.lines[0]!.unitPriceMinor += 1);
    expect(await failure()).toMatchObject({
      stage: 'shopify_order',
      message: 'The Shopify order total is 6685, the ACP total is 6684 (minor units).',
    });
  });

  it.each([
    ['44003', /out_of_stock/],
    ['44004', /not for sale by agents/],
    ['1', /not in the feed/],
  ])('WHEN item %s is asked for and cannot be bought THEN it says why', async (itemId, why) => {
    expect(await failure(itemId)).toMatchObject({
      stage: 'product_found',
      message: expect.stringMatching(why),
    });
  });

  it('WHEN the seller breaks THEN the failure is printed with stage, request, response and meaning', async () => {
    const body = { type: 'invalid_request', code: 'invalid_item_id', message: 'No such item' };
    sandbox.seller.misbehave.push({ status: 400, body });
    printFailure(print, await failure());
    const text = lines.join('\n');
    expect(text).toMatch(/✗ session created failed/);
    expect(text).toMatch(/Check the agent key/);
    expect(text).toMatch(/POST \/acp\/checkout_sessions → 400/);
    expect(text).toMatch(/Idempotency-Key: /);
    expect(text).toMatch(/"code": "invalid_item_id"/);
  });

  it('WHEN everything is bought THEN only sellable items are, and one failure does not stop the rest', async () => {
    const { items } = await readFeed(sandbox.ready.feed.url);
    const body = { type: 'invalid_request', code: 'invalid_item_id', message: 'No such item' };
    sandbox.seller.misbehave.push({ status: 400, body });
    const outcomes = await buyEverything(sandbox.ready, items, print);
    expect(outcomes.map((outcome) => outcome.item.itemId).sort()).toEqual(['44001', '44002']);
    expect(outcomes.filter((outcome) => outcome.failure?.stage === 'session_created')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.order === '#1001')).toHaveLength(1);
    expect(lines).toHaveLength(2);
  });
});

describe('GIVEN a ready file', () => {
  const file = path.join(os.tmpdir(), `ready-${process.pid}.json`);
  afterEach(() => fs.rmSync(file, { force: true }));

  it('WHEN it is missing, no JSON or incomplete THEN the error says what to do', () => {
    expect(() => readReady(file)).toThrow(/npm run sandbox/);
    fs.writeFileSync(file, 'x');
    expect(() => readReady(file)).toThrow(/not JSON/);
    fs.writeFileSync(file, JSON.stringify({ ...sandbox.ready, agent: {} }));
    expect(() => readReady(file)).toThrow(/agent\.url/);
    fs.writeFileSync(file, JSON.stringify({ ...sandbox.ready, more: 1 }));
    expect(readReady(file)).toEqual(sandbox.ready);
  });
});
