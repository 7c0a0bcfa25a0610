import { makeToken } from '#sandbox/agent/make-token.ts';
import type { AcpClient } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { oneOf, type Random } from '#sandbox/chaos/plan/random.ts';
import type { ServerAddress } from '#sandbox/chaos/world/app-processes.ts';
import type { World, WorldShop } from '#sandbox/chaos/world/start-world.ts';

/** How agents get in one another's way; each sale is one of these, in turn. */
const WAYS = ['alone', 'same_key', 'two_keys', 'alone', 'last_unit'] as const;
type Way = (typeof WAYS)[number];

export interface Load {
  /** The servers that take part. */
  servers: ServerAddress[];
  /** Agents at the same time. */
  agents: number;
  seconds: number;
  random: Random;
}

export interface Sold {
  completed: number;
  /** Completes by way, and how many of them sold. */
  ways: Record<string, { asked: number; sold: number }>;
  /** How long a call to complete took that sold, ms, sorted. */
  latencies: number[];
  /** From the first call to the last answer. */
  seconds: number;
}

const ADDRESS = {
  name: 'Jane Doe',
  line_one: '555 Golden Gate Avenue',
  city: 'San Francisco',
  state: 'CA',
  country: 'US',
  postal_code: '94102',
};

/** Agents buy through all servers for so long, one sale after the other each; what has begun then is finished. */
export async function sell(world: World, { servers, agents, seconds, random }: Load): Promise<Sold> {
  const began = performance.now();
  const until = began + seconds * 1000;
  const sold: Sold = { completed: 0, ways: {}, latencies: [], seconds: 0 };
  let number = 0;
  const agent = async () => {
    while (performance.now() < until) {
      const turn = number++;
      const way = WAYS[turn % WAYS.length]!;
      const shop = world.shops[turn % world.shops.length]!;
      const { didSell, ms } = await buy(world, shop, way, servers, random);
      const count = (sold.ways[way] ??= { asked: 0, sold: 0 });
      count.asked += 1;
      if (!didSell) continue;
      count.sold += 1;
      sold.completed += 1;
      sold.latencies.push(ms);
    }
  };
  await Promise.all(Array.from({ length: agents }, agent));
  sold.latencies.sort((a, b) => a - b);
  sold.seconds = (performance.now() - began) / 1000;
  return sold;
}

async function buy(
  { stripe }: World,
  shop: WorldShop,
  way: Way,
  servers: ServerAddress[],
  random: Random,
): Promise<{ didSell: boolean; ms: number }> {
  const clients = servers.map((server) => clientOf(shop, server));
  const [first, second] = [oneOf(random, clients), oneOf(random, clients)];
  const { plenty, scarce } = shop.shelf;
  const itemId = oneOf(random, way === 'last_unit' && scarce.length > 0 ? scarce : plenty);
  const created = await first.createSession({
    line_items: [{ id: itemId, quantity: 1 }],
    currency: 'usd',
    capabilities: {},
    fulfillment_details: { name: 'Jane Doe', email: 'jane@example.com', address: ADDRESS },
  } as never);
  const { id, totals, status } = created.body as CheckoutSession;
  if (created.status !== 201 || status !== 'ready_for_payment') return { didSell: false, ms: 0 };
  const amount = totalAmount(totals, 'total')!;
  const request = { url: stripe.url, secretKey: shop.merchant.secretKey };
  const { token } = await makeToken(request, { amount, currency: 'usd' });
  const complete = (client: AcpClient, idempotencyKey: string) =>
    client.completeSession(
      id,
      {
        buyer: { email: 'jane@example.com', first_name: 'Jane', last_name: 'Doe' },
        payment_data: {
          handler_id: 'card_tokenized',
          instrument: { type: 'card', credential: { type: 'spt', token: token.id } },
        },
      } as never,
      { idempotencyKey },
    );
  const began = performance.now();
  const calls = [complete(first, `one-${id}`)];
  if (way === 'same_key') calls.push(complete(second, `one-${id}`));
  if (way === 'two_keys') calls.push(complete(second, `two-${id}`));
  const replies = await Promise.all(calls);
  const didSell = replies.some(
    (reply) => reply.status === 200 && (reply.body as CheckoutSession).status === 'completed',
  );
  return { didSell, ms: performance.now() - began };
}

function clientOf(shop: WorldShop, { host, port }: ServerAddress): AcpClient {
  const toServer: typeof fetch = (input, init) => {
    const url = new URL(String(input));
    url.host = `${host}:${port}`;
    return fetch(url, init);
  };
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(ms, 250)));
  return shop.client('in_chat', { fetch: toServer, retries: 20, wait });
}
