import type { FeedFile, FeedRun } from '#app/db/client/client.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { deliveredRun } from '../delivered-run.server.ts';
import { readChunks } from '../hosted/read-chunks.server.ts';
import { withDestination } from '../push/with-destination.server.ts';
import { openSftp } from './open-sftp.server.ts';

/**
 * Puts the files of the snapshot that was delivered last onto an agent platform's SFTP server: all of them beside those
 * that are there, then each in its place, then what the snapshot before had and this one has not is removed (OpenAI's
 * file upload: stable names, overwritten; the folder is the whole catalogue). A push that broke off is begun again, and
 * nobody has seen half a file.
 * @throws PushError: the job is repeated
 */
export async function pushSftp(scope: ShopScope, destinationId: string): Promise<void> {
  await withDestination(scope, destinationId, async (destination) => {
    const run = await deliveredRun(scope.db, destination);
    if (!run || run.pushedAt) return;
    const files = await filesOf(scope, run);
    const folder = await openSftp(scope, destination);
    try {
      for (const file of files)
        await folder.upload(
          partOf(file.name),
          readChunks(scope, file, { start: 0, end: Number(file.bytes) - 1 }),
        );
      for (const { name } of files) await folder.replace(partOf(name), name);
      for (const name of leftOvers(await folder.list(), files)) await folder.remove(name);
    } finally {
      folder.close();
    }
    const where = { id: run.id, shopId: scope.shop.id };
    await scope.db.feedRun.update({ where, data: { pushedAt: scope.clock() } });
  });
}

/** Platforms read what ends as they expect; this does not. */
const partOf = (name: string): string => `.${name}.part`;

/** Shards, and parts of a push that broke off, that are named like ours and are not of this snapshot. */
function leftOvers(names: string[], files: FeedFile[]): string[] {
  const ours = files.map(
    ({ name }) =>
      new RegExp(`^\\.?${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\d{5}/, '\\d{5}')}(\\.part)?$`),
  );
  const current = new Set(files.map(({ name }) => name));
  return names.filter((name) => !current.has(name) && ours.some((pattern) => pattern.test(name)));
}

function filesOf({ db, shop }: ShopScope, run: FeedRun): Promise<FeedFile[]> {
  return db.feedFile.findMany({ where: { runId: run.id, shopId: shop.id }, orderBy: { name: 'asc' } });
}
