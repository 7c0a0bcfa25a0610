import type { RawQueryable } from '#app/db/raw-connection.server.ts';
import { withTrace, withTraces } from '#app/kernel/tracing.ts';
import { placeOf } from './job-priority.ts';

/** Every background job and its payload. Handlers are wired in app/server/task-list.server.ts. */
export interface JobPayloads {
  /** Read the shop's own facts again from Shopify. */
  'refresh-shop': { shopId: string };
  /** Start a full catalogue sync: by bulk operation, or through the product feeds of the app's sales channel. */
  'sync-catalog': { shopId: string; source?: 'export' | 'channel' };
  /** Make the app a sales channel of the shop, or end that, as its merchant wants. */
  'settle-channel': { shopId: string };
  /** Read a finished bulk operation into the mirror, or see how far Shopify's product feeds are. */
  'apply-catalog-sync': { shopId: string; syncId: string };
  /** Read one product again from Shopify. */
  'refresh-product': { shopId: string; productId: string };
  /** Read the stock of one variant again from Shopify. */
  'refresh-stock': { shopId: string; variantId: string };
  /** Judge products that have changed, and tell of them where deltas go. */
  'follow-catalog': { shopId: string };
  /** Judge the whole catalogue by the feeds' rules. */
  'judge-catalog': { shopId: string };
  /** Tell Shopify's product pages what keeps products from agents. */
  'tell-product-feedback': { shopId: string };
  /** Tell Shopify's home page which step the merchant has to take before the app sells. */
  'tell-shop-feedback': { shopId: string };
  /** Make every feed of the shop anew. */
  'retell-catalog': { shopId: string };
  /** Make a snapshot of the catalogue for a destination, and deliver it. */
  'deliver-feed': { shopId: string; destinationId: string };
  /** Bring a delivered snapshot to where it is pushed. */
  'push-feed': { shopId: string; destinationId: string };
  /** Tell an agent's feed API, or Stripe's catalogue, of the products that have changed. */
  'push-feed-deltas': { shopId: string; destinationId: string };
  /** Tell an agent's feed API of the shop's automatic discounts. */
  'push-promotions': { shopId: string; destinationId: string };
  /** Queue a snapshot for every destination that is due. */
  'deliver-due-feeds': Record<string, never>;
  /** Work on a stored webhook. */
  'process-inbox': { messageId: string };
  /** Read one order again from Shopify and tell the agent what changed. */
  'refresh-order': { shopId: string; shopifyOrderGid: string };
  /** Bring the refunds of an order in Shopify's books and at Stripe together. */
  'settle-refunds': { shopId: string; orderId: string };
  /** Read a dispute of an order's payment again from Stripe. */
  'refresh-dispute': { shopId: string; orderId: string; stripeDisputeId: string };
  /** Read an early fraud warning about an order's payment again from Stripe. */
  'look-at-fraud-warning': { shopId: string; orderId: string; warningId: string };
  /** Make an order of Shopify's checkout that names a session the order of that session. */
  'adopt-order': { shopId: string; sessionId: string; shopifyOrderGid: string };
  /** Mark an adopted order in Shopify as an agent's. */
  'annotate-order': { shopId: string; orderId: string };
  /** Write the buyer's consent to marketing to their customer record in Shopify. */
  'write-consents': { shopId: string; sessionId: string };
  /** Send an order's waiting events, oldest first. */
  'deliver-order-events': { shopId: string; orderId: string };
  /** Take up order events whose job was lost. */
  'sweep-order-events': Record<string, never>;
  /** Put everything of an order that can still ship on fulfilment hold. */
  'hold-order': { shopId: string; orderId: string };
  /** Release or reject an order as staff have decided. */
  'carry-out-decision': { shopId: string; orderId: string };
  /** Tell Shopify Flow of something that has happened: the trigger's handle, and what its fields hold beside the order. */
  'fire-flow-trigger': {
    shopId: string;
    handle: string;
    occurrenceId: string;
    orderId?: string;
    facts: Record<string, string | number | boolean>;
  };
  /** Tell Shopify what Stripe thinks of an order's risk. */
  'assess-risk': { shopId: string; orderId: string };
  /** Finish or undo a purchase that nobody is working on. */
  'resume-purchase': { shopId: string; sessionId: string };
  /** Delete the draft orders of an ended purchase that were made without its being heard of. */
  'release-stock-holds': { shopId: string; tag: string };
  /** Remove the buyer from a session whose purchase was under way when they were erased. */
  'erase-session': { shopId: string; sessionId: string };
  /** Make an order that a platform took into a purchase, or put it before staff. */
  'take-platform-order': { shopId: string; platformOrderId: string };
  /** Give the money of a rejected platform order back. */
  'reject-platform-order': { shopId: string; platformOrderId: string };
  /** Take up platform orders that were left behind. */
  'sweep-platform-orders': Record<string, never>;
  /** Take up purchases that were left behind. */
  'sweep-purchases': Record<string, never>;
  /** Queue the comparison of every shop's sessions, payments and orders. */
  'reconcile-shops': Record<string, never>;
  /** Compare one shop's sessions, payments and orders on all sides. */
  'reconcile-shop': { shopId: string };
  /** Run the go-live check list. */
  'certify-shop': { shopId: string; runId: string };
  /** Queue a new reading of every shop and catalogue whose last one is a day old. */
  'sync-catalogs': Record<string, never>;
  /** Tell a channel of staff of what needs them. */
  'send-notification': { shopId: string; notificationId: string };
  /** Write everything of a shop into a file for its staff. */
  'export-shop': { shopId: string; exportId: string };
  /** Delete every row of a shop whose staff wanted it gone. */
  'delete-shop': { shopId: string };
  /** Delete what is past its retention. */
  'purge-expired': Record<string, never>;
}

export type JobName = keyof JobPayloads;

export interface JobOptions {
  /** Jobs of one key: a newer one replaces a waiting one. */
  key?: string;
  /** With `key`: a waiting job keeps its time; `runAt` is for a new one. */
  keepRunAt?: boolean;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  runAt?: Date;
  /** Instead of `runAt`: so long from now by the database's clock, which is the one that workers go by. */
  inSeconds?: number;
  maxAttempts?: number;
}

/**
 * Queues a job inside the caller's transaction: it exists if and only if the transaction commits.
 * Each attempt that throws is repeated with exponential backoff.
 */
export async function addJob<N extends JobName>(
  tx: RawQueryable,
  name: N,
  payload: JobPayloads[N],
  options: JobOptions = {},
): Promise<void> {
  // Its id alone: the whole row is another type after an upgrade of the queue, which a prepared statement must not see.
  await tx.$executeRaw`SELECT (graphile_worker.add_job(
    ${name}::text, ${JSON.stringify(withTrace(payload))}::json, queue_name => ${options.queue ?? null}::text,
    run_at => coalesce(now() + make_interval(secs => ${options.inSeconds ?? null}::float8), ${options.runAt ?? null}::timestamptz),
    max_attempts => ${options.maxAttempts ?? 25}::int,
    job_key => ${options.key ?? null}::text, priority => ${placeOf(name, shopOf(payload))}::int,
    job_key_mode => ${options.keepRunAt ? 'preserve_run_at' : 'replace'}::text)).id`;
}

/** A job of several that are queued at once. */
export interface BatchJob<N extends JobName> {
  payload: JobPayloads[N];
  key: string;
  queue: string;
  /** Absent: it is due. */
  runAt?: Date;
}

/** Queues many jobs of one kind in one statement, as `addJob` does one; waiting ones keep their time if asked. */
export async function addJobs<N extends JobName>(
  tx: RawQueryable,
  name: N,
  jobs: BatchJob<N>[],
  { keepRunAt = false }: Pick<JobOptions, 'keepRunAt'> = {},
): Promise<void> {
  if (jobs.length === 0) return;
  const placed = jobs.map((job) => ({ ...job, priority: placeOf(name, shopOf(job.payload)) }));
  await tx.$executeRaw`SELECT (graphile_worker.add_job(
      ${name}::text, job.payload, queue_name => job.queue, run_at => job."runAt", max_attempts => 25,
      job_key => job.key, priority => job.priority,
      job_key_mode => ${keepRunAt ? 'preserve_run_at' : 'replace'}::text)).id
    FROM json_to_recordset(${JSON.stringify(withTraces(placed))}::json)
      AS job(payload json, key text, queue text, "runAt" timestamptz, priority int)`;
}

const shopOf = (payload: object): string | undefined => (payload as { shopId?: string }).shopId;
