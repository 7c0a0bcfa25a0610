import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import { acpSpecificationHere } from '#sandbox/agent/testing/acp-specification.ts';
import { officialExamples } from '#sandbox/conformance/official-examples.ts';
import { cancelRequest, completeRequest, createRequest, updateRequest } from './request-schemas.ts';
import { unknownFields } from './unknown-fields.ts';

const schema = z
  .object({
    id: z.string(),
    buyer: z.object({ email: z.string() }).nullish(),
    lines: z.array(z.object({ id: z.string(), more: z.unknown().optional() })).min(1),
    metadata: z.record(z.string(), z.unknown()).optional(),
    extension: z.union([
      z.string(),
      z.object({ name: z.string() }),
      z.object({ name: z.string(), v: z.number() }),
    ]),
  })
  .refine(() => true);

test.each<[string, unknown, string[]]>([
  ['only known fields', { id: '1', buyer: { email: '' }, lines: [{ id: '1', more: { any: 1 } }] }, []],
  ['a stranger', { id: '1', surprise: { deep: 1 } }, ['$.surprise']],
  [
    'strangers further down',
    { buyer: { email: '', age: 1 }, lines: [{}, { x: 1 }] },
    ['$.buyer.age', '$.lines[1].x'],
  ],
  ['anything in a record', { metadata: { a: { b: 1 } } }, []],
  ['null', { buyer: null, lines: null }, []],
  ['wrong types', { buyer: [{ age: 1 }], lines: { x: 1 }, id: { x: 1 } }, []],
  ['one option of a union', { extension: { name: 'a', v: 1 } }, []],
  ['what no option knows', { extension: { name: 'a', w: 1 } }, ['$.extension.w']],
  ['a plain option', { extension: 'a' }, []],
  [
    'names that are no names but the agent’s text',
    {
      'jane@example.com': 1,
      'Jane Doe': { x: 1 },
      '4111111111111111': 1,
      ['x'.repeat(41)]: 1,
      buyer: { '+1 415': 1, [`_${'x'.repeat(39)}`]: 1 },
    },
    ['$["?"]', '$.buyer["?"]', `$.buyer._${'x'.repeat(39)}`],
  ],
  ['names of an object', { toString: 1, hasOwnProperty: 1 }, ['$.toString', '$.hasOwnProperty']],
  ['no object', [{ x: 1 }], []],
  ['nothing', undefined, []],
])('GIVEN %s THEN the paths of what has no name', (_, body, paths) => {
  expect(unknownFields(schema, body)).toEqual(paths);
});

test('GIVEN more strangers than anybody reads, and long ones THEN 50 names', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`field_${index}`, 1]));
  const found = unknownFields(schema, { ...many, ['x'.repeat(300)]: 1 });
  expect(found).toHaveLength(50);
  expect(found[0]).toBe('$.field_0');
});

describe.runIf(acpSpecificationHere)('the official examples', () => {
  const SCHEMAS = {
    create: createRequest,
    update: updateRequest,
    complete: completeRequest,
    cancel: cancelRequest,
  };

  test('carry little that no version knows', () => {
    const strangers = ACP_VERSIONS.flatMap((version) =>
      officialExamples(version).flatMap(({ operation, body }) => unknownFields(SCHEMAS[operation], body)),
    );
    expect([...new Set(strangers)].sort()).toEqual([
      // examples.capability_negotiation.json of 2026-01-16; no schema has it.
      '$.agent_capabilities',
    ]);
  });
});
