import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { systemClock, type Clock } from '#app/kernel/clock.ts';
import type { NewId } from '#app/kernel/ids.ts';
import { FaultPlan } from '#sandbox/faults/fault-plan.ts';
import { openDoor, type Door } from '#sandbox/faults/open-door.ts';
import { JournalStore } from '#sandbox/store/journal-store.ts';
import { CallLog, type LoggedCall } from '#sandbox/calls/call-log.ts';
import { takeUpload } from './catalog/catalog-imports.ts';
import { controlRoutes } from './control/control-routes.ts';
import { HOOK_TIMEOUT_MS } from './delegated/call-hook.ts';
import { DelegatedCheckouts } from './delegated/delegated-checkouts.ts';
import { DEMO_AGENT, DEMO_MERCHANT, type AccountSeed } from './demo-accounts.ts';
import { handleCall, type Api } from './http/handle-call.ts';
import { Idempotency } from './http/idempotency.ts';
import { DEFAULT_PREVIEW_RULES, type PreviewRules } from './http/preview-gate.ts';
import { overviewPage } from './pages/overview-page.ts';
import { matchRoute } from './routes/match-route.ts';
import { addAccount } from './state/add-account.ts';
import { StripeState } from './state/stripe-state.ts';
import { RETRY_DELAYS_MS, WebhookSender } from './webhooks/webhook-sender.ts';

/** What is noted of a call besides: `operation` is the route, `path` the true one. */
export interface StripeCall extends LoggedCall {
  path: string;
  idempotencyKey: string | null;
  replayed: boolean;
}

export interface StripeSimulatorOptions {
  /** 0 picks a free port. */
  port: number;
  /** Journal of everything acknowledged; null keeps it in memory. */
  dataFile: string | null;
  clock?: Clock;
  /** Makes faults with a probability and shuffled webhooks repeatable. */
  random?: () => number;
  newId?: NewId;
  /** Accounts to have at least; the demo merchant and the demo agent by default. */
  accounts?: AccountSeed[];
  previewRules?: PreviewRules;
  webhookRetryDelaysMs?: number[];
  /** How long a seller's hook is waited for; Stripe's own 4 s by default. */
  hookTimeoutMs?: number;
}

export interface StripeSimulator {
  url: string;
  port: number;
  faults: FaultPlan;
  /** The rows behind the API, for assertions. */
  state: StripeState;
  webhooks: WebhookSender;
  /** One more port of the same server, so that a caller is known by the port it uses (see FaultPlan.kill). */
  openDoor(host?: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * Starts a stateful Stripe on this machine. The official client reaches it unchanged with
 * `{ host: 'localhost', port, protocol: 'http' }`.
 * @throws Error with `code: 'EADDRINUSE'` when the port is taken, or when the journal cannot be read
 */
export async function startStripeSimulator(options: StripeSimulatorOptions): Promise<StripeSimulator> {
  const random = options.random ?? Math.random;
  const store = new JournalStore(options.dataFile);
  const state = new StripeState(store, options.clock ?? systemClock, options.newId);
  for (const seed of options.accounts ?? [DEMO_MERCHANT, DEMO_AGENT]) addAccount(state, seed);
  const faults = new FaultPlan(random);
  const webhooks = new WebhookSender(state, random, options.webhookRetryDelaysMs ?? RETRY_DELAYS_MS);
  const api: Api = {
    state,
    webhooks,
    faults,
    idempotency: new Idempotency(state),
    previewRules: options.previewRules ?? DEFAULT_PREVIEW_RULES,
    match: matchRoute,
  };
  const server = await listen(
    simulatorApp(api, new DelegatedCheckouts(state, webhooks, options.hookTimeoutMs ?? HOOK_TIMEOUT_MS)),
    options.port,
  );
  webhooks.resume();
  const { port } = server.address() as AddressInfo;
  state.baseUrl = `http://localhost:${port}`;
  const doors: Door[] = [];
  return {
    url: `http://localhost:${port}`,
    port,
    faults,
    state,
    webhooks,
    async openDoor(host) {
      const door = await openDoor(server, host);
      doors.push(door);
      return door.port;
    },
    async close() {
      for (const door of doors) door.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      webhooks.close();
      await webhooks.idle();
      store.close();
    },
  };
}

function simulatorApp(api: Api, checkouts: DelegatedCheckouts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const calls = new CallLog<StripeCall>();
  app.get('/', (c) => c.html(overviewPage(api.state)));
  app.route('/_control', controlRoutes({ ...api, calls, checkouts }));
  // Signed by its address: nobody signs in.
  app.put('/_upload/:id', async (c) =>
    c.body(null, takeUpload(api.state, c.req.param('id'), await c.req.text()) ? 200 : 403),
  );
  app.all('*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const reply = await handleCall(api, {
      method: c.req.method,
      path: pathname,
      query: search.slice(1),
      body: await c.req.text(),
      header: (name) => c.req.header(name),
      port: c.env.incoming.socket.localPort ?? null,
    });
    const matched = matchRoute(c.req.method, pathname);
    calls.add({
      operation: `${c.req.method} ${matched?.route.path ?? pathname}`,
      path: pathname,
      at: new Date(api.state.now() * 1000).toISOString(),
      status: reply?.status ?? null,
      idempotencyKey: c.req.header('idempotency-key') ?? null,
      replayed: reply?.headers['Idempotent-Replayed'] === 'true',
    });
    if (reply) return c.json(reply.body, reply.status as 200, reply.headers);
    c.env.incoming.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  });
  return app;
}

async function listen(app: Hono<{ Bindings: HttpBindings }>, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server)) as Server;
    server.once('error', reject);
  });
}
