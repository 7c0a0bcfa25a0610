import { Hono } from 'hono';
import type { Services } from '#app/services.server.ts';
import { answerFile } from './answer-file.ts';
import { findHostedFile } from './find-hosted-file.server.ts';

/** `GET /:token/:file`: a file of the snapshot that was delivered last to the destination the token stands for. */
export function hostedFeedRoute(services: () => Services): Hono {
  const app = new Hono();
  app.get('/:token/:file', async (c) => {
    const { token, file } = c.req.param();
    const found = await findHostedFile(services(), token, file);
    return found ? answerFile(c.req.raw, found) : c.notFound();
  });
  return app;
}
