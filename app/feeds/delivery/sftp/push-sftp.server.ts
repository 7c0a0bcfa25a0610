import type { FeedFile, FeedRun } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { deliveredRun } from '../delivered-run.server.ts';
import { CHUNK_BYTES } from '../hosted/chunk-bytes.ts';
import { readChunks } from '../hosted/read-chunks.server.ts';
import { PushError } from '../push/push-error.ts';
import { withDestination } from '../push/with-destination.server.ts';
import { leftOvers, partOf } from './left-overs.ts';
import { openSftp } from './open-sftp.server.ts';
import type { SftpFolder } from './sftp-folder.server.ts';

/**
 * Puts the files of the snapshot that was delivered last onto an agent platform's SFTP server: all of them beside those
 * that are there, then each in its place, then what the snapshot before had and this one has not is removed (OpenAI's
 * file upload: stable names, overwritten; the folder is the whole catalogue). A push that broke off goes on where it
 * stood, and nobody has seen half a file. Then it is looked at what the server has.
 * @throws PushError: the job is repeated
 */
export async function pushSftp(scope: ShopScope, destinationId: string): Promise<void> {
  await withDestination(scope, destinationId, async (destination) => {
    const run = await deliveredRun(scope.db, destination);
    if (!run || run.pushedAt) return;
    const files = await filesOf(scope, run);
    const folder = await openSftp(scope, destination);
    try {
      for (const file of files) await uploadPart(scope, folder, file);
      for (const file of files) await folder.replace(partOf(file), file.name);
      const names = files.map(({ name }) => name);
      for (const name of leftOvers(await folder.list(), names)) await folder.remove(name);
      const where = { id: run.id, shopId: scope.shop.id };
      const readback = await lookAt(folder, files);
      await scope.db.feedRun.update({ where, data: { pushedAt: scope.clock(), readback } });
    } finally {
      folder.close();
    }
  });
}

/** @throws PushError */
async function uploadPart(scope: ShopScope, folder: SftpFolder, file: FeedFile): Promise<void> {
  const [part, bytes] = [partOf(file), Number(file.bytes)];
  const start = resumeAt((await folder.size(part)) ?? 0, bytes);
  await folder.upload(part, start, readChunks(scope, file, { start, end: bytes - 1 }));
  if ((await folder.size(part)) === bytes) return;
  await folder.remove(part);
  throw new PushError(`the SFTP server does not have the whole of ${file.name}`);
}

/** Of the last chunk that is there some may be missing: it is sent again. */
function resumeAt(there: number, bytes: number): number {
  return there > bytes ? 0 : Math.max(0, Math.ceil(there / CHUNK_BYTES) - 1) * CHUNK_BYTES;
}

/** A platform may take files away once it has read them: what is missing then is told, and no failure. */
async function lookAt(
  folder: SftpFolder,
  files: FeedFile[],
): Promise<{ files: number; missing: number; differing: number }> {
  const there = { files: files.length, missing: 0, differing: 0 };
  for (const { name, bytes } of files) {
    const size = await folder.size(name);
    if (size === null) there.missing += 1;
    else if (size !== Number(bytes)) there.differing += 1;
  }
  return there;
}

/** `metadata.json` says of ACP's shards what they are: it is last to change. */
async function filesOf({ db, shop }: ShopScope, run: FeedRun): Promise<FeedFile[]> {
  const files = await db.feedFile.findMany({
    where: { runId: run.id, shopId: shop.id },
    orderBy: { name: 'asc' },
  });
  const isLast = ({ name }: FeedFile) => name === 'metadata.json';
  return [...files.filter((file) => !isLast(file)), ...files.filter(isLast)];
}
