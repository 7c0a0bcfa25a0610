import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import pc from 'picocolors';
import { OPENAI_VERSION } from '#app/agents/acp-versions.ts';
import { makeToken } from '#sandbox/agent/make-token.ts';
import type { Seller } from '#app/simulator/protocol/call-seller.ts';
import { RELEASES } from '#app/simulator/protocol/expectations.ts';
import { officialExamples } from '#sandbox/conformance/official-examples.ts';
import { runConformance, type Result } from '#sandbox/conformance/run-conformance.ts';
import { failureText, resultPage, summaryLine } from '#sandbox/conformance/tell-results.ts';
import { changeStock } from '#sandbox/shopify/commerce/inventory.ts';
import { ROOT, startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { DEMO_MERCHANT } from '#sandbox/stripe/demo-accounts.ts';

const HELP = `npm run conformance -- [options]

Checks a seller against every released version of the Agentic Commerce Protocol: the official example requests and a
matrix of states, operations and headers; each answer by the official JSON Schema (ACP_SPEC_DIR, default ../shared/acp).
Without options it starts a fresh sandbox, checks Aisle and writes docs/conformance.md.

  --url BASE     check this seller instead: the URL before /checkout_sessions
  --key KEY      its bearer key
  --item ID      something it sells (default: item_123, as in the examples)
  --version V    only this version; may be repeated
  --help         this text

Exit code: 0 when nothing failed, 1 otherwise.`;

/** The command: returns the exit code. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      key: { type: 'string' },
      item: { type: 'string' },
      version: { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => stop.abort(new Error('Stopped before the end.')));

  // OpenAI's variant is no release: other sellers are asked for it only by name.
  const all = values.url ? RELEASES : [OPENAI_VERSION, ...RELEASES];
  const versions = values.version ?? all;
  for (const version of versions) officialExamples(version); // says so at once when they are not here
  if (values.url) {
    if (!values.key) throw new Error('--url needs --key, the bearer key of that seller.');
    const seller = { baseUrl: values.url, apiKey: values.key, itemId: values.item ?? 'item_123' };
    return verdict(await check(seller, versions, stop.signal));
  }
  const sandbox = await startSandbox({
    ephemeral: true,
    plan: 'plus', // what is measured is the protocol, not the shop's rate limit
    portBase: 0,
    signal: stop.signal,
    progress: (step) => console.log(pc.dim(`… ${step}`)),
  });
  try {
    const results = await check(sandboxSeller(sandbox, values.item), versions, stop.signal);
    if (!values.version) {
      fs.writeFileSync(path.join(ROOT, 'docs', 'conformance.md'), resultPage(results, versions));
    }
    return verdict(results);
  } finally {
    await sandbox.stop();
  }
}

/** Every case that pays takes units off the shelf: more of them than the demo shop has. */
const PLENTY = 1000;

function sandboxSeller({ ready, stripe, shopify }: Sandbox, itemId: string = ready.acp.sampleItemId): Seller {
  changeStock(shopify.context(), `gid://shopify/ProductVariant/${itemId}`, PLENTY, 0);
  const target = { url: stripe.url, secretKey: DEMO_MERCHANT.secretKey };
  return {
    baseUrl: ready.acp.baseUrl,
    apiKey: ready.acp.apiKey,
    itemId,
    makeToken: async (amount, currency) => (await makeToken(target, { amount, currency })).token.id,
    own: {
      handOffKey: ready.acp.handOffKey,
      expire: (sessionId) => expireSession(ready.database.url, sessionId),
    },
  };
}

/** No call of an agent ends a session's time before its end. */
async function expireSession(databaseUrl: string, sessionId: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('UPDATE checkout_sessions SET expires_at = now() WHERE id = $1', [sessionId]);
  } finally {
    await client.end();
  }
}

async function check(seller: Seller, versions: string[], signal: AbortSignal): Promise<Result[]> {
  const all: Result[] = [];
  for (const version of versions) {
    const results = await runConformance(seller, version, signal);
    const failures = results.filter(({ outcome }) => outcome === 'failed');
    console.log((failures.length > 0 ? pc.red : pc.green)(summaryLine(version, results)));
    for (const failure of failures) console.log(failureText(failure));
    all.push(...results);
  }
  return all;
}

function verdict(results: Result[]): number {
  return results.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error: Error) => {
    console.error(pc.red(`✗ ${error.message}`));
    process.exitCode = 1;
  },
);
