import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ActivityOperation } from './activity-entry.ts';
import type { ListedCall, ListedStaffAction } from './listed-activity.ts';

export interface CallDetail extends ListedCall {
  /** What was sent and answered, masked, as JSON; null: not kept, or not any more. */
  request: string | null;
  response: string | null;
  /** The order that its session became. */
  order: { id: string; name: string } | null;
}

/** One entry of the shop's activity log; null where there is none of that id. */
export async function getActivity(
  scope: ShopScope,
  id: string,
): Promise<CallDetail | ListedStaffAction | null> {
  return (await getCall(scope, id)) ?? (await getAction(scope, id));
}

async function getCall({ db, shop }: ShopScope, id: string): Promise<CallDetail | null> {
  const row = await db.activityEntry.findUnique({
    where: { id, shopId: shop.id },
    include: {
      connection: { select: { name: true, mode: true } },
      bodies: { select: { request: true, response: true } },
    },
  });
  if (!row) return null;
  const { shopId, createdAt, connection, bodies, operation, ...entry } = row;
  const order =
    row.subjectId &&
    (await db.order.findUnique({
      where: { sessionId: row.subjectId, shopId },
      select: { id: true, name: true },
    }));
  return {
    kind: 'call',
    ...entry,
    operation: operation as ActivityOperation,
    agentName: connection.name,
    isTest: connection.mode === 'test',
    at: createdAt,
    request: bodies?.request ?? null,
    response: bodies?.response ?? null,
    order: order || null,
  };
}

async function getAction({ db, shop }: ShopScope, id: string): Promise<ListedStaffAction | null> {
  const row = await db.staffAction.findUnique({ where: { id, shopId: shop.id } });
  if (!row) return null;
  const { shopId: _shop, createdAt, facts, ...action } = row;
  return { kind: 'staff', ...action, facts: facts as ListedStaffAction['facts'], at: createdAt };
}
