import type { Prisma } from '#app/db/client/client.ts';
import type { Queryable } from '#app/db/database.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { PurchaseRecord, PurchaseStep, Refusal } from '../purchase-record.ts';

/** What a step found out. `next` is stored before anything else happens. */
export interface StepResult {
  next: PurchaseStep;
  fields?: Prisma.PurchaseUpdateManyMutationInput;
  /** What else becomes true with `next`, in the same transaction: session, order, events. */
  store?: (tx: Queryable) => Promise<void>;
  /** `next` waits for something that happens elsewhere: there is nothing more to do now. */
  pause?: true;
}

export interface StepRun {
  /** An earlier run may have done it already. */
  resumed: boolean;
  /** Whoever runs it wants it undone, if nothing has happened yet that must go on; the reason for the agent. */
  giveUp: Refusal | null;
}

/** A step does one thing outside. `waits`: there is nothing to do until something happens elsewhere. */
export type Step = (
  scope: ShopScope,
  purchase: PurchaseRecord,
  run: StepRun,
) => Promise<StepResult | 'waits'>;
