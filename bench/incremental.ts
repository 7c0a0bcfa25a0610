import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runAppCommand } from '#sandbox/app-process.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';

/**
 * How long a change in Shopify takes to be in the agent's catalogue, by way of everything: webhook, inbox, reading the
 * product again, judging it, the call of the agent's feed API. Changes come at a steady rate, each to a product of its
 * own; simulators answer at once.
 */
export interface Incremental {
  changes: number;
  /** A second. */
  rate: number;
  /** Milliseconds from the change to the agent. */
  p50: number;
  p95: number;
  most: number;
}

const PRODUCTS = 1000;
const TOKEN = 'bench_token';

export async function measureIncremental(rate = 50, seconds = 15): Promise<Incremental> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const catalog = path.join(folder, 'products.json');
  writeFileSync(
    catalog,
    JSON.stringify({ products: Array.from({ length: PRODUCTS }, (_, n) => product(n)) }),
  );
  const sandbox = await startSandbox({ portBase: 0, ephemeral: true, plan: 'plus', catalogFiles: [catalog] });
  try {
    const { agent, app, ready } = sandbox;
    agent.configure({ feedToken: TOKEN });
    const shop = ['--shop', ready.shopify.shop];
    const connection = ['--name', 'Bench', '--platform', 'bench', '--mode', 'test'];
    const { id } = await runAppCommand<{ id: string }>(app, 'create-agent', ...shop, ...connection);
    const feed = ['--agent', id, '--format', 'acp', '--to', 'acp-api', '--url', `${agent.url}/feed_api`];
    const env = { ...app.env, FEED_API_TOKEN: TOKEN };
    await runAppCommand({ ...app, env }, 'add-feed', ...shop, ...feed);
    const told = () => agent.feeds.list()[0]?.products;
    while ((told()?.size ?? 0) < PRODUCTS) await delay(100);

    const variants = sandbox.shopify.state.variants.filter(() => true);
    const pending = new Map<string, { productId: string; price: number; at: number }>();
    const delays: number[] = [];
    const look = () => {
      for (const [itemId, change] of pending) {
        const variant = told()!
          .get(change.productId)
          ?.variants.find(({ id: known }) => known === itemId) as { price?: { amount: number } } | undefined;
        if (variant?.price?.amount !== change.price) continue;
        delays.push(performance.now() - change.at);
        pending.delete(itemId);
      }
    };
    const watching = setInterval(look, 10);
    const changes = rate * seconds;
    const started = performance.now();
    for (let n = 0; n < changes; n++) {
      const due = started + (n * 1000) / rate;
      if (due > performance.now()) await delay(due - performance.now());
      const variant = variants[n % variants.length]!;
      const [itemId, productId] = [variant.id, variant.productId].map((gid) => gid.split('/').at(-1)!);
      const price = variant.priceMinor + 1 + n;
      pending.set(itemId!, { productId: productId!, price, at: performance.now() });
      await fetch(`${sandbox.shopify.url}/_control/variants/${itemId}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ priceMinor: price }),
      });
    }
    const deadline = performance.now() + 60_000;
    while (pending.size > 0 && performance.now() < deadline) await delay(50);
    clearInterval(watching);
    if (pending.size > 0) throw new Error(`${pending.size} of ${changes} changes did not reach the agent`);
    const sorted = delays.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
    return { changes, rate, p50: at(0.5), p95: at(0.95), most: at(1) };
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function product(n: number): object {
  return {
    id: 10_000 + n,
    title: `Bowl ${n}`,
    handle: `bowl-${n}`,
    body_html: `<p>${'A bowl for soup, thrown by hand and fired twice. '.repeat(20)}</p>`,
    vendor: 'Lakeside',
    product_type: 'Bowls',
    tags: [],
    options: [{ name: 'Title', values: ['Default Title'] }],
    images: [{ src: `https://cdn.example/bowl-${n}.jpg` }],
    variants: [
      {
        id: 50_000 + n,
        title: 'Default Title',
        option1: 'Default Title',
        sku: `BOWL-${n}`,
        price: '20.00',
        available: true,
      },
    ],
  };
}
