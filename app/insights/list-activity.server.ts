import type { Prisma } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ActivityEntry, ActivityOperation } from './activity-entry.ts';

/** An entry as the merchant's log shows it. */
export interface ListedActivity extends ActivityEntry {
  id: string;
  agentName: string;
  isTest: boolean;
  at: Date;
}

export interface ActivityPage {
  entries: ListedActivity[];
  /** Of the next, older page; null on the last. */
  nextCursor: string | null;
}

const PAGE_SIZE = 50;

const listed = {
  include: { connection: { select: { name: true, mode: true } } },
} as const satisfies Prisma.ActivityEntryDefaultArgs;

/**
 * The calls of a shop's agents, newest first, in pages of 50.
 * @param options.cursor `nextCursor` of the page before. One that no longer exists gives an empty page.
 */
export async function listActivity(
  scope: ShopScope,
  options: { cursor?: string } = {},
): Promise<ActivityPage> {
  const rows = await scope.db.activityEntry.findMany({
    ...listed,
    where: { shopId: scope.shop.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: PAGE_SIZE + 1,
    ...(options.cursor ? { cursor: { id: options.cursor }, skip: 1 } : {}),
  });
  const page = rows.slice(0, PAGE_SIZE);
  return {
    entries: page.map(toListed),
    nextCursor: rows.length > PAGE_SIZE ? page.at(-1)!.id : null,
  };
}

function toListed(row: Prisma.ActivityEntryGetPayload<typeof listed>): ListedActivity {
  const { shopId: _shop, operation, createdAt, connection, ...entry } = row;
  return {
    ...entry,
    operation: operation as ActivityOperation,
    agentName: connection.name,
    isTest: connection.mode === 'test',
    at: createdAt,
  };
}
