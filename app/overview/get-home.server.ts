import type { AttentionItem } from '#app/db/client/client.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { SIMULATOR_PLATFORM } from '#app/agents/platforms.ts';
import type { SellingMode } from '#app/agents/selling-mode.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { HomeFacts } from './home.ts';
import { readFeeds, readTestSale, readTodaysSales, type AgentSales } from './read-home.server.ts';

export interface Home {
  facts: HomeFacts;
  /** Today's, in the shop's time zone. */
  sales: AgentSales[];
  /** The newest first; at most 200. */
  attention: AttentionItem[];
}

/** All that the home page tells of a shop, by queries that indexes serve: none counts the catalogue or the orders. */
export async function getHome(scope: ShopScope): Promise<Home> {
  const { db, shop, clock } = scope;
  const where = { shopId: shop.id };
  const now = clock();
  const [sync, quality, connections, accounts, call, newest, waiting, feeds, hasTestSale, sales, attention] =
    await Promise.all([
      db.catalogSync.findFirst({
        where,
        orderBy: { createdAt: 'desc' },
        select: { state: true, createdAt: true },
      }),
      db.qualityRun.findFirst({
        where: { ...where, finishedAt: { not: null } },
        orderBy: { at: 'desc' },
        select: { score: true, variants: true },
      }),
      db.agentConnection.findMany({
        // The one that staff play in the simulator is none that sells.
        where: { ...where, revokedAt: null, platform: { not: SIMULATOR_PLATFORM } },
        select: {
          mode: true,
          sellingMode: true,
          eventUrl: true,
          endpoint: { select: { failingSince: true } },
        },
      }),
      db.paymentAccount.findMany({ where, select: { mode: true, sealedWebhookSecret: true } }),
      db.activityEntry.findFirst({ where, orderBy: { createdAt: 'desc' }, select: { createdAt: true } }),
      db.orderEvent.findFirst({ where, orderBy: { createdAt: 'desc' }, select: { createdAt: true } }),
      db.orderEvent.findFirst({
        where: { ...where, nextAttemptAt: { not: null } },
        orderBy: { nextAttemptAt: 'asc' },
        select: { createdAt: true },
      }),
      readFeeds(scope),
      readTestSale(scope),
      readTodaysSales(scope, now),
      listAttention(scope),
    ]);
  const facts: HomeFacts = {
    now,
    sellingMode: shop.sellingMode as SellingMode | null,
    catalog: {
      syncedAt: shop.catalogSyncedAt,
      syncState: sync?.state ?? null,
      syncBegunAt: sync?.createdAt ?? null,
      score: quality?.score ?? null,
      shown: quality?.variants ?? 0,
    },
    feeds,
    agents: connections.map(({ mode, sellingMode, eventUrl, endpoint }) => ({
      ...{ mode, sellingMode },
      tellsEvents: eventUrl !== null,
      failingSince: endpoint?.failingSince ?? null,
    })),
    lastCallAt: call?.createdAt ?? null,
    accounts: accounts.map(({ mode, sealedWebhookSecret }) => ({
      mode,
      hearsEvents: sealedWebhookSecret !== null,
    })),
    events: { newestAt: newest?.createdAt ?? null, oldestWaitingAt: waiting?.createdAt ?? null },
    attention: attention.map(({ kind }) => kind),
    hasTestSale,
    setupDismissed: shop.setupDismissedAt !== null,
  };
  return { facts, sales, attention };
}
