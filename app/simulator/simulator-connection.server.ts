import { createConnection } from '#app/agents/create-connection.server.ts';
import { SIMULATOR_PLATFORM } from '#app/agents/platforms.ts';
import { newApiKey } from '#app/agents/new-api-key.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';

/** Longer than any use of one key takes; should the process die meanwhile, nobody knows the key. */
const KEY_SECONDS = 15 * 60;

/** Any number that no other lock of the app has. */
const LOCK = 7_310_021;

/**
 * Gives `work` an API key of the shop's simulator, which is connected at first use: a test connection like any other.
 * The key is made for this work alone and deleted after it, so that none has to be kept.
 */
export async function withSimulatorKey<T>(
  scope: ShopScope,
  work: (apiKey: string) => Promise<T>,
): Promise<T> {
  const connectionId = await openConnection(scope);
  const { apiKey, row } = newApiKey(scope, 'test');
  const { db, shop } = scope;
  const now = scope.clock();
  await db.agentKey.deleteMany({ where: { shopId: shop.id, connectionId, expiresAt: { lt: now } } });
  await db.agentKey.create({ data: { ...row, connectionId, expiresAt: addSeconds(now, KEY_SECONDS) } });
  try {
    return await work(apiKey);
  } finally {
    await db.agentKey.deleteMany({ where: { id: row.id, shopId: shop.id } });
  }
}

/** The simulator's connection; null before its first use, or once staff have revoked it. */
export async function findSimulatorConnection({ db, shop }: Pick<ShopScope, 'db' | 'shop'>) {
  return db.agentConnection.findFirst({
    where: { shopId: shop.id, platform: SIMULATOR_PLATFORM, revokedAt: null },
    orderBy: { createdAt: 'asc' },
  });
}

async function openConnection(scope: ShopScope): Promise<string> {
  const found = await findSimulatorConnection(scope);
  if (found) return found.id;
  return scope.db.$transaction(async (tx) => {
    // Two members of staff at once: the second waits, and finds what the first has made.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::int, hashtext(${scope.shop.id}))`;
    const made = await findSimulatorConnection(scope);
    if (made) return made.id;
    const { id } = await createConnection(scope, {
      name: 'Aisle simulator',
      platform: SIMULATOR_PLATFORM,
      mode: 'test',
      sellingMode: 'in_chat',
      eventUrl: null,
    });
    // Its first key is nobody's: each use has its own.
    await scope.db.agentKey.deleteMany({ where: { shopId: scope.shop.id, connectionId: id } });
    return id;
  });
}
