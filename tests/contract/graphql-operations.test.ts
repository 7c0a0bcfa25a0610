import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  Kind,
  NoDeprecatedCustomRule,
  TypeInfo,
  concatAST,
  getNamedType,
  isObjectType,
  specifiedRules,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { SHOPIFY_API_VERSION } from '#app/shopify/api-version.ts';
import { readOperations } from '#app/shopify/operations/generate-types.ts';
import { loadAdminSchema } from '#sandbox/shopify/graphql/admin-schema.ts';

/** Mandatory since 2026-04, though the schema does not show it (shopify.dev changelog, "Idempotent mutations"). */
const MUST_BE_IDEMPOTENT =
  /^(refundCreate|inventory(Activate|AdjustQuantities|MoveQuantities|SetQuantities|SetOnHandQuantities|Shipment\w*|Transfer\w*)|location(Activate|Deactivate))$/;

const run = promisify(execFile);

const operations = await readOperations();

/** All files as one document, as fragments of one file are used in others. */
const everything = concatAST(operations.map(({ document }) => document));

/** The root fields of every mutation, with the file they are in. */
function mutationFields(): { location: string; field: FieldNode }[] {
  return operations.flatMap(({ location, document }) =>
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'mutation'
        ? definition.selectionSet.selections.map((field) => ({ location, field: field as FieldNode }))
        : [],
    ),
  );
}

describe.each(['2026-10', 'unstable'] as const)('GIVEN the %s Admin schema', (version) => {
  let problems: (document: DocumentNode) => string[];
  beforeAll(async () => {
    const { schema } = await loadAdminSchema(version);
    problems = (document) =>
      validate(schema, document, [...specifiedRules, NoDeprecatedCustomRule]).map((error) => error.message);
  });

  test('THEN every operation is valid and uses nothing deprecated', () => {
    expect(operations.length).toBeGreaterThan(0);
    expect(problems(everything)).toEqual([]);
  });
});

test('the pinned API version is the one whose schema types are made from', () => {
  expect(SHOPIFY_API_VERSION).toBe('2026-10');
});

test('every operation has a name of its own, and one file holds one operation at most', () => {
  const names = everything.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value] : [],
  );
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(names.length);
  for (const { location, document } of operations) {
    const count = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION).length;
    expect(count, location).toBeLessThanOrEqual(1);
  }
});

test('every mutation selects its user errors with field and message', async () => {
  const { schema } = await loadAdminSchema();
  for (const { location, field } of mutationFields()) {
    const payload = getNamedType(schema.getMutationType()!.getFields()[field.name.value]!.type);
    if (!isObjectType(payload)) throw new Error(`${location}: a payload is an object`);
    const errorFields = Object.keys(payload.getFields()).filter((name) => /userErrors$/i.test(name));
    const selected = (field.selectionSet?.selections ?? []) as FieldNode[];
    // orderCancel has both the deprecated userErrors and its typed successor; one of them is enough.
    const chosen = selected.filter((node) => errorFields.includes(node.name?.value));
    expect(chosen.length, `${location} selects none of ${errorFields.join(', ')}`).toBeGreaterThan(0);
    for (const node of chosen) {
      const inner = (node.selectionSet?.selections as FieldNode[]).map((child) => child.name.value);
      expect(inner, location).toEqual(expect.arrayContaining(['field', 'message']));
    }
  }
});

test('every mutation that Shopify wants idempotent carries @idempotent with a key from a variable', () => {
  for (const { location, field } of mutationFields()) {
    if (!MUST_BE_IDEMPOTENT.test(field.name.value)) continue;
    const key = field.directives
      ?.find((directive) => directive.name.value === 'idempotent')
      ?.arguments?.find((argument) => argument.name.value === 'key');
    expect(key?.value.kind, `${location}: ${field.name.value}`).toBe(Kind.VARIABLE);
  }
});

test('no operation reads a whole connection: each states how many it wants', async () => {
  const { schema } = await loadAdminSchema();
  const typeInfo = new TypeInfo(schema);
  const unbounded: string[] = [];
  const isBulkQuery = (location: string) => location.startsWith('catalog/') && location.includes('bulk');
  for (const { location, document } of operations) {
    if (isBulkQuery(location)) continue;
    visit(
      document,
      visitWithTypeInfo(typeInfo, {
        Field(node) {
          const takesFirst = typeInfo.getFieldDef()?.args.some((argument) => argument.name === 'first');
          const given = node.arguments?.some(({ name }) => ['first', 'last'].includes(name.value));
          const type = typeInfo.getType();
          if (takesFirst && !given && type && getNamedType(type).name.endsWith('Connection')) {
            unbounded.push(`${location}: ${node.name.value}`);
          }
        },
      }),
    );
  }
  expect(unbounded).toEqual([]);
});

test('the generated types are what `npm run graphql:types` makes now', async () => {
  // In a process of its own: vitest and Node load two different copies of graphql, which refuse each other's schema.
  const generator = fileURLToPath(new URL('../../app/shopify/operations/generate-types.ts', import.meta.url));
  await expect(run(process.execPath, ['--import', 'tsx', generator, '--check'])).resolves.toMatchObject({
    stderr: '',
  });
}, 60_000);
