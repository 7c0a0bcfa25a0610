import fs from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { specFile } from './acp-schema.ts';

const compiled = new Map<string, Ajv2020>();

/**
 * Problems of a value as a definition of ACP's feed schema (`Product`, `UpsertProductsRequest`, …), one line each,
 * starting with a JSON Pointer. An empty list means valid.
 * @throws Error when the specification is not on this machine (acpSchemaAvailable).
 */
export function feedProblems(version: string, definition: string, value: unknown): string[] {
  const file = specFile(version, 'json-schema', 'schema.feed.json');
  let ajv = compiled.get(file);
  if (!ajv) {
    // `strict: false`: the official bundle carries `example`, which is no JSON Schema keyword.
    ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(JSON.parse(fs.readFileSync(file, 'utf8')) as object, 'feed');
    compiled.set(file, ajv);
  }
  const check = ajv.getSchema(`feed#/$defs/${definition}`);
  if (!check) throw new Error(`ACP ${version}'s feed defines no ${definition}`);
  if (check(value)) return [];
  return (check.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`);
}
