import type { Queryable } from '#app/db/database.server.ts';
import { addJob, addJobs } from '#app/jobs/add-job.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { FlowFacts, FlowTrigger } from './flow-triggers.ts';

/** Something that workflows may begin with. */
export interface Occurrence<H extends FlowTrigger> {
  /** Aisle's id of the order that it is about; absent of a trigger that is about none. */
  orderId?: string;
  /** As it is now; what is told of the order is read when Flow is told. No buyer data. */
  facts: FlowFacts<H>;
}

/** Has Shopify Flow told of something, in the transaction in which it becomes true. */
export async function queueFlowTrigger<H extends FlowTrigger>(
  scope: ShopScope,
  tx: Queryable,
  handle: H,
  occurrence: Occurrence<H>,
): Promise<void> {
  const { key, payload } = jobOf(scope, handle, occurrence);
  await addJob(tx, 'fire-flow-trigger', payload, { key });
}

/** As {@link queueFlowTrigger}, of many at once: Flow is told of one after the other, so that other shops have their turn. */
export async function queueFlowTriggers<H extends FlowTrigger>(
  scope: ShopScope,
  tx: Queryable,
  handle: H,
  occurrences: Occurrence<H>[],
): Promise<void> {
  const queue = `flow:${scope.shop.id}`;
  const jobs = occurrences.map((occurrence) => ({ ...jobOf(scope, handle, occurrence), queue }));
  await addJobs(tx, 'fire-flow-trigger', jobs);
}

function jobOf<H extends FlowTrigger>(scope: ShopScope, handle: H, { orderId, facts }: Occurrence<H>) {
  const occurrenceId = scope.newId('flow_occurrence');
  return {
    key: `flow:${occurrenceId}`,
    payload: { shopId: scope.shop.id, handle, occurrenceId, orderId, facts },
  };
}
