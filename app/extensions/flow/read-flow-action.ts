import { FLOW_ACTIONS, isFlowAction } from '#app/flow/actions/flow-actions.ts';
import type { FlowActionRun } from '#app/flow/actions/run-flow-action.server.ts';
import { AppError } from '#app/kernel/app-error.ts';

/** What Flow sends is short; longer would not fit the index of the runs that are remembered. */
const LONGEST = 255;
const NUMBER = /^\d{1,20}$/;

/** Which shop's workflow asks, and for what. */
export interface FlowRequest extends FlowActionRun {
  /** `*.myshopify.com` */
  shopDomain: string;
}

/**
 * Reads what Flow sends to an action's address (shopify.dev, "Create Flow action endpoints"); fields that are not named
 * there, or not needed, are passed over.
 * @param handle of the address
 * @throws AppError `not_found` for an action that there is not, `invalid` or `missing` with the field
 */
export function readFlowAction(handle: string, body: unknown): FlowRequest {
  if (!isFlowAction(handle)) throw new AppError('not_found', 'There is no such action.');
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new AppError('invalid', 'The body is no JSON object.', { param: '$' });
  const fields = body as Record<string, unknown>;
  if (fields.handle !== undefined && fields.handle !== handle)
    throw new AppError('invalid', 'The address is of another action.', { param: '$.handle' });
  return {
    action: handle,
    shopDomain: readText(fields, 'shopify_domain'),
    runId: readText(fields, 'action_run_id'),
    subject: readNumber(fields.properties, FLOW_ACTIONS[handle]),
  };
}

function readText(fields: Record<string, unknown>, name: string): string {
  const value = fields[name];
  const param = `$.${name}`;
  if (value === undefined || value === null) throw new AppError('missing', `${name} is missing.`, { param });
  if (typeof value !== 'string' || value === '' || value.length > LONGEST || value.includes('\0'))
    throw new AppError('invalid', `${name} is not usable.`, { param });
  return value;
}

/** A number of Shopify's: Flow writes it as text, and has written it as a number. */
function readNumber(properties: unknown, name: string): string {
  const param = `$.properties.${name}`;
  const value = (properties as Record<string, unknown> | null | undefined)?.[name];
  if (value === undefined || value === null || value === '')
    throw new AppError('missing', `${name} is missing.`, { param });
  const text = Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !NUMBER.test(text))
    throw new AppError('invalid', `${name} is no number of Shopify's.`, { param });
  return text;
}
