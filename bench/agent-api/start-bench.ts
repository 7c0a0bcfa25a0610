import path from 'node:path';
import pg from 'pg';
import { startHelper } from '#bench/helper-process.ts';
import { openDatabase } from '#app/db/database.server.ts';
import { readEnv } from '#app/kernel/env.server.ts';
import { createServices } from '#app/services.server.ts';
import { accessToken } from '#app/shopify/access-token.server.ts';
import { SHOPIFY_API_VERSION } from '#app/shopify/api-version.ts';
import { toGid } from '#app/shopify/gid.ts';
import { CalculateQuoteDocument } from '#app/shopify/operations/admin.generated.ts';
import { createAcpClient, sessionOf } from '#sandbox/agent/acp-client.ts';
import { makeToken } from '#sandbox/agent/make-token.ts';
import { startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { postmasterOf } from '#bench/scale/cpu.ts';
import { agentTargetOf } from './agent-target.ts';
import type { BaselineSetup } from './baseline-server.ts';
import type { Slice, SliceResult, Target } from './slices.ts';

/** A purchase's: who asks, the claim of its key, and its five transactions. */
const COMMITS_OF_A_PURCHASE = 7;

/** Everything that a measurement needs, running: a fresh sandbox, the baselines' server, and the load. */
export interface Bench {
  sandbox: Sandbox;
  /** For looking at the database meanwhile. */
  sql: pg.Client;
  /** Process ids by name; `simulators` is this process. */
  pids: Record<'server' | 'worker' | 'database' | 'load', number>;
  prepare(slice: Slice, count: number): Promise<void>;
  play(slice: Slice): Promise<SliceResult>;
  stop(): Promise<void>;
}

/** Starts a sandbox that keeps to the disk (fsync and synchronous_commit on) and counts its statements. */
export async function startBench({
  profile,
  progress,
}: {
  /** A folder for V8's CPU profiles of the app's processes. */
  profile?: string;
  progress: (step: string) => void;
}): Promise<Bench> {
  if (profile) {
    process.env.PROFILE_TO = path.resolve(profile);
    process.env.NODE_OPTIONS = `--import=${new URL('profile.mjs', import.meta.url).href}`;
  }
  const sandbox = await startSandbox({
    portBase: 0,
    ephemeral: true,
    plan: 'boundless',
    postgresSettings: ['shared_preload_libraries=pg_stat_statements', 'max_wal_size=4GB'],
    progress,
  });
  delete process.env.NODE_OPTIONS;
  const sql = new pg.Client({ connectionString: sandbox.ready.database.url });
  await sql.connect();
  await sql.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  const target = await targetOf(sandbox, sql);
  const setup = { BASELINE_SETUP: JSON.stringify(target.setup) };
  const baseline = startHelper(new URL('baseline-server.ts', import.meta.url), setup);
  const { port } = await baseline.first<{ port: number }>();
  const load = startHelper(new URL('load.ts', import.meta.url));
  await load.ask({
    kind: 'target',
    target: { ...target.target, baselineUrl: `http://127.0.0.1:${port}` },
  });
  const [server, worker] = sandbox.processes;
  return {
    sandbox,
    sql,
    pids: {
      server: server!.child.pid!,
      worker: worker!.child.pid!,
      database: await postmasterOf(sandbox.ready.database.url),
      load: load.pid,
    },
    prepare: async (slice, count) => void (await load.ask({ kind: 'prepare', slice, count })),
    play: (slice) => load.ask<SliceResult>({ kind: 'play', slice }),
    stop: async () => {
      for (const helper of [load, baseline]) helper.stop();
      await sql.end();
      await sandbox.stop();
    },
  };
}

/** Where to send what; and what the baselines have to answer and to store, from one session that was created for it. */
async function targetOf(
  sandbox: Sandbox,
  sql: pg.Client,
): Promise<{ target: Omit<Target, 'baselineUrl'>; setup: BaselineSetup }> {
  const agent = await agentTargetOf(sandbox, sql);
  const client = createAcpClient(agent);
  const cart = { line_items: [{ id: agent.itemIds[0]! }], currency: 'usd', capabilities: {} };
  const session = sessionOf(await client.createSession(cart as never));
  const { ready } = sandbox;
  const token = await makeToken(agent.stripe, { amount: 100, currency: 'usd' });
  const quote = await quoteCall(ready, agent.itemIds[0]!);
  const payment = {
    url: `${agent.stripe.url}/v1/shared_payment/granted_tokens/${token.token.id}`,
    method: 'GET' as const,
    headers: { authorization: `Bearer ${agent.stripe.secretKey}`, 'stripe-version': '2026-04-22.preview' },
  };
  const priced = { ...quote, method: 'POST' as const };
  return {
    target: { ...agent, quote },
    setup: {
      databaseUrl: ready.database.url,
      poolSize: 10,
      answer: JSON.stringify(session),
      stored: await storedOf(session.id, sql),
      commits: COMMITS_OF_A_PURCHASE,
      calls: [priced, payment, payment, priced, payment],
    },
  };
}

/** All rows that one create has written, as text: as many bytes, that compress as well. */
async function storedOf(sessionId: string, sql: pg.Client): Promise<string> {
  const { rows } = await sql.query<{ stored: string }>(
    `SELECT string_agg(row, E'\\n') AS stored FROM (
       SELECT to_jsonb(s)::text AS row FROM checkout_sessions s WHERE id = $1
       UNION ALL SELECT to_jsonb(e)::text FROM evidence_entries e WHERE session_id = $1
       UNION ALL SELECT to_jsonb(c)::text FROM evidence_chains c WHERE session_id = $1
       UNION ALL SELECT to_jsonb(a)::text FROM activity_entries a WHERE subject_id = $1
       UNION ALL SELECT to_jsonb(b)::text FROM activity_bodies b JOIN activity_entries a ON a.id = b.entry_id
         WHERE a.subject_id = $1
       UNION ALL SELECT to_jsonb(r)::text FROM idempotency_records r WHERE r.body ->> 'id' = $1) AS written`,
    [sessionId],
  );
  return rows[0]!.stored;
}

/** The call by which the app has Shopify price a cart. */
async function quoteCall(ready: Sandbox['ready'], itemId: string): Promise<Target['quote']> {
  const db = openDatabase(ready.database.url, 1);
  const services = createServices(readEnv(ready.app.env), { db });
  const token = await accessToken(services, ready.shopify.shop);
  await db.$disconnect();
  const variantId = toGid('ProductVariant', itemId);
  const address = { address1: '555 Golden Gate Avenue', city: 'San Francisco', provinceCode: 'CA' };
  const shippingAddress = { ...address, countryCode: 'US', zip: '94102', lastName: 'Doe', firstName: 'Jane' };
  const input = { lineItems: [{ variantId, quantity: 1 }], shippingAddress, acceptAutomaticDiscounts: true };
  return {
    url: `${ready.shopify.url}/admin/api/${SHOPIFY_API_VERSION}/graphql.json`,
    headers: {
      'content-type': 'application/json',
      'x-shopify-access-token': token,
      host: ready.shopify.shop,
    },
    body: JSON.stringify({ query: CalculateQuoteDocument.toString(), variables: { input } }),
  };
}
