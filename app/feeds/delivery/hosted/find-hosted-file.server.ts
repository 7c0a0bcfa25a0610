import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FeedDestination, FeedFile, FeedRun } from '#app/db/client/client.ts';
import type { Services } from '#app/services.server.ts';
import { deliveredRun } from '../delivered-run.server.ts';
import type { StoredFile } from './answer-file.ts';
import { hostedUrl, INDEX_FILE, isHostedSignature, splitHostedToken } from './hosted-url.ts';
import { readChunks } from './read-chunks.server.ts';

/**
 * A file of what was delivered last, by the token of its URL. Null, whatever the reason: a wrong or replaced token, an
 * agent or shop that has left, no snapshot yet, no such file.
 */
export async function findHostedFile(
  services: Services,
  token: string,
  name: string,
): Promise<StoredFile | null> {
  const { id, signature } = splitHostedToken(token);
  // PostgreSQL refuses some texts that a URL may carry.
  if (!/^\w+$/.test(id)) return null;
  const destination = await services.db.feedDestination.findUnique({
    where: { id, connection: { revokedAt: null }, shop: { uninstalledAt: null } },
  });
  if (!destination || !isHostedSignature(services.secrets, destination, signature)) return null;
  const run = await deliveredRun(services.db, destination);
  if (!run) return null;
  const files = await services.db.feedFile.findMany({
    where: { runId: run.id, shopId: run.shopId },
    orderBy: { name: 'asc' },
  });
  if (name === INDEX_FILE) return index(services, destination, run, files);
  const file = files.find((candidate) => candidate.name === name);
  return file ? stored(services, file) : null;
}

function stored(services: Services, file: FeedFile): StoredFile {
  return {
    name: file.name,
    contentType: file.contentType,
    size: Number(file.bytes),
    sha256: file.sha256,
    read(range) {
      const bytes = Readable.from(readChunks(services, file, range), { objectMode: false });
      return Readable.toWeb(bytes) as ReadableStream;
    },
  };
}

/** Names every file with its digest, so that a reader knows whether the shards it has belong together. */
function index(
  services: Services,
  destination: FeedDestination,
  { rows, finishedAt }: FeedRun,
  files: FeedFile[],
): StoredFile {
  const listed = files.map((file) => ({
    name: file.name,
    url: hostedUrl(services, destination, file.name),
    rows: file.rows,
    bytes: Number(file.bytes),
    sha256: file.sha256,
  }));
  const { format, country } = destination;
  const body = Buffer.from(
    JSON.stringify({ format, country, published_at: finishedAt, rows, files: listed }),
  );
  return {
    name: INDEX_FILE,
    contentType: 'application/json',
    size: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
    read: ({ start, end }) => body.subarray(start, end + 1),
  };
}
