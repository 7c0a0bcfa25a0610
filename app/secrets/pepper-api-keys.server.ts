import { storedApiKeyHash } from '#app/agents/api-key.ts';
import type { Services } from '#app/services.server.ts';

/** Rows are read and written in pieces of this many: no lock lasts. */
const BATCH = 200;

export interface PepperedKeys {
  /** How many were a plain hash until now. */
  peppered: number;
  /** How many hashes that are still of use hang on an older pepper. Only new keys replace them. */
  olderPepper: number;
}

/**
 * Hashes with the newest pepper what is stored of API keys that were made before there was one: for the operator, over
 * all shops, once every process knows the pepper. It may be stopped and run again at any time.
 */
export async function pepperApiKeys({
  db,
  env,
  clock,
}: Pick<Services, 'db' | 'env' | 'clock'>): Promise<PepperedKeys> {
  const peppers = env.API_KEY_PEPPERS;
  if (peppers === undefined) return { peppered: 0, olderPepper: 0 };
  let peppered = 0;
  for (let after = ''; ;) {
    const rows = await db.agentKey.findMany({
      where: { id: { gt: after }, hash: { not: { contains: '.' } } },
      select: { id: true, hash: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    });
    for (const { id, hash } of rows) {
      const data = { hash: storedApiKeyHash(hash, peppers) };
      peppered += (await db.agentKey.updateMany({ where: { id, hash }, data })).count;
    }
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.id;
  }
  const newest = `${peppers.split(':', 1)[0]}.`;
  const olderPepper = await db.agentKey.count({
    where: {
      NOT: { hash: { startsWith: newest } },
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: clock() } }],
    },
  });
  return { peppered, olderPepper };
}
