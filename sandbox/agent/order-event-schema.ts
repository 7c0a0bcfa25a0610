import fs from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { OPENAI_VERSION } from '#app/agents/acp-versions.ts';
import { specFile } from './acp-schema.ts';

const BASE = 'https://example.com/openapi/';
const WEBHOOK = 'openapi.agentic_checkout_webhook.yaml';
const CHECKOUT = 'openapi.agentic_checkout.yaml';
interface OpenApiDocument {
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
}

const checks = new Map<string, ValidateFunction>();

/**
 * Problems of an order event as `WebhookEvent` of that ACP version's OpenAPI document, one line each, starting with a
 * JSON Pointer. An empty list means valid.
 * @throws Error when the specification is not on this machine (acpSchemaAvailable).
 */
export function orderEventProblems(version: string, event: unknown): string[] {
  const check = checkOf(version);
  if (check(event)) return [];
  return (check.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}`);
}

function checkOf(version: string): ValidateFunction {
  const key = `${version} ${specFile(version, 'openapi')}`;
  const known = checks.get(key);
  if (known) return known;
  // `strict: false`: an OpenAPI document holds more than schemas.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  // Since 2026-04-17 the webhook document refers to the other one for its Order.
  for (const name of [WEBHOOK, CHECKOUT]) {
    const document = parse(fs.readFileSync(specFile(version, 'openapi', name), 'utf8')) as OpenApiDocument;
    if (version === OPENAI_VERSION && name === WEBHOOK) {
      // OpenAI's pages call the events otherwise: developers.openai.com/commerce/specs/checkout, "Webhook Event".
      document.components.schemas.WebhookEvent!.properties!.type = {
        enum: ['order_created', 'order_updated'],
      };
    }
    ajv.addSchema({ ...document, $id: BASE + name });
  }
  const check = ajv.getSchema(`${BASE}${WEBHOOK}#/components/schemas/WebhookEvent`);
  if (!check) throw new Error(`ACP ${version} defines no WebhookEvent`);
  checks.set(key, check);
  return check;
}
