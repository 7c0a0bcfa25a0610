import { invalidRequest } from './stripe-error.ts';

/** Decoded parameters: text at the leaves, as on the wire. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type Form = { [key: string]: FormValue };

/**
 * Decodes Stripe's form encoding: `a[b]=1`, `a[]=1`, `a[0][b]=1`.
 * Numbered keys become arrays, in the order of the numbers.
 * @throws StripeError 400 when a name is malformed or used both as a value and as a container.
 */
export function parseForm(text: string): Form {
  const root = new Map<string, Node>();
  for (const [name, value] of new URLSearchParams(text)) put(root, pathOf(name), value, name);
  return Object.fromEntries([...root].map(([key, node]) => [key, valueOf(node)]));
}

type Node = string | Map<string, Node>;

function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) throw invalidRequest(`Invalid parameter name: ${name}`, { param: name });
  return [match[1]!, ...[...match[2]!.matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1]!)];
}

function put(root: Map<string, Node>, path: string[], value: string, name: string): void {
  let node = root;
  path.forEach((part, index) => {
    const key = part === '' ? String(node.size) : part;
    const found = node.get(key);
    if (index === path.length - 1) {
      if (found instanceof Map) throw invalidRequest('Invalid object', { param: name });
      node.set(key, value);
      return;
    }
    if (typeof found === 'string') throw invalidRequest('Invalid object', { param: name });
    const child = found ?? new Map<string, Node>();
    node.set(key, child);
    node = child;
  });
}

function valueOf(node: Node): FormValue {
  if (typeof node === 'string') return node;
  const keys = [...node.keys()];
  if (keys.every((key) => /^\d+$/.test(key)))
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => valueOf(node.get(key)!));
  return Object.fromEntries(keys.map((key) => [key, valueOf(node.get(key)!)]));
}
