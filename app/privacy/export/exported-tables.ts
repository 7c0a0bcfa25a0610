/** What no person has a use for: digests, queues, copies of what is exported anyway, and exports themselves. */
const MACHINERY = new Set([
  'catalog_changes',
  'data_export_chunks',
  'data_exports',
  'feed_deltas',
  'feed_file_chunks',
  'feed_items',
  'feed_offers',
  'flow_action_runs',
  'idempotency_records',
  'pushed_products',
  'rate_windows',
  'seen_signatures',
]);

/** Whether a table's rows are part of an export of everything. */
export const isExported = (table: string): boolean => !MACHINERY.has(table);

/** What opens or proves something: never leaves the server. */
const isSecret = (table: string, field: string): boolean =>
  /^sealed/i.test(field) || (table === 'agent_keys' && field === 'hash');

/** One line of the file: `{"table":"orders","row":{…}}`, without what is sealed, however deep. */
export function exportLine(table: string, row: string): string {
  const open: unknown = JSON.parse(row, (field, value: unknown) =>
    isSecret(table, field) ? undefined : value,
  );
  return `${JSON.stringify({ table, row: open })}\n`;
}
