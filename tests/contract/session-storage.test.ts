import { Session } from '@shopify/shopify-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSecretBox } from '#app/kernel/secret-box.server.ts';
import type { Services } from '#app/services.server.ts';
import { SealedSessionStorage } from '#app/shopify/session-storage.server.ts';
import { createTestServices } from '#tests/database.ts';

const SHOP = 'demo-shop.myshopify.com';

let services: Services & { close(): Promise<void> };
let storage: SealedSessionStorage;

beforeAll(async () => {
  services = await createTestServices();
  storage = new SealedSessionStorage(services);
});
afterAll(() => services.close());

function offline(shop = SHOP): Session {
  return new Session({
    id: `offline_${shop}`,
    shop,
    state: '',
    isOnline: false,
    scope: 'read_products,write_orders',
    accessToken: 'shpat_very-secret-access',
    expires: new Date('2026-11-20T13:00:00.000Z'),
    refreshToken: 'shprt_very-secret-refresh',
    refreshTokenExpires: new Date('2027-02-18T12:00:00.000Z'),
  });
}

function online(): Session {
  return new Session({
    id: `${SHOP}_42`,
    shop: SHOP,
    state: 'state',
    isOnline: true,
    scope: 'read_products',
    accessToken: 'shpua_very-secret-online',
    expires: new Date('2026-11-21T12:00:00.000Z'),
    onlineAccessInfo: {
      expires_in: 86_399,
      associated_user_scope: 'read_products',
      associated_user: {
        id: 42,
        first_name: 'Sam',
        last_name: 'Doe',
        email: 'sam@example.com',
        email_verified: true,
        account_owner: true,
        locale: 'en',
        collaborator: false,
      },
    },
  });
}

describe('GIVEN a stored session', () => {
  test.each([
    ['offline', offline()],
    ['online', online()],
  ])('THEN the %s one is loaded as it was', async (_kind, session) => {
    await storage.storeSession(session);
    const loaded = await storage.loadSession(session.id);
    expect(loaded).toBeInstanceOf(Session);
    expect(loaded!.equals(session)).toBe(true);
    expect(loaded!.expires).toEqual(session.expires);
    expect(loaded!.refreshTokenExpires).toEqual(session.refreshTokenExpires);
  });

  test('THEN no secret and no person is legible in its row', async () => {
    await storage.storeSession(offline());
    await storage.storeSession(online());
    const rows: unknown = await services.db.$queryRaw`SELECT s::text AS row FROM shopify_sessions s`;
    const text = JSON.stringify(rows);
    expect(text).toContain(SHOP);
    for (const secret of ['very-secret', 'sam@example.com', 'Sam']) expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from('shpat_very-secret').toString('base64url').slice(0, 12));
  });

  test('THEN storing it again replaces it', async () => {
    const renewed = offline();
    renewed.accessToken = 'shpat_renewed';
    await storage.storeSession(offline());
    await storage.storeSession(renewed);
    expect((await storage.loadSession(renewed.id))!.accessToken).toBe('shpat_renewed');
  });

  test('THEN another key does not open it, and an older key of the ring does', async () => {
    await storage.storeSession(offline());
    const key = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`;
    const other = new SealedSessionStorage({ db: services.db, secrets: createSecretBox(key('other', 7)) });
    await expect(other.loadSession(offline().id)).rejects.toThrow('unknown encryption key');
    const sameName = new SealedSessionStorage({ db: services.db, secrets: createSecretBox(key('test', 7)) });
    await expect(sameName.loadSession(offline().id)).rejects.toThrow();
    const rotated = createSecretBox(`${key('new', 7)},${services.env.ENCRYPTION_KEYS}`);
    const afterRotation = new SealedSessionStorage({ db: services.db, secrets: rotated });
    expect((await afterRotation.loadSession(offline().id))!.accessToken).toBe('shpat_very-secret-access');
  });

  test("THEN it does not open in another shop's row", async () => {
    const mine = offline();
    await storage.storeSession(mine);
    const { sealed } = await services.db.shopifySession.findUniqueOrThrow({ where: { id: mine.id } });
    const theirs = offline('other-shop.myshopify.com');
    await storage.storeSession(theirs);
    await services.db.shopifySession.update({ where: { id: theirs.id }, data: { sealed } });
    await expect(storage.loadSession(theirs.id)).rejects.toThrow();
    await storage.deleteSession(theirs.id);
  });

  test("THEN it is found by its shop, and deleting it leaves other shops' sessions", async () => {
    const theirs = offline('other-shop.myshopify.com');
    await storage.storeSession(offline());
    await storage.storeSession(online());
    await storage.storeSession(theirs);
    const mine = await storage.findSessionsByShop(SHOP);
    expect(mine.map(({ id }) => id).sort()).toEqual([online().id, offline().id].sort());
    await storage.deleteSessions(mine.map(({ id }) => id));
    expect(await storage.findSessionsByShop(SHOP)).toEqual([]);
    expect(await storage.loadSession(theirs.id)).toBeDefined();
  });
});

test('an unknown session is none', async () => {
  expect(await storage.loadSession('offline_nobody.myshopify.com')).toBeUndefined();
});
