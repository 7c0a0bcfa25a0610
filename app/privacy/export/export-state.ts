import type { DataExport } from '#app/db/client/client.ts';

/** `failed`: it was not written within an hour, when all its attempts are long over; another may be asked for. */
export type ExportState = 'waiting' | 'ready' | 'failed';

const LONGEST_SECONDS = 3600;

/** Where an export stands now. */
export function exportState(
  { state, createdAt }: Pick<DataExport, 'state' | 'createdAt'>,
  now: Date,
): ExportState {
  if (state === 'ready') return 'ready';
  return now.getTime() - createdAt.getTime() < LONGEST_SECONDS * 1000 ? 'waiting' : 'failed';
}
