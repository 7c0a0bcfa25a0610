import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FeedSink } from '../feed-format.ts';

/** A feed's files in a folder. */
export interface FolderSink extends FeedSink {
  /** Puts all files under their names, over those of an earlier feed. */
  publish(): Promise<void>;
  /** Leaves the folder as it was. */
  discard(): Promise<void>;
}

/**
 * Writes beside the files that are there, on the same disk, and renames at the end: nobody ever reads half a file, and
 * a feed that breaks off changes nothing.
 */
export async function folderSink(folder: string): Promise<FolderSink> {
  await mkdir(folder, { recursive: true });
  const beside = await mkdtemp(path.join(folder, '.feed-'));
  const discard = () => rm(beside, { recursive: true, force: true });
  return {
    open: (name) => createWriteStream(path.join(beside, name)),
    async publish() {
      for (const name of await readdir(beside))
        await rename(path.join(beside, name), path.join(folder, name));
      await discard();
    },
    discard,
  };
}
