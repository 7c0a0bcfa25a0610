import type { z } from 'zod';
import { jsonPath } from '#app/kernel/field-path.ts';

/** Enough to see what an agent means; a body of nothing else must not fill the log. */
const MAX_FIELDS = 50;
const MAX_LENGTH = 200;
/** A name as a developer gives it; anything else may be what a buyer wrote. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;

/** A zod schema, as far as it can be looked into (zod 4 `_zod.def`). */
interface Definition {
  type: string;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  options?: z.core.$ZodType[];
}

/**
 * JSONPaths of what a body holds and its request schema has no name for: at most 50, at most 200 characters each,
 * names only, each once, with `?` for what does not look like a name: no e-mail address gets into the log as a key.
 * Records are free-form, and so is what the schema takes as it comes; what has the wrong type has no
 * unknown fields, it is refused.
 */
export function unknownFields(schema: z.core.$ZodType, body: unknown): string[] {
  const paths = new Set(find(schema, body, []).map((path) => jsonPath(path.map(nameOrMark))));
  return [...paths].filter((path) => path.length <= MAX_LENGTH).slice(0, MAX_FIELDS);
}

type Path = PropertyKey[];

function nameOrMark(segment: PropertyKey): PropertyKey {
  return typeof segment === 'number' || NAME.test(String(segment)) ? segment : '?';
}

function find(schema: z.core.$ZodType, value: unknown, path: Path): Path[] {
  const def = schema._zod.def as Definition;
  if (def.innerType) return find(def.innerType, value, path);
  if (def.options) return findInUnion(def.options, value, path);
  if (typeof value !== 'object' || value === null) return [];
  if (def.element && Array.isArray(value))
    return value.flatMap((child, index) => find(def.element!, child, [...path, index]));
  if (!def.shape || Array.isArray(value)) return [];
  const { shape } = def;
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, key];
    return Object.hasOwn(shape, key) ? find(shape[key]!, child, here) : [here];
  });
}

/** The reading of a union that knows the most: nothing that any of its options knows is unknown. */
function findInUnion(options: z.core.$ZodType[], value: unknown, path: Path): Path[] {
  const fitting = options.filter((option) => fits(option, value)).map((option) => find(option, value, path));
  return fitting.sort((a, b) => a.length - b.length)[0] ?? [];
}

/** No field is looked for in these. */
const PLAIN = new Set(['string', 'number', 'boolean', 'literal', 'enum', 'null']);

function fits(schema: z.core.$ZodType, value: unknown): boolean {
  const { type } = schema._zod.def;
  return !PLAIN.has(type) && type !== (Array.isArray(value) ? 'object' : 'array');
}
