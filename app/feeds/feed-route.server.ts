import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Services } from '#app/services.server.ts';
import { FEED_FILE } from './feed-url.ts';
import { streamOpenAiFeed } from './stream-openai-feed.server.ts';
import { verifyFeedToken } from './verify-feed-token.server.ts';

/** `GET /:token/products.jsonl.gz`: the product feed of the shop the token stands for, as it is now. */
export function feedRoute(services: () => Services): Hono {
  const app = new Hono();
  app.get(`/:token/${FEED_FILE}`, async (c) => {
    const scope = await verifyFeedToken(services(), c.req.param('token'));
    if (!scope) return c.notFound();
    // No ETag: a change within the same second would keep it, and an agent would keep an old price.
    const headers = {
      'Content-Type': 'application/gzip',
      'Content-Disposition': `attachment; filename="${FEED_FILE}"`,
      'Cache-Control': 'private, no-store',
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    return c.body(Readable.toWeb(streamOpenAiFeed(scope)) as ReadableStream, 200, headers);
  });
  return app;
}
