import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '#app/services.server.ts';
import { scopeToShop, type ShopScope } from '#app/shops/shop-scope.server.ts';
import { createTestServices } from '#tests/database.ts';
import { eraseEvidence } from './erase-evidence.server.ts';
import { evidenceHead } from './evidence-head.server.ts';
import { listEvidence } from './list-evidence.server.ts';
import { recordEvidence } from './record-evidence.server.ts';
import { verifyChain, type ChainEntry } from './verify-chain.ts';

let services: Services & { close(): Promise<void> };
let scope: ShopScope;
let other: ShopScope;
let session = '';
beforeAll(async () => {
  services = await createTestServices();
  const open = async (id: string) => {
    const installedAt = services.clock();
    const shop = await services.db.shop.create({ data: { id, domain: `${id}.myshopify.com`, installedAt } });
    const connection = { name: 'A', platform: 'a', mode: 'test', sellingMode: 'in_chat' };
    await services.db.agentConnection.create({ data: { id: `agent_${id}`, shopId: id, ...connection } });
    return scopeToShop(services, shop);
  };
  scope = await open('one');
  other = await open('two');
});
afterAll(() => services.close());
beforeEach(async () => {
  session = services.newId('checkout_session');
  const now = services.clock();
  await services.db.checkoutSession.create({
    data: {
      id: session,
      shopId: 'one',
      connectionId: 'agent_one',
      status: 'incomplete',
      currency: 'USD',
      state: {},
      total: 0n,
      createdAt: now,
      updatedAt: now,
      expiresAt: now,
    },
  });
});

const record = (body: Record<string, unknown>) =>
  recordEvidence(scope, services.db, session, 'update_session', body);
async function verdict() {
  const { entries, head } = await listEvidence(scope, session);
  return { entries, ...verifyChain(session, entries, head ? [head] : []) };
}
/** The third is erased, and the fourth says so. */
async function chainOfFour(): Promise<ChainEntry[]> {
  for (const body of [{ a: 1 }, { b: ['x', null] }, { c: { d: 'ü' } }]) await record(body);
  await services.db.$transaction((tx) => eraseEvidence(scope, tx, session, [3]));
  return (await verdict()).entries;
}

describe('recording', () => {
  test('GIVEN entries THEN they are numbered, bound to one another, and fit', async () => {
    const entries = await chainOfFour();
    expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    expect(entries.map(({ previous }) => previous)).toEqual([
      null,
      ...entries.slice(0, 3).map(({ hash }) => hash),
    ]);
    expect(await verdict()).toMatchObject({ valid: true, problems: [], erased: [3] });
    expect(await evidenceHead(scope, session)).toEqual({ sequence: 4, hash: entries[3]!.hash });
  });

  test('GIVEN any JSON THEN it comes back as it was, and fits', async () => {
    const bodies = fc.sample(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), 25);
    for (const body of bodies) await record(body);
    const { entries, valid } = await verdict();
    expect(valid).toBe(true);
    expect(entries.map(({ body }) => body)).toEqual(JSON.parse(JSON.stringify(bodies)));
  });

  test('GIVEN many writers at once, some of which fail THEN the chain has no gap', async () => {
    const write = (n: number) =>
      services.db.$transaction(async (tx) => {
        await recordEvidence(scope, tx, session, 'update_session', { n });
        if (n % 5 === 0) throw new Error('undone');
      });
    const done = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => write(n)));
    expect(done.filter(({ status }) => status === 'rejected')).toHaveLength(8);
    expect(await verdict()).toMatchObject({ valid: true, checked: 32 });
  });

  test('GIVEN another shop THEN it neither writes nor reads nor erases', async () => {
    await record({ secret: 1 });
    const write = recordEvidence(other, services.db, session, 'update_session', {});
    await expect(write).rejects.toThrow(/no session of this shop/);
    await expect(recordEvidence(scope, services.db, 'nobody', 'order_event', {})).rejects.toThrow(
      /no session/,
    );
    expect(await listEvidence(other, session)).toEqual({ entries: [], head: null });
    expect(await evidenceHead(other, session)).toBeNull();
    await services.db.$transaction((tx) => eraseEvidence(other, tx, session));
    expect((await verdict()).entries[0]).toMatchObject({ body: { secret: 1 } });
  });
});

describe('tampering', () => {
  /** Every way to change one column of one entry. */
  const CHANGES: [string, unknown][] = [
    ['kind', 'cancel_session'],
    ['at', new Date(0)],
    ['body', '{"a":2}'],
    ['body', null],
    ['salt', '00'],
    ['salt', null],
    ['body_digest', '0'.repeat(64)],
    ['previous_hash', '0'.repeat(64)],
    ['previous_hash', null],
    ['hash', '0'.repeat(64)],
    ['sequence', 9],
    ['erased_at', new Date(0)],
  ];
  test.each(CHANGES)('GIVEN %s becomes %j in any entry THEN it shows', async (column, value) => {
    await chainOfFour();
    for (const sequence of [1, 2, 3, 4]) {
      const row = { sequence, session };
      const before = await services.db.evidenceEntry.findMany({ orderBy: { sequence: 'asc' } });
      const changed = await change(column, value, row);
      if (!changed) continue;
      expect((await verdict()).valid, `${column} of ${sequence}`).toBe(false);
      await services.db.evidenceEntry.deleteMany({ where: { sessionId: session } });
      await services.db.evidenceEntry.createMany({
        data: before.filter((each) => each.sessionId === session),
      });
      expect((await verdict()).valid).toBe(true);
    }
  });

  /** False where the row has that value already. */
  async function change(column: string, value: unknown, row: { sequence: number; session: string }) {
    const type = column === 'sequence' ? 'int' : /at$/.test(column) ? 'timestamptz' : 'text';
    const count = await services.db.$executeRawUnsafe(
      `UPDATE evidence_entries SET ${column} = $1::${type}
       WHERE session_id = $2 AND sequence = $3 AND ${column} IS DISTINCT FROM $1::${type}`,
      value,
      row.session,
      row.sequence,
    );
    // That a body was erased is what the chain admits; when that was is no part of it.
    return count === 1 && !(column === 'erased_at' && row.sequence === 3);
  }

  test('GIVEN an entry is missing, doubled or out of place THEN it shows', async () => {
    const entries = await chainOfFour();
    const head = { sequence: 4, hash: entries[3]!.hash };
    const valid = (list: ChainEntry[], points = [head]) => verifyChain(session, list, points).valid;
    expect(valid(entries)).toBe(true);
    for (let at = 0; at < 4; at++) {
      expect(valid(entries.toSpliced(at, 1)), `without ${at + 1}`).toBe(false);
      expect(valid(entries.toSpliced(at, 0, entries[at]!)), `${at + 1} twice`).toBe(false);
      for (let to = at + 1; to < 4; to++) {
        const swapped = entries.with(at, entries[to]!).with(to, entries[at]!);
        expect(valid(swapped), `${at + 1} and ${to + 1} swapped`).toBe(false);
      }
    }
    expect(valid([])).toBe(false);
    expect(verifyChain(services.newId('checkout_session'), entries, [head]).valid).toBe(false);
  });

  test('GIVEN a body was taken out, and no entry says so THEN it shows', async () => {
    await chainOfFour();
    await services.db.evidenceEntry.updateMany({
      where: { sessionId: session, sequence: 2 },
      data: { body: null, salt: null, erasedAt: services.clock() },
    });
    expect(await verdict()).toMatchObject({
      valid: false,
      problems: ['the body of entry 2 is missing, and no entry says that it was erased'],
      erased: [2, 3],
    });
  });

  test('GIVEN a chain that somebody made anew THEN a point known from elsewhere shows it', async () => {
    const entries = await chainOfFour();
    const witness = { sequence: 2, hash: entries[1]!.hash };
    await services.db.evidenceChain.delete({ where: { sessionId: session } });
    for (const body of [{ a: 1 }, { b: 'forged' }, {}]) await record(body);
    const forged = await verdict();
    expect(forged.valid).toBe(true);
    const { valid, problems } = verifyChain(session, forged.entries, [forged.head!, witness]);
    expect([valid, problems]).toEqual([false, ['entry 2 is not the one that is known from elsewhere']]);
  });
});
