import { PARENT_ID } from './with-parent-ids.ts';

/** A finished result: one JSON object per line, children after their parent with `__parentId`. */
export interface BulkLines {
  lines: string[];
  objectCount: number;
  rootObjectCount: number;
}

type Json = Record<string, unknown>;

/**
 * Flattens a query's data as Shopify's bulk operations do: the objects of every connection become lines of their
 * own, and a nested one names the nearest object above it in `__parentId`.
 */
export function jsonlLines(data: Json): BulkLines {
  const result: BulkLines = { lines: [], objectCount: 0, rootObjectCount: 0 };
  for (const value of Object.values(data)) {
    if (isConnection(value)) for (const node of nodesOf(value)) addNode(result, node, null);
    else if (isObject(value)) addNode(result, value, null);
  }
  return result;
}

function addNode(result: BulkLines, node: Json, parentId: string | null): void {
  const children: Json[] = [];
  const { [PARENT_ID]: id, ...line } = withoutConnections(node, children);
  result.lines.push(JSON.stringify(parentId === null ? line : { ...line, __parentId: parentId }));
  result.objectCount += 1;
  if (parentId === null) result.rootObjectCount += 1;
  for (const child of children) addNode(result, child, String(id));
}

/** A copy without its connections; their nodes are put into `children`. */
function withoutConnections(node: Json, children: Json[]): Json {
  const line: Json = {};
  for (const [key, value] of Object.entries(node)) {
    if (isConnection(value)) children.push(...nodesOf(value));
    else line[key] = isObject(value) ? withoutConnections(value, children) : value;
  }
  return line;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only a connection has a list of edges, or a list of nodes. */
function isConnection(value: unknown): value is { edges?: { node: Json }[]; nodes?: Json[] } {
  return isObject(value) && (Array.isArray(value.edges) || Array.isArray(value.nodes));
}

function nodesOf(connection: { edges?: { node: Json }[]; nodes?: Json[] }): Json[] {
  return connection.nodes ?? connection.edges!.map((edge) => edge.node);
}
