import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { ActivityEntry, CallBodies } from './activity-entry.ts';
import { keptBody } from './bodies/kept-body.ts';

/** A call as it is stored: its entry, and the masked bodies if the shop keeps them. */
export interface ActivityRow extends ActivityEntry {
  id: string;
  shopId: string;
  /** JSON; null: there was none, or the shop keeps none. */
  request: string | null;
  response: string | null;
  createdAt: Date;
}

/** What is to be stored of a call. */
export function activityRow(scope: ShopScope, entry: ActivityEntry, bodies: CallBodies): ActivityRow {
  const { shop } = scope;
  const keeps = shop.activityBodyDays > 0;
  return {
    ...entry,
    id: scope.newId('activity'),
    shopId: shop.id,
    request: keeps ? keptBody(bodies.request, 'request') : null,
    response: keeps ? keptBody(bodies.response, 'response', bodies.request) : null,
    createdAt: scope.clock(),
  };
}
