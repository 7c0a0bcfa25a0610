import { isCollection, parseDocument, type Node } from 'yaml';

export type JsonPath = (string | number)[];

/** The 1-based line of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/**
 * Offset of the value at `path` in a JSON text, or of its nearest ancestor if it is missing there. Slow (a second,
 * position-keeping parse): for error messages only. JSON is YAML, and the YAML parser keeps positions.
 */
export function offsetOf(json: string, path: JsonPath): number {
  const document = parseDocument(json, { schema: 'json', uniqueKeys: false });
  let node: Node | null = document.contents;
  for (const step of path) {
    const child: unknown = isCollection(node) ? node.get(step, true) : undefined;
    if (!child) break;
    node = child as Node;
  }
  return node?.range?.[0] ?? 0;
}

/** Offset of the first thing in a text that is no JSON (Node's own message does not always tell it). */
export function offsetOfFault(json: string): number {
  const [fault] = parseDocument(json, { schema: 'json' }).errors;
  return fault ? fault.pos[0] : json.length;
}

/** `['products', 3, 'price']` → `products[3].price`. */
export function formatPath(path: JsonPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    '',
  );
}
