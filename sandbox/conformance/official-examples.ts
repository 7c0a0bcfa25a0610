import fs from 'node:fs';
import path from 'node:path';
import { specFile } from '#sandbox/agent/acp-schema.ts';

export type ExampleOperation = 'create' | 'update' | 'complete' | 'cancel';

/** A request of the protocol's own examples. */
export interface OfficialExample {
  /** As in the file, e.g. `create_checkout_session_request`. */
  name: string;
  operation: ExampleOperation;
  body: Record<string, unknown>;
}

const CHECKOUT = 'examples.agentic_checkout.json';
/** Examples of other APIs (payment delegation, feeds) and of JSON-RPC. */
const OTHER = /^examples\.(delegate_|feed|mcp)/;

/**
 * Every official request to `/checkout_sessions…` of a version; OpenAI's variant uses those of 2025-09-29.
 * @throws Error with words for a person when the specification is not on this machine.
 */
export function officialExamples(version: string): OfficialExample[] {
  const specification = specFile(version);
  const folder = path.join(specification, '..', '..', 'examples', path.basename(specification));
  if (!fs.existsSync(folder)) {
    throw new Error(
      `No official examples of ACP ${version} at ${folder}. Set ACP_SPEC_DIR to a checkout of the ACP specification.`,
    );
  }
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return (
    files
      .filter((file) => file.endsWith('.json') && !OTHER.test(path.basename(file)))
      // The plain checkout's come first, so that the first of a kind is complete.
      .sort((a, b) => Number(b === CHECKOUT) - Number(a === CHECKOUT) || a.localeCompare(b))
      .flatMap((file) => {
        const content = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Record<
          string,
          unknown
        >;
        return requestsIn(content, path.basename(file, '.json'));
      })
  );
}

/** The requests of one file: its keys that are called one. `file` names a request that has no name of its own. */
export function requestsIn(content: Record<string, unknown>, file: string): OfficialExample[] {
  return Object.entries(content)
    .filter(([key]) => /(^|_)request(_|$)/.test(key))
    .map(([key, value]) => {
      const body = value as Record<string, unknown>;
      return { name: key === 'request' ? file : key, operation: operationOf(body), body };
    });
}

function operationOf(body: Record<string, unknown>): ExampleOperation {
  if ('payment_data' in body) return 'complete';
  if ('items' in body || 'line_items' in body) return 'create';
  return 'intent_trace' in body ? 'cancel' : 'update';
}

/** What stands in the place of the examples' made-up ids. */
export interface Substitutes {
  itemId: string;
  token?: string;
  optionId?: string;
  lineIds?: string[];
}

/** The example with ids and token of the seller it is sent to; everything else stays. */
export function withSubstitutes(body: Record<string, unknown>, real: Substitutes): Record<string, unknown> {
  return replace(body, (key, value) => {
    if (key === 'items' || key === 'line_items')
      return (value as object[]).map((item) => ({ ...item, id: real.itemId }));
    if (key === 'token' && real.token !== undefined) return real.token;
    if ((key === 'option_id' || key === 'fulfillment_option_id') && real.optionId !== undefined)
      return real.optionId;
    if (key === 'item_ids' && real.lineIds !== undefined) return real.lineIds;
    // A token of affiliate attribution pays nothing.
    if (key === 'affiliate_attribution') return value;
    return undefined;
  }) as Record<string, unknown>;
}

/** Whether it orders a part of a unit, as the example of 2025-09-29 does. */
export function hasFraction(body: unknown): boolean {
  return /"quantity":\d+\.\d/.test(JSON.stringify(body));
}

/** The same request for whole units. */
export function withWholeQuantities(body: Record<string, unknown>): Record<string, unknown> {
  return replace(body, (key, value) =>
    key === 'quantity' ? Math.floor(Number(value)) : undefined,
  ) as Record<string, unknown>;
}

/** A copy in which `other` may give any field another value; undefined keeps it. */
function replace(value: unknown, other: (key: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((child) => replace(child, other));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, other(key, child) ?? replace(child, other)]),
  );
}
