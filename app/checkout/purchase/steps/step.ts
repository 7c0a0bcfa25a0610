import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { PurchaseRecord, PurchaseStep } from '../purchase-record.ts';

/** What a step found out. `next` is stored before anything else happens. */
export interface StepResult {
  next: PurchaseStep;
  fields?: Prisma.PurchaseUpdateManyMutationInput;
  /** What else becomes true with `next`, in the same transaction: session, order, events. */
  store?: (tx: Queryable) => Promise<void>;
}

/** A step does one thing outside. `resumed` means an earlier run may have done it already. */
export type Step = (scope: ShopScope, purchase: PurchaseRecord, resumed: boolean) => Promise<StepResult>;
