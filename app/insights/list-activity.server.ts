import { Prisma } from '#app/db/client/client.ts';
import { nextDay, startOfDay } from '#app/kernel/calendar-day.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { cursorOf, readCursor } from './activity-cursor.ts';
import type { ActivityFilter } from './activity-filter.ts';
import type { ListedActivity, ListedCall, ListedStaffAction } from './listed-activity.ts';

export interface ActivityPage {
  entries: ListedActivity[];
  /** Of the next, older page; null on the last. */
  nextCursor: string | null;
}

const PAGE_SIZE = 50;
const NEWEST_FIRST = Prisma.sql`ORDER BY created_at DESC, id DESC LIMIT ${PAGE_SIZE + 1}`;

/**
 * What the shop's agents and staff did, newest first, in pages of 50. Each of the two tables is read along an index, a
 * page of it at most.
 * @param options.cursor `nextCursor` of the page before; one that is none gives an empty page.
 */
export async function listActivity(
  scope: ShopScope,
  { cursor, ...filter }: ActivityFilter & { cursor?: string } = {},
): Promise<ActivityPage> {
  const place = cursor === undefined ? undefined : readCursor(cursor);
  if (place === null) return { entries: [], nextCursor: null };
  const span = spanOf(scope, filter);
  const behind = place
    ? Prisma.sql`AND (created_at, id) < (${place.at}::timestamptz, ${place.id})`
    : Prisma.empty;
  const [calls, actions] = await Promise.all([
    hasCalls(filter) ? listCalls(scope, filter, Prisma.sql`${span} ${behind}`) : [],
    hasActions(filter) ? listActions(scope, Prisma.sql`${span} ${behind}`) : [],
  ]);
  const entries = [...calls, ...actions].sort(newestFirst);
  const page = entries.slice(0, PAGE_SIZE);
  return { entries: page, nextCursor: entries.length > PAGE_SIZE ? cursorOf(page.at(-1)!) : null };
}

const hasCalls = ({ who }: ActivityFilter) => who !== 'staff';
/** What only calls have leaves staff out. */
const hasActions = ({ who, agent, operation, outcome }: ActivityFilter) =>
  who !== 'agents' && !agent && !operation && !outcome;

function newestFirst(a: ListedActivity, b: ListedActivity): number {
  return b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);
}

function spanOf({ shop }: ShopScope, { subject, from, to }: ActivityFilter): Prisma.Sql {
  const since = from && startOfDay(from, shop.timezone);
  const until = to && startOfDay(nextDay(to), shop.timezone);
  return Prisma.sql`shop_id = ${shop.id}
    ${subject ? Prisma.sql`AND subject_id = ${subject}` : Prisma.empty}
    ${since ? Prisma.sql`AND created_at >= ${since}::timestamptz` : Prisma.empty}
    ${until ? Prisma.sql`AND created_at < ${until}::timestamptz` : Prisma.empty}`;
}

/** Refused and failed as their partial indexes have it; most calls are neither. */
const OUTCOMES = {
  ok: Prisma.sql`AND status < 400`,
  refused: Prisma.sql`AND status >= 400 AND status < 500`,
  failed: Prisma.sql`AND status >= 500`,
};

function listCalls(scope: ShopScope, filter: ActivityFilter, where: Prisma.Sql): Promise<ListedCall[]> {
  return scope.db.$queryRaw`
    SELECT 'call' AS kind, entry.id, entry.created_at AS at, entry.connection_id AS "connectionId",
      connection.name AS "agentName", connection.mode = 'test' AS "isTest", entry.operation, entry.status, entry.code,
      entry.api_version AS "apiVersion", entry.request_id AS "requestId", entry.replayed,
      entry.subject_id AS "subjectId", entry.unknown_fields AS "unknownFields"
    FROM (${callsOf(scope, filter, where)}) AS entry
    JOIN agent_connections AS connection ON connection.id = entry.connection_id
    ORDER BY entry.created_at DESC, entry.id DESC LIMIT ${PAGE_SIZE + 1}`;
}

/** Of one kind of call, each agent's newest page is read along the index that begins with the agent: a shop has few of them. */
function callsOf({ shop }: ShopScope, filter: ActivityFilter, where: Prisma.Sql): Prisma.Sql {
  const { agent, operation, outcome } = filter;
  const ended = outcome ? OUTCOMES[outcome] : Prisma.empty;
  const only = agent ? Prisma.sql`AND id = ${agent}` : Prisma.empty;
  if (operation)
    return Prisma.sql`
      SELECT entry.* FROM (SELECT id FROM agent_connections WHERE shop_id = ${shop.id} ${only}) AS agent
      CROSS JOIN LATERAL (
        SELECT * FROM activity_entries
        WHERE ${where} AND connection_id = agent.id AND operation = ${operation} ${ended} ${NEWEST_FIRST}
      ) AS entry`;
  return Prisma.sql`
    SELECT * FROM activity_entries
    WHERE ${where} ${agent ? Prisma.sql`AND connection_id = ${agent}` : Prisma.empty} ${ended} ${NEWEST_FIRST}`;
}

function listActions({ db }: ShopScope, where: Prisma.Sql): Promise<ListedStaffAction[]> {
  return db.$queryRaw`
    SELECT 'staff' AS kind, id, created_at AS at, actor, action, subject_id AS "subjectId", facts
    FROM staff_actions WHERE ${where} ${NEWEST_FIRST}`;
}
