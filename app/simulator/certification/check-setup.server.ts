import { checkEventEndpoint, type TestEventSigner } from '#app/agents/check-event-endpoint.server.ts';
import type { AgentConnection } from '#app/db/client/client.ts';
import { listDestinations } from '#app/feeds/delivery/list-destinations.server.ts';
import { sendRequest } from '#app/outbound/send-request.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { CheckResult } from './result.ts';
import type { CheckId } from './setup-check.ts';

/** The catalogue is read whole every day; twice that forgives a night's trouble. */
const FRESH_MS = 48 * 3600 * 1000;
const TIMEOUT_MS = 5_000;
/** What a buyer must be able to read (OpenAI's product feed spec, "Merchant info", and the production check list). */
const POLICIES = ['TERMS_OF_SERVICE', 'PRIVACY_POLICY', 'REFUND_POLICY'];

type Outcome = Pick<CheckResult, 'outcome' | 'facts'>;
const passed = (facts: Record<string, string> = {}): Outcome => ({ outcome: 'passed', facts });
const failed = (facts: Record<string, string> = {}): Outcome => ({ outcome: 'failed', facts });
const NOT_NEEDED: Outcome = { outcome: 'not_needed', facts: {} };

/** Looks whether one part of the set-up is as a live agent needs it. */
export async function checkSetup(
  scope: ShopScope,
  id: CheckId,
  signTest: TestEventSigner,
): Promise<CheckResult> {
  return { type: 'check', id, ...(await LOOK[id](scope, signTest)) };
}

type Look = (scope: ShopScope, signTest: TestEventSigner) => Promise<Outcome>;

const LOOK: Record<CheckId, Look> = {
  catalog: async ({ shop, clock }) => {
    const at = shop.catalogSyncedAt;
    if (!at) return failed();
    const isFresh = clock().getTime() - at.getTime() < FRESH_MS;
    return isFresh ? passed({ at: at.toISOString() }) : failed({ at: at.toISOString() });
  },

  feed: async (scope) => {
    const feeds = (await listDestinations(scope)).filter(({ url }) => url !== null);
    const bad = feeds.find(
      ({ failures, lastRun }) => failures > 0 || lastRun?.state === 'held' || lastRun?.state === 'failed',
    );
    if (!bad) return passed();
    return failed({ agent: bad.agent, problem: bad.lastError ?? bad.lastRun?.error ?? '' });
  },

  policies: async ({ shop }) => {
    const has = shop.policies as { type: string; url: string }[];
    const lacking = POLICIES.filter((type) => !has.some((policy) => policy.type === type && policy.url));
    return lacking.length === 0 ? passed() : failed({ lacking: lacking.join(' ') });
  },

  address: async (scope) => {
    const url = new URL('/readyz', scope.env.SHOPIFY_APP_URL).href;
    const { status, error } = await sendRequest(scope, { method: 'GET', url, timeoutMs: TIMEOUT_MS });
    const facts = { url: scope.env.SHOPIFY_APP_URL, problem: error ?? String(status) };
    return status === 200 ? passed(facts) : failed(facts);
  },

  stripe: (scope) => whereChatPays(scope, async () => ((await liveAccount(scope)) ? passed() : failed())),

  stripe_webhook: (scope) =>
    whereChatPays(scope, async () => {
      const account = await liveAccount(scope);
      return account?.sealedWebhookSecret ? passed() : failed();
    }),

  shopify_webhook: async ({ db, shop }) => {
    const where = { shopDomain: shop.domain, source: 'shopify' };
    const last = await db.inboxMessage.findFirst({ where, select: { id: true } });
    return last ? passed() : failed();
  },

  connection: async (scope) => {
    const live = await liveConnections(scope);
    return live.length > 0 ? passed({ agents: live.map(({ name }) => name).join(', ') }) : failed();
  },

  events: async (scope, signTest) => {
    const live = (await liveConnections(scope)).filter(({ sellingMode }) => sellingMode !== 'discovery');
    for (const { id, name, eventUrl } of live) {
      if (!eventUrl) return failed({ agent: name, problem: '' });
      const { problem } = await checkEventEndpoint(scope, id, signTest);
      if (problem) return failed({ agent: name, problem });
    }
    return live.length > 0 ? passed() : failed({ agent: '', problem: '' });
  },
};

/** Without a live agent that sells in the chat, nobody is charged by Aisle. */
async function whereChatPays(scope: ShopScope, look: () => Promise<Outcome>): Promise<Outcome> {
  const live = await liveConnections(scope);
  const onlyInShop = live.length > 0 && live.every(({ sellingMode }) => sellingMode !== 'in_chat');
  return onlyInShop ? NOT_NEEDED : look();
}

async function liveConnections({ db, shop }: ShopScope): Promise<AgentConnection[]> {
  const where = { shopId: shop.id, mode: 'live', revokedAt: null };
  return db.agentConnection.findMany({ where, orderBy: { createdAt: 'asc' } });
}

async function liveAccount({ db, shop }: ShopScope) {
  return db.paymentAccount.findUnique({ where: { shopId_mode: { shopId: shop.id, mode: 'live' } } });
}
