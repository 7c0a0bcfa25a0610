import { between, oneOf, type Random } from '#sandbox/chaos/plan/random.ts';
import type { Json } from './fuzz-request.ts';
import { NASTY_TEXTS, NASTY_VALUES } from './nasty.ts';

type Path = (string | number)[];
type Parent = Record<string, Json>;

/** A value that nobody expects: a text, a number, a list, or a tower of lists. */
export function nastyValue(random: Random): Json {
  const kind = random();
  if (kind < 0.5) return oneOf(random, NASTY_TEXTS);
  if (kind < 0.95) return structuredClone(oneOf(random, NASTY_VALUES));
  let tower: Json = 1;
  for (let level = between(random, 10, 60); level > 0; level -= 1)
    tower = random() < 0.5 ? [tower] : { a: tower };
  return tower;
}

/** A copy with one change: a value replaced, swapped for another type, removed, wrapped, repeated, moved or added. */
export function mutateJson(random: Random, body: Json): Json {
  const copy = structuredClone(body);
  const path = oneOf(random, pathsIn(copy));
  if (path.length === 0) return random() < 0.5 ? nastyValue(random) : [copy];
  const parent = path.slice(0, -1).reduce<Json>((at, key) => (at as Parent)[key], copy) as Parent;
  const key = String(path.at(-1));
  switch (oneOf(random, ['replace', 'replace', 'swap', 'remove', 'wrap', 'repeat', 'move', 'add'] as const)) {
    case 'replace':
      parent[key] = nastyValue(random);
      break;
    case 'swap':
      parent[key] = swapType(parent[key]);
      break;
    case 'remove':
      // Not by splice: that asks the list for its constructor, which another change may have replaced.
      if (Array.isArray(parent)) parent.copyWithin(Number(key), Number(key) + 1).length -= 1;
      else delete parent[key];
      break;
    case 'wrap':
      parent[key] = random() < 0.5 ? [parent[key]] : { [key]: parent[key] };
      break;
    case 'repeat':
      if (Array.isArray(parent))
        parent.push(...Array<Json>(between(random, 1, 300)).fill(parent[Number(key)]));
      break;
    case 'move':
      parent[oneOf(random, Object.keys(parent))] = parent[key];
      break;
    case 'add':
      // Not by assignment: that would set a prototype.
      Object.defineProperty(parent, oneOf(random, ['__proto__', 'surprise', '', 'id', 'constructor']), {
        value: nastyValue(random),
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return copy;
}

/** The same said in another type: what a sloppy client does. */
function swapType(value: Json): Json {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return Number.isNaN(Number(value)) ? value.length : Number(value);
  if (typeof value === 'boolean') return value ? 'true' : 0;
  if (Array.isArray(value)) return { ...(value as Json[]) };
  return value === null ? {} : Object.values(value as object);
}

function pathsIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys: Path = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsIn((value as Parent)[key], [...path, key]))];
}
