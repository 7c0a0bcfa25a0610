import fs from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Checks values against the official JSON Schema of one ACP version. */
export interface AcpValidator {
  /**
   * Problems of `value` as an instance of the definition `defName` (e.g. `CheckoutSession`), one line each,
   * starting with a JSON Pointer. An empty list means valid. Throws if the version has no such definition.
   */
  validate(defName: string, value: unknown): string[];
}

const validators = new Map<string, AcpValidator>();

/** Folder of the ACP specification: env `ACP_SPEC_DIR`, else `../shared/acp` beside the project. */
function specDir(): string {
  return path.resolve(process.env.ACP_SPEC_DIR ?? '../shared/acp');
}

function schemaFile(version: string): string {
  return path.join(specDir(), 'spec', version, 'json-schema', 'schema.agentic_checkout.json');
}

/** Whether the official schema of that ACP version is on this machine. */
export function acpSchemaAvailable(version: string): boolean {
  return fs.existsSync(schemaFile(version));
}

/**
 * The validator of one ACP version (`2026-04-17`, …), formats checked. Compiled once per version and folder.
 * @throws Error naming the folder and `ACP_SPEC_DIR` when the specification is not there.
 */
export function acpValidator(version: string): AcpValidator {
  const file = schemaFile(version);
  const known = validators.get(file);
  if (known) return known;
  if (!fs.existsSync(file)) {
    throw new Error(
      `The ACP ${version} schema is not at ${file}. Set ACP_SPEC_DIR to a checkout of the ACP specification.`,
    );
  }
  const bundle = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    $id: string;
    $defs: Record<string, unknown>;
  };
  // `strict: false`: the official bundle carries `example`, which is no JSON Schema keyword.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(bundle);
  const validator: AcpValidator = {
    validate(defName, value) {
      if (!(defName in bundle.$defs)) throw new Error(`ACP ${version} defines no ${defName}`);
      const check = ajv.getSchema(`${bundle.$id}#/$defs/${defName}`);
      if (!check) throw new Error(`ACP ${version}: ${defName} does not compile`);
      if (check(value)) return [];
      return (check.errors ?? []).map((error) => {
        const extra = error.params.additionalProperty ?? error.params.allowedValues ?? '';
        return `${error.instancePath || '/'} ${error.message}${extra === '' ? '' : ` (${extra})`}`;
      });
    },
  };
  validators.set(file, validator);
  return validator;
}

/** A seller sent something that the official ACP schema does not allow. */
export class SchemaViolation extends Error {
  constructor(
    readonly defName: string,
    /** One line per problem, each starting with a JSON Pointer into the body. */
    readonly problems: string[],
    readonly value: unknown,
  ) {
    super(`Not a valid ACP ${defName}:\n  ${problems.join('\n  ')}`);
    this.name = 'SchemaViolation';
  }
}
