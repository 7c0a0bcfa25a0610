import { NEWEST_VERSION } from '#app/agents/acp-versions.ts';
import type { Prisma } from '#app/db/client/client.ts';
import { isUniqueViolation } from '#app/db/database.server.ts';
import { recordStaffAction } from '#app/insights/record-staff-action.server.ts';
import type { Language } from '#app/kernel/language.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { grantTestToken } from '#app/payments/grant-test-token.server.ts';
import { merchantStripe } from '#app/payments/merchant-stripe.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { AgentApi } from './agent-api.ts';
import { demoBuyer, usualCountry } from './demo-buyer.ts';
import { exchangeOf, exchangeWithStripe, type Exchange } from './exchange.ts';
import { getRun, type SimulatedRun } from './get-run.server.ts';
import { callSeller, type SellerCall } from './protocol/call-seller.ts';
import { requestBodies } from './request-bodies.ts';
import { withSimulatorKey } from './simulator-connection.server.ts';
import { TEST_CARDS, type StepInput, type StepKind, type TestCard } from './step.ts';
import { sumOf, type WireSession } from './wire-session.ts';

const bodies = requestBodies('2026-04-17');

/** The agent that staff play: how it reaches the shop, and what its buyer reads. */
interface Agent {
  api: AgentApi;
  language: Language;
}

/**
 * Takes the next step of a simulated purchase: makes the request that an agent would make, and keeps it with its answer,
 * whatever that is. Paying is two: Stripe grants a test token, and the session is completed with it.
 * @throws AppError `not_found` for a run that the shop does not have; `invalid` where there is no session for the step;
 * `payments_not_connected` without a Stripe test account; `conflict` where someone else has taken a step meanwhile.
 */
export async function takeStep(
  scope: ShopScope,
  api: AgentApi,
  runId: string,
  { input, language }: { input: StepInput; language: Language },
): Promise<void> {
  const run = await getRun(scope, runId);
  if (!run) throw new AppError('not_found', 'There is no such simulated purchase.');
  if (!run.session)
    throw new AppError('invalid', 'No session was opened, so there is nothing to go on with.');
  await recordStaffAction(scope, scope.db, {
    action: 'simulator.stepped',
    subjectId: runId,
    facts: { step: input.kind },
  });
  const agent = { api, language };
  if (input.kind === 'pay') await pay(scope, agent, run, run.session, input.card);
  else await call(scope, agent, run, input.kind, callOf(input, run.session));
}

/** Opens the session: the first step of a run. */
export async function openSession(scope: ShopScope, agent: Agent, run: SimulatedRun): Promise<void> {
  const { itemId, quantity } = run;
  const body = bodies.create({ itemId, quantity, currency: scope.shop.currency });
  await call(scope, agent, run, 'create', { operation: 'create', body });
}

function callOf(input: Exclude<StepInput, { kind: 'pay' }>, session: WireSession): SellerCall {
  const sessionId = session.id;
  switch (input.kind) {
    case 'address':
      return { operation: 'update', sessionId, body: bodies.address(demoBuyer(input.country)) };
    case 'option':
      return { operation: 'update', sessionId, body: bodies.option(session, input.optionId) };
    case 'read':
      return { operation: 'get', sessionId };
    case 'cancel':
      return { operation: 'cancel', sessionId, body: {} };
  }
}

async function pay(scope: ShopScope, agent: Agent, run: SimulatedRun, session: WireSession, card: TestCard) {
  const stripe = await merchantStripe(scope, 'test');
  const amount = sumOf(session, 'total');
  if (amount === null) throw new AppError('invalid', 'The session has no total yet.');
  const limit = { amount, currency: session.currency.toUpperCase() };
  const grant = await grantTestToken(stripe, limit, TEST_CARDS[card]);
  await keep(scope, run, {
    kind: 'token',
    exchange: exchangeWithStripe(grant),
    durationMs: grant.durationMs,
  });
  if (!grant.token) return;
  const body = bodies.complete(grant.token, demoBuyer(run.country ?? usualCountry(scope.shop.country)));
  const next = { ...run, nextPosition: run.nextPosition + 1 };
  await call(scope, agent, next, 'complete', { operation: 'complete', sessionId: session.id, body });
}

async function call(
  scope: ShopScope,
  { api, language }: Agent,
  run: SimulatedRun,
  kind: StepKind,
  asked: SellerCall,
) {
  // The key is the step's: whoever clicks twice, or again after a crash, gets the first answer.
  const isPost = asked.operation !== 'get';
  const headers = {
    'Accept-Language': language,
    ...(isPost && { 'Idempotency-Key': `${run.id}-${run.nextPosition}` }),
  };
  const reply = await withSimulatorKey(scope, (apiKey) => {
    const seller = { baseUrl: `${scope.env.SHOPIFY_APP_URL}/acp`, apiKey, send: api };
    return callSeller(seller, NEWEST_VERSION, { ...asked, headers });
  });
  await keep(scope, run, { kind, exchange: exchangeOf(reply), durationMs: reply.durationMs });
  const sessionId = kind === 'create' && reply.status === 201 ? (reply.body as { id: string }).id : null;
  if (sessionId)
    await scope.db.simulatorRun.update({ where: { id: run.id, shopId: scope.shop.id }, data: { sessionId } });
}

async function keep(
  scope: ShopScope,
  run: SimulatedRun,
  { kind, exchange, durationMs }: { kind: StepKind; exchange: Exchange; durationMs: number },
): Promise<void> {
  try {
    await scope.db.simulatorStep.create({
      data: {
        ...{ runId: run.id, position: run.nextPosition, shopId: scope.shop.id, kind, durationMs },
        at: scope.clock(),
        exchange: exchange as unknown as Prisma.InputJsonValue,
      },
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError('conflict', 'Another step was taken meanwhile.', { cause: error });
  }
}
