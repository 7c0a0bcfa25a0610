import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { answer, UserError } from '#sandbox/shopify/user-error.ts';
import type { FlowExtensions, FlowField } from './read-flow-extensions.ts';

/** Of a payload as JSON; what Shopify answers to more. */
const MOST_BYTES = 50_000;
/** How many receipts are kept to look at. */
const KEEP = 1000;

interface Arguments {
  body?: string | null;
  handle?: string | null;
  payload?: unknown;
}

/**
 * `flowTriggerReceive`: takes what is a payload of one of the app's triggers and keeps it. The words for an unknown handle
 * and for too many bytes are Shopify's; which words it has for a wrong field nobody has written down.
 */
export const flowResolvers = ({ triggers }: FlowExtensions): ResolverMap => ({
  Mutation: {
    flowTriggerReceive: (_root, args: Arguments, context) =>
      answer([], () => {
        receive(triggers, args, context);
        return {};
      }),
  },
});

function receive(
  triggers: FlowExtensions['triggers'],
  { body, handle, payload }: Arguments,
  { state, clock }: ShopifyContext,
): void {
  if (body) throw new UserError(['body'], '`body` is deprecated, and is not simulated');
  if (!handle || !payload) throw new UserError(['handle'], '`handle` and `payload` arguments are required');
  if (Buffer.byteLength(JSON.stringify(payload)) > MOST_BYTES)
    refuse(`Properties size exceeds the limit of ${MOST_BYTES} bytes.`);
  const trigger = triggers.get(handle);
  if (!trigger) return refuse(`Invalid handle '${handle}'.`);
  const problem = problemOf(payload, trigger.fields);
  if (problem) refuse(problem);
  const receivedAt = clock().toISOString();
  state.flowTriggers.put({
    id: state.gid('FlowTriggerReceipt'),
    handle,
    payload: payload as Record<string, unknown>,
    receivedAt,
  });
  if (state.flowTriggers.size > KEEP * 2)
    for (const { id } of state.flowTriggers.all().slice(0, -KEEP)) state.flowTriggers.delete(id);
}

function refuse(problem: string): never {
  throw new UserError(['body'], `Errors validating schema:\n  ${problem}\n`);
}

function problemOf(payload: unknown, fields: FlowField[]): string | null {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return 'The payload is no object.';
  const values = payload as Record<string, unknown>;
  const undeclared = Object.keys(values).find((key) => !fields.some((field) => field.key === key));
  if (undeclared !== undefined) return `The field '${undeclared}' is not declared.`;
  const missing = fields.find(({ key }) => values[key] === undefined || values[key] === null);
  if (missing) return `The field '${missing.key}' is missing.`;
  const wrong = fields.find(({ key, type }) => !isOfType(values[key], type));
  return wrong ? `The field '${wrong.key}' is no ${wrong.type}.` : null;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'number_decimal') return typeof value === 'number';
  if (type.endsWith('_reference')) return Number.isSafeInteger(value) && (value as number) > 0;
  if (typeof value !== 'string' || /[\r\n]/.test(value)) return false;
  return type !== 'url' || (/^https?:\/\//.test(value) && URL.canParse(value));
}
