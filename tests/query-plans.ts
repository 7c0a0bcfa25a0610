import pg from 'pg';
import { vi } from 'vitest';
import type { Database } from '#app/db/database.server.ts';

/** A statement as Prisma sends it, and how the database carries it out. */
export interface QueryPlan {
  sql: string;
  plan: string;
  /** Rows that were looked at, in all nodes that read a table. */
  rowsRead: number;
}

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

/**
 * Explains, with ANALYZE, every SELECT on a table that `run` sends. The statements are caught where the database driver
 * takes them, so what is explained is what is sent.
 */
export async function plansOf(
  db: Database,
  table: string,
  run: () => Promise<unknown>,
): Promise<QueryPlan[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await run();
  const sent = query.mock.calls.map(([first]) => first as unknown as { text?: string; values?: unknown[] });
  query.mockRestore();
  const reading = sent.filter(
    ({ text }) => text && /^\s*(SELECT|WITH)/i.test(text) && new RegExp(`\\b${table}\\b`).test(text),
  );
  const plans: QueryPlan[] = [];
  for (const { text, values = [] } of reading) {
    const explain = `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`;
    const rows = await db.$queryRawUnsafe<{ 'QUERY PLAN': { Plan: Node }[] }[]>(explain, ...values);
    const root = rows[0]!['QUERY PLAN'][0]!.Plan;
    plans.push({ sql: text!, plan: describe(root), rowsRead: rowsRead(root) });
  }
  return plans;
}

function describe(node: Node, depth = 0): string {
  const own = `${'  '.repeat(depth)}${node['Node Type']} ${node['Relation Name'] ?? ''}`;
  return [own, ...(node.Plans ?? []).map((child) => describe(child, depth + 1))].join('\n');
}

function rowsRead(node: Node): number {
  const own = node['Relation Name']
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : 0;
  return own + (node.Plans ?? []).reduce((sum, child) => sum + rowsRead(child), 0);
}
