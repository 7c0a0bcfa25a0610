import fc from 'fast-check';

type Json = unknown;
type Path = (string | number)[];

/** Values that have broken parsers, databases and sums before. */
const NASTY: Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  '',
  ' ',
  'null',
  '0',
  'x'.repeat(6000),
  'a\u0000b',
  '\u001b[31m',
  '\ud800',
  "'; DROP TABLE shops; --",
  '../../etc/passwd',
  '{{7*7}}',
  '🐙',
  'ÅÄÖ',
  '2026-13-45T99:99:99Z',
  [],
  {},
  [[]],
  [null],
  { constructor: { prototype: 1 } },
  { toString: 1, hasOwnProperty: 2 },
];

/** One thing that goes wrong in a body. `where` chooses the place among all there are. */
interface Mutation {
  kind: 'replace' | 'remove' | 'wrap' | 'add' | 'repeat';
  where: number;
  value: Json;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('replace', 'remove', 'wrap', 'add', 'repeat'),
  where: fc.nat(1000),
  value: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...NASTY) }, fc.jsonValue({ maxDepth: 3 })),
});

/** Bodies that were right once: up to three things are changed in each. */
export const mutations = fc.array(mutation, { maxLength: 3 });

/** A copy of a body with every mutation applied. */
export function mutate(body: Json, changes: Mutation[]): Json {
  return changes.reduce((current, change) => apply(current, change), structuredClone(body));
}

function apply(body: Json, { kind, where, value: shared }: Mutation): Json {
  const value = structuredClone(shared); // a later change may reach into it
  const places = pathsIn(body);
  const path = places[where % places.length]!;
  if (path.length === 0) return kind === 'wrap' ? [body] : kind === 'replace' ? value : body;
  const parent = path
    .slice(0, -1)
    .reduce<Json>((at, key) => (at as Record<string, Json>)[key], body) as Record<string, Json>;
  const key = String(path.at(-1));
  const current = parent[key];
  if (kind === 'replace') parent[key] = value;
  else if (kind === 'wrap') parent[key] = [current];
  else if (kind === 'remove') {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  } else if (kind === 'repeat' && Array.isArray(parent)) parent.push(structuredClone(current));
  else if (typeof current === 'object' && current !== null && !Array.isArray(current))
    (current as Record<string, Json>)[`surprise_${where}`] = value;
  return body;
}

function pathsIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const children = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    path,
    ...children.flatMap((key) => pathsIn((value as Record<string, Json>)[key as string], [...path, key])),
  ];
}

/** The text of a body as it goes over the wire: whole, cut off, or with a byte too many. */
export const damage: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => text) },
  fc.nat().map((at) => (text: string) => text.slice(0, at % (text.length + 1))),
  fc.tuple(fc.nat(), fc.constantFrom('\u0000', '{', '"', ',', '\ufeff', '\\', 'e', '-')).map(
    ([at, byte]) =>
      (text: string) =>
        text.slice(0, at % (text.length + 1)) + byte + text.slice(at % (text.length + 1)),
  ),
);
