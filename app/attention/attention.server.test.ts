import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { listAttention } from './list-attention.server.ts';
import { raiseAttention } from './raise-attention.server.ts';
import { settleAttention } from './settle-attention.server.ts';

let services: Services & { close(): Promise<void> };
let mine: ShopScope;
let theirs: ShopScope;

beforeAll(async () => {
  services = await createTestServices();
  [mine, theirs] = await Promise.all([shopNamed('mine'), shopNamed('theirs')]);
});
afterAll(() => services.close());

async function shopNamed(id: string): Promise<ShopScope> {
  const data = { id, domain: `${id}.myshopify.com`, installedAt: services.clock() };
  return scopeToShop(services, await services.db.shop.create({ data }));
}

const texts = async (scope: ShopScope) => (await listAttention(scope)).map(({ text }) => text);

describe('what staff are asked to look at', () => {
  const dispute = { kind: 'dispute', subject: 'dp_1' } as const;

  test('GIVEN it is raised twice THEN it is one item, with the newer words', async () => {
    await raiseAttention(mine, mine.db, { ...dispute, text: 'first', facts: { amount: 100 } });
    await raiseAttention(mine, mine.db, { ...dispute, text: 'second', facts: { amount: 200 } });
    expect(await listAttention(mine)).toMatchObject([{ text: 'second', facts: { amount: 200 } }]);
  });

  test('GIVEN another shop THEN it sees and settles nothing of it', async () => {
    await settleAttention(theirs, theirs.db, dispute, 'not theirs');
    expect([await texts(mine), await texts(theirs)]).toEqual([['second'], []]);
  });

  test('GIVEN it is settled and raised again THEN it is a new item', async () => {
    await settleAttention(mine, mine.db, dispute, 'won');
    expect(await texts(mine)).toEqual([]);
    await raiseAttention(mine, mine.db, { ...dispute, text: 'third' });
    expect(await texts(mine)).toEqual(['third']);
    expect(await mine.db.attentionItem.count({ where: { settlement: 'won' } })).toBe(1);
  });

  test('GIVEN an order THEN only its own items are listed', async () => {
    await raiseAttention(mine, mine.db, { kind: 'order_review', subject: 'o1', orderId: 'o1', text: 'held' });
    expect((await listAttention(mine, { orderId: 'o1' })).map(({ text }) => text)).toEqual(['held']);
  });
});
