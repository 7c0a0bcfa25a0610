import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { streamCatalog } from '#app/catalog/stream-catalog.server.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { feedSeller } from './feed-seller.ts';
import { toOpenAiItem } from './openai-item.ts';

/**
 * The shop's whole catalogue as OpenAI's `jsonl.gz`, made while it is read: a page of the catalogue is in memory, and
 * a slow reader slows the database down. Fails as a stream does, so that a broken feed is never a short feed.
 */
export function streamOpenAiFeed(scope: ShopScope): Readable {
  const log = scope.log.child({ shop: scope.shop.domain });
  return pipeline(Readable.from(lines(scope)), createGzip(), (error) => {
    // A reader that goes away is its own affair.
    if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') log.error({ err: error }, 'feed broke off');
  });
}

/** A page's rows a chunk. */
async function* lines(scope: ShopScope): AsyncGenerator<string> {
  const takesPayments = await agentsCanPay(scope);
  const seller = feedSeller(scope.shop, takesPayments);
  const omitted: Record<string, number> = {};
  let rows = 0;
  for await (const items of streamCatalog(scope)) {
    let chunk = '';
    for (const item of items) {
      const result = toOpenAiItem(item, seller);
      if ('row' in result) {
        chunk += `${JSON.stringify(result.row)}\n`;
        rows += 1;
      } else omitted[result.omitted] = (omitted[result.omitted] ?? 0) + 1;
    }
    if (chunk) yield chunk;
  }
  scope.log.info({ shop: scope.shop.domain, rows, omitted }, 'feed read');
}

/** Whether some agent of this shop can take a payment in the chat: only then is an item eligible for checkout. */
async function agentsCanPay({ db, env, shop }: ShopScope): Promise<boolean> {
  if (env.SHOPIFY_APP_DISTRIBUTION === 'app_store') return false;
  const accounts = await db.paymentAccount.findMany({ where: { shopId: shop.id }, select: { mode: true } });
  const connection = await db.agentConnection.findFirst({
    where: {
      shopId: shop.id,
      sellingMode: 'in_chat',
      revokedAt: null,
      mode: { in: accounts.map(({ mode }) => mode) },
    },
    select: { id: true },
  });
  return connection !== null;
}
