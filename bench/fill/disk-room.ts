import fs from 'node:fs';
import os from 'node:os';

/** Measured: what a session takes with all that is kept of it, a shop with its goods, and the database by itself. */
const SESSION_BYTES = 1300;
const SHOP_BYTES = 40_000;
/** The write-ahead log may grow to 4 GB (max_wal_size) and somewhat beyond. */
const ALWAYS_BYTES = 6e9;

/** @throws Error in words where the disk of temporary files has not enough room for so much. */
export function assertDiskRoom(sessions: number, shops: number): void {
  const place = os.tmpdir();
  const { bavail, bsize } = fs.statfsSync(place);
  const free = bavail * bsize;
  const needed = sessions * SESSION_BYTES + shops * SHOP_BYTES + ALWAYS_BYTES;
  if (free >= needed) return;
  const gb = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;
  throw new Error(
    `${sessions} sessions of ${shops} shops need ${gb(needed)} on the disk of ${place}, of which ${gb(free)} are free. ` +
      'Ask for fewer (--sessions, --shops), or name a folder of a larger disk in TMPDIR.',
  );
}
