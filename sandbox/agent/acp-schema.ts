import fs from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { OPENAI_VERSION } from '#app/agents/acp-versions.ts';

/** Checks values against the official JSON Schema of one ACP version. */
export interface AcpValidator {
  /**
   * Problems of `value` as an instance of the definition `defName` (e.g. `CheckoutSession`), one line each,
   * starting with a JSON Pointer. An empty list means valid. Throws if the version has no such definition.
   */
  validate(defName: string, value: unknown): string[];
}

interface ObjectSchema {
  properties: Record<string, unknown>;
  required: string[];
}
interface SchemaBundle {
  $id: string;
  $defs: Record<'Address' | 'Buyer' | 'CheckoutSessionBase' | 'Item', ObjectSchema> & Record<string, unknown>;
}

const validators = new Map<string, AcpValidator>();

/** Folder of the ACP specification: env `ACP_SPEC_DIR`, else `../shared/acp` beside the project. */
function specDir(): string {
  return path.resolve(process.env.ACP_SPEC_DIR ?? '../shared/acp');
}

/** Of the version's folder in the specification; `2025-09-12` is OpenAI's variant of 2025-09-29. */
export function specFile(version: string, ...names: string[]): string {
  const folder = version === OPENAI_VERSION ? '2025-09-29' : version;
  return path.join(specDir(), 'spec', folder, ...names);
}

function schemaFile(version: string): string {
  return specFile(version, 'json-schema', 'schema.agentic_checkout.json');
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
  const key = `${version} ${file}`;
  const known = validators.get(key);
  if (known) return known;
  if (!fs.existsSync(file)) {
    throw new Error(
      `The ACP ${version} schema is not at ${file}. Set ACP_SPEC_DIR to a checkout of the ACP specification.`,
    );
  }
  const bundle = JSON.parse(fs.readFileSync(file, 'utf8')) as SchemaBundle;
  if (version === OPENAI_VERSION) applyOpenAiPages(bundle);
  makeOrderPossible(bundle);
  makeQuantityValid(bundle);
  // `strict: false`: the official bundle carries `example`, which is no JSON Schema keyword.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const bundles = [bundle, ...cartBundles(version, bundle)];
  bundles.forEach((one) => ajv.addSchema(one));
  const validator: AcpValidator = {
    validate(defName, value) {
      const home = bundles.find(({ $defs }) => defName in $defs);
      if (!home) throw new Error(`ACP ${version} defines no ${defName}`);
      const check = ajv.getSchema(`${home.$id}#/$defs/${defName}`);
      if (!check) throw new Error(`ACP ${version}: ${defName} does not compile`);
      if (check(value)) return [];
      return (check.errors ?? []).map((error) => {
        const extra = error.params.additionalProperty ?? error.params.allowedValues ?? '';
        return `${error.instancePath || '/'} ${error.message}${extra === '' ? '' : ` (${extra})`}`;
      });
    },
  };
  validators.set(key, validator);
  return validator;
}

/** The schema of carts where the version has one, and the checkout's under the name by which that one refers to it. */
function cartBundles(version: string, checkout: SchemaBundle): Pick<SchemaBundle, '$id' | '$defs'>[] {
  const file = specFile(version, 'json-schema', 'schema.cart.json');
  if (!fs.existsSync(file)) return [];
  const carts = JSON.parse(fs.readFileSync(file, 'utf8')) as SchemaBundle;
  return [carts, { ...checkout, $id: new URL('schema.agentic_checkout.json', carts.$id).href }];
}

/** OpenAI's pages name a buyer by one `name`, and give an address a phone number. */
function applyOpenAiPages({ $defs: { Buyer, Address } }: SchemaBundle): void {
  const { email, phone_number } = Buyer.properties;
  Object.assign(Buyer, {
    properties: { name: { type: 'string' }, email, phone_number },
    required: ['name', 'email'],
  });
  Address.properties.phone_number = { type: 'string' };
}

/**
 * Nothing satisfies CheckoutSessionWithOrder of 2025-09-29 as published: it demands an `order` beside a base that
 * forbids further properties. Later versions put `order` into the base, as is done here for that definition alone.
 */
function makeOrderPossible({ $defs }: SchemaBundle): void {
  const base = $defs.CheckoutSessionBase;
  if ('order' in base.properties) return;
  $defs.CheckoutSessionWithOrder = {
    ...base,
    properties: { ...base.properties, order: { $ref: '#/$defs/Order' } },
    required: [...base.required, 'order'],
  };
}

/** Quantities of 2025-09-29 are "more than 0" in the words of JSON Schema draft 4, which no later validator accepts. */
function makeQuantityValid({ $defs: { Item } }: SchemaBundle): void {
  const quantity = Item.properties.quantity as { minimum?: number; exclusiveMinimum?: unknown } | undefined;
  if (quantity?.exclusiveMinimum !== true) return;
  quantity.exclusiveMinimum = quantity.minimum;
  delete quantity.minimum;
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
