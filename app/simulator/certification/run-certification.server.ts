import type { TestEventSigner } from '#app/agents/check-event-endpoint.server.ts';
import type { Prisma } from '#app/db/client/client.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { refundOrder } from '#app/orders/refunds/refund-order.server.ts';
import { settleRefunds } from '#app/orders/refunds/settle-refunds.server.ts';
import { sendRequest } from '#app/outbound/send-request.server.ts';
import { grantTestToken } from '#app/payments/grant-test-token.server.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { Services } from '#app/services.server.ts';
import { findShopById, type ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentApi } from '../agent-api.ts';
import { isSimulatedVersion, type SimulatedVersion } from '../request-bodies.ts';
import { withSimulatorKey } from '../simulator-connection.server.ts';
import { createBench, type BenchInput } from './bench.ts';
import { CASES } from './case-list.ts';
import { checkSetup } from './check-setup.server.ts';
import { findTestItems } from './find-test-items.server.ts';
import { missing, type Result } from './result.ts';
import { runCase } from './run-case.ts';
import { CHECKS } from './setup-check.ts';

const PAGE_TIMEOUT_MS = 5_000;

/** What only a skin can give: the agent API, and the words of an event. */
interface Skins {
  api: AgentApi;
  signTest: TestEventSigner;
}

/**
 * Runs the go-live check list, keeping each result as it comes: set-up first, then the cases, as an agent, against test
 * mode. Taken up again after a crash it goes on behind the last result.
 */
export async function runCertification(
  services: Services,
  { shopId, runId }: { shopId: string; runId: string },
  { api, signTest }: Skins,
): Promise<void> {
  const scope = await findShopById(services, shopId);
  const run = await services.db.certificationRun.findFirst({ where: { id: runId, shopId } });
  if (!scope || run?.state !== 'running' || !isSimulatedVersion(run.apiVersion)) return;
  const version = run.apiVersion;
  const results = run.results as unknown as Result[];
  const add = async (result: Result) => {
    results.push(result);
    await keep(scope, runId, { results: results as unknown as Prisma.InputJsonValue });
  };
  for (const id of CHECKS.slice(results.length)) await add(await checkSetup(scope, id, signTest));
  await withSimulatorKey(scope, async (apiKey) => {
    const seller = { baseUrl: `${scope.env.SHOPIFY_APP_URL}/acp`, apiKey, send: api };
    const bench = createBench({ seller, ...(await benchInput(scope, version)) });
    for (const { id } of CASES.slice(results.length - CHECKS.length)) await add(await runCase(id, bench));
  });
  const end = { finishedAt: scope.clock(), missing: missing(results).length };
  await keep(scope, runId, { state: 'done', ...end });
}

/** A run that was deleted meanwhile is nobody's any more. */
async function keep({ db, shop }: ShopScope, id: string, data: Prisma.CertificationRunUpdateInput) {
  await db.certificationRun.updateMany({ where: { id, shopId: shop.id }, data });
}

async function benchInput(scope: ShopScope, version: SimulatedVersion): Promise<Omit<BenchInput, 'seller'>> {
  const { db, shop } = scope;
  return {
    version,
    shop,
    items: await findTestItems(scope),
    grant: await testGrant(scope),
    statusOf: (url) => statusOf(scope, url),
    wasTold: async (sessionId, type) =>
      (await db.orderEvent.count({ where: { type, shopId: shop.id, order: { sessionId } } })) > 0,
    undoOrder: (sessionId) => undoOrder(scope, sessionId),
  };
}

async function testGrant(scope: ShopScope): Promise<BenchInput['grant']> {
  const account = { shopId_mode: { shopId: scope.shop.id, mode: 'test' } };
  if (!(await scope.db.paymentAccount.findUnique({ where: account }))) return null;
  const stripe = await merchantStripe(scope, 'test');
  return async (money, paymentMethod) => {
    const { token, answer } = await grantTestToken(stripe, money, paymentMethod);
    if (!token) throw new AppError('invalid', `Stripe: ${JSON.stringify(answer)}`);
    return token;
  };
}

/** By the way that a refund of staff takes; the job that it queues finds nothing left to do. */
async function undoOrder(scope: ShopScope, sessionId: string): Promise<void> {
  const shopId = scope.shop.id;
  const { id: orderId } = await scope.db.order.findFirstOrThrow({ where: { sessionId, shopId } });
  await refundOrder(scope, orderId, { amount: 'full', cancel: true, reason: 'Go-live check list' });
  await settleRefunds(scope, { shopId, orderId });
}

/** The sandbox's shop has no public address: there the request goes the way of Shopify's own. */
async function statusOf(scope: ShopScope, url: string): Promise<number | null> {
  if (!scope.env.SANDBOX)
    return (await sendRequest(scope, { method: 'GET', url, timeoutMs: PAGE_TIMEOUT_MS })).status;
  const signal = AbortSignal.timeout(PAGE_TIMEOUT_MS);
  return fetch(url, { redirect: 'manual', signal }).then(
    ({ status }) => status,
    () => null,
  );
}
