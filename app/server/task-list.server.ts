import type { TaskList } from 'graphile-worker';
import { translateEvent, translateTestEvent } from '#app/acp/events/translate-event.ts';
import { agentApi } from '#app/acp/in-process.server.ts';
import { applyCatalogSync } from '#app/catalog/apply-catalog-sync.server.ts';
import { settleChannel } from '#app/catalog/channel/settle-channel.server.ts';
import { tellShopFeedback } from '#app/catalog/channel/tell-shop-feedback.server.ts';
import { refreshProduct } from '#app/catalog/refresh-product.server.ts';
import { refreshStock } from '#app/catalog/refresh-stock.server.ts';
import { startCatalogSync } from '#app/catalog/start-catalog-sync.server.ts';
import { syncCatalogs } from '#app/catalog/sync-catalogs.server.ts';
import { adoptOrder } from '#app/checkout/hand-off/adopt-order.server.ts';
import { annotateOrder } from '#app/checkout/hand-off/annotate-order.server.ts';
import { rejectPlatformOrder } from '#app/checkout/platform-order/reject-platform-order.server.ts';
import { sweepPlatformOrders } from '#app/checkout/platform-order/sweep-platform-orders.server.ts';
import { takePlatformOrder } from '#app/checkout/platform-order/take-platform-order.server.ts';
import { resumePurchase } from '#app/checkout/purchase/resume-purchase.server.ts';
import { releaseStockHolds } from '#app/checkout/purchase/stock-hold/release-stock-holds.server.ts';
import { sweepPurchases } from '#app/checkout/purchase/sweep-purchases.server.ts';
import { writeConsents } from '#app/checkout/buyer/write-consents.server.ts';
import { deliverDueFeeds } from '#app/feeds/delivery/deliver-due-feeds.server.ts';
import { tellPromotions } from '#app/feeds/delivery/api/push-promotions.server.ts';
import { runDelivery } from '#app/feeds/delivery/deliver-feed.server.ts';
import { pushFeed } from '#app/feeds/delivery/push-feed.server.ts';
import { pushFeedDeltas } from '#app/feeds/delivery/push-feed-deltas.server.ts';
import { tellProductFeedback } from '#app/feeds/feedback/tell-product-feedback.server.ts';
import { fireFlowTrigger } from '#app/flow/triggers/fire-flow-trigger.server.ts';
import { followCatalog } from '#app/feeds/follow-catalog.server.ts';
import { runJudgement } from '#app/feeds/quality/run-judgement.server.ts';
import { retellCatalog } from '#app/feeds/retell-catalog.server.ts';
import type { JobName, JobPayloads } from '#app/jobs/add-job.server.ts';
import { runJob } from '#app/jobs/run-job.server.ts';
import { sendNotification } from '#app/notifications/send-notification.server.ts';
import { lookAtFraudWarning } from '#app/orders/disputes/look-at-fraud-warning.server.ts';
import { refreshDispute } from '#app/orders/disputes/refresh-dispute.server.ts';
import { deliverOrderEvents } from '#app/orders/events/deliver-order-events.server.ts';
import { sweepOrderEvents } from '#app/orders/events/sweep-order-events.server.ts';
import { refreshOrder } from '#app/orders/refresh-order.server.ts';
import { settleRefunds } from '#app/orders/refunds/settle-refunds.server.ts';
import { carryOutDecision } from '#app/orders/review/carry-out-decision.server.ts';
import { placeHold } from '#app/orders/review/place-hold.server.ts';
import { assessRisk } from '#app/orders/risk/assess-risk.server.ts';
import { deleteShop } from '#app/privacy/deletion/delete-shop.server.ts';
import { eraseEndedSession } from '#app/privacy/erase-session.server.ts';
import { exportShop } from '#app/privacy/export/export-shop.server.ts';
import { purgeExpired } from '#app/privacy/purge-expired.server.ts';
import { reconcileShops, runReconciliation } from '#app/reconciliation/run-reconciliation.server.ts';
import type { Services } from '#app/services.server.ts';
import { runCertification } from '#app/simulator/certification/run-certification.server.ts';
import { refreshShop } from '#app/shops/refresh-shop.server.ts';
import { processInbox } from './process-inbox.server.ts';

type Handlers = { [N in JobName]: (services: Services, payload: JobPayloads[N]) => Promise<void> };

const HANDLERS: Handlers = {
  'refresh-shop': refreshShop,
  'sync-catalog': startCatalogSync,
  'settle-channel': settleChannel,
  'apply-catalog-sync': applyCatalogSync,
  'refresh-product': refreshProduct,
  'refresh-stock': refreshStock,
  'follow-catalog': followCatalog,
  'judge-catalog': runJudgement,
  'retell-catalog': retellCatalog,
  'tell-product-feedback': tellProductFeedback,
  'tell-shop-feedback': tellShopFeedback,
  'deliver-feed': runDelivery,
  'deliver-due-feeds': deliverDueFeeds,
  'push-feed': pushFeed,
  'push-feed-deltas': pushFeedDeltas,
  'push-promotions': tellPromotions,
  'process-inbox': processInbox,
  'refresh-order': async (services, payload) => void (await refreshOrder(services, payload)),
  'settle-refunds': settleRefunds,
  'refresh-dispute': refreshDispute,
  'look-at-fraud-warning': lookAtFraudWarning,
  'adopt-order': adoptOrder,
  'annotate-order': annotateOrder,
  'write-consents': writeConsents,
  'hold-order': placeHold,
  'carry-out-decision': carryOutDecision,
  'assess-risk': assessRisk,
  'fire-flow-trigger': fireFlowTrigger,
  'deliver-order-events': (services, payload) => deliverOrderEvents(services, payload, translateEvent),
  'sweep-order-events': sweepOrderEvents,
  'resume-purchase': resumePurchase,
  'release-stock-holds': releaseStockHolds,
  'erase-session': eraseEndedSession,
  'take-platform-order': takePlatformOrder,
  'reject-platform-order': rejectPlatformOrder,
  'sweep-platform-orders': sweepPlatformOrders,
  'sweep-purchases': sweepPurchases,
  'reconcile-shops': reconcileShops,
  'reconcile-shop': runReconciliation,
  'certify-shop': (services, payload) =>
    runCertification(services, payload, { api: agentApi(() => services), signTest: translateTestEvent }),
  'sync-catalogs': syncCatalogs,
  'send-notification': sendNotification,
  'export-shop': exportShop,
  'delete-shop': deleteShop,
  'purge-expired': purgeExpired,
};

/** Every job's handler, bound to the process's services. */
export function taskList(services: Services): TaskList {
  return Object.fromEntries(
    Object.entries(HANDLERS).map(([name, handle]) => [
      name,
      (payload: unknown) =>
        runJob(name, payload, (queued) =>
          (handle as (services: Services, payload: unknown) => Promise<void>)(services, queued),
        ),
    ]),
  );
}
