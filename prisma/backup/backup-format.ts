import type { BackupTable } from './tables.ts';

/**
 * A backup is gzip'd text. First a line with the header, then for each table a line that begins with `#` and names it,
 * followed by its rows, one JSON object a line as PostgreSQL writes them; at last `#end` with the number of rows. What
 * has no such end was cut off.
 */
export const FORMAT = 'aisle-backup-1';

export interface BackupHeader {
  format: typeof FORMAT;
  /** ISO 8601: what was committed by then is in it. */
  at: string;
  /** Those that had been applied: restoring begins with the same. */
  migrations: { name: string; checksum: string }[];
}

export type Marker =
  { kind: 'table'; table: Pick<BackupTable, 'schema' | 'name' | 'columns'> } | { kind: 'end'; rows: number };

export const markerLine = (marker: Marker): string => `#${JSON.stringify(marker)}\n`;

/** A line that is no row. */
export function readMarker(line: string): Marker | null {
  return line.startsWith('#') ? (JSON.parse(line.slice(1)) as Marker) : null;
}
