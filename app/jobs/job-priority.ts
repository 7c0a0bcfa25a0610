import type { JobName } from './add-job.server.ts';
import { ShopBursts } from './shop-bursts.ts';

/**
 * Which jobs run first, of all shops; lower is earlier, and jobs of one priority run by age. Money that is under way goes
 * before what follows a sale, that before news, readings, feeds and upkeep.
 */
const PURCHASE = -10;
const ORDER = -5;
const USUAL = 0;
const READING = 10;
const FEED = 20;
const UPKEEP = 30;

export const JOB_PRIORITY: Record<JobName, number> = {
  'resume-purchase': PURCHASE,
  'sweep-purchases': PURCHASE,
  'take-platform-order': PURCHASE,
  'reject-platform-order': PURCHASE,
  'sweep-platform-orders': PURCHASE,
  'release-stock-holds': ORDER,
  'adopt-order': ORDER,
  'annotate-order': ORDER,
  'hold-order': ORDER,
  'carry-out-decision': ORDER,
  'assess-risk': ORDER,
  'refresh-order': ORDER,
  'settle-refunds': ORDER,
  'refresh-dispute': ORDER,
  'look-at-fraud-warning': ORDER,
  'deliver-order-events': ORDER,
  'sweep-order-events': ORDER,
  'process-inbox': USUAL,
  'refresh-shop': USUAL,
  'write-consents': USUAL,
  'erase-session': USUAL,
  'send-notification': USUAL,
  'fire-flow-trigger': USUAL,
  'certify-shop': USUAL,
  'refresh-product': READING,
  'refresh-stock': READING,
  'follow-catalog': READING,
  'sync-catalog': READING,
  'sync-catalogs': READING,
  'settle-channel': READING,
  'apply-catalog-sync': READING,
  'push-feed-deltas': READING,
  'push-promotions': FEED,
  'push-feed': FEED,
  'deliver-feed': FEED,
  'deliver-due-feeds': FEED,
  'judge-catalog': FEED,
  'retell-catalog': FEED,
  'tell-product-feedback': FEED,
  'tell-shop-feedback': FEED,
  'reconcile-shops': UPKEEP,
  'reconcile-shop': UPKEEP,
  'export-shop': UPKEEP,
  'delete-shop': UPKEEP,
  'purge-expired': UPKEEP,
};

/** What comes by the thousand: of these a shop's place depends on how many it has queued lately. */
const IN_BURSTS: ReadonlySet<JobName> = new Set(['process-inbox', 'refresh-product', 'refresh-stock']);

/** Of this process, which is enough: what matters is who queues far more than others. */
const bursts = new ShopBursts();

/** Of orders, payments, refunds, returns and parcels: somebody waits for what they lead to. */
const ABOUT_SALES = /^(orders|refunds|returns|fulfillments|fulfillment_events|fulfillment_orders)\//;

/** The priority of the job that works on a webhook: Stripe's are all about money. */
export function inboxPriority(source: 'shopify' | 'stripe', topic: string): number {
  return source === 'stripe' || ABOUT_SALES.test(topic) ? ORDER : JOB_PRIORITY['process-inbox'];
}

/**
 * The priority of a job that is queued now.
 * @param shop whose it is, if it is of one
 * @param usual instead of the kind's own
 */
export function placeOf(name: JobName, shop: string | undefined, usual = JOB_PRIORITY[name]): number {
  return shop !== undefined && IN_BURSTS.has(name) ? usual + bursts.next(shop, performance.now()) : usual;
}
