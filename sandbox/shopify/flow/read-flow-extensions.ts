import { z } from 'zod';
import { extensionTomls } from '#sandbox/shopify/extensions/extension-tomls.ts';

/** A field of a trigger or an action, by the key that its payload has it under. */
export interface FlowField {
  key: string;
  type: string;
  required: boolean;
}

/** What the app's extensions have brought into Flow, by handle. */
export interface FlowExtensions {
  triggers: ReadonlyMap<string, { fields: FlowField[] }>;
  actions: ReadonlyMap<string, { fields: FlowField[]; runtimeUrl: string }>;
}

const REFERENCES = ['customer_reference', 'order_reference', 'product_reference'] as const;
const handle = z
  .string()
  .max(30)
  .regex(/^[\da-zA-Z-]+$/);
const common = { name: z.string(), handle, uid: z.string().optional(), description: z.string().optional() };
const description = z.string().optional();
const reference = z.strictObject({
  type: z.enum(REFERENCES),
  description,
  required: z.boolean().optional(),
});

/** What Shopify's CLI takes (4.8, its schemas `flow_trigger` and `flow_action`). */
const triggerSchema = z.strictObject({
  extensions: z.tuple([z.strictObject({ ...common, type: z.literal('flow_trigger') })]),
  settings: z.strictObject({
    fields: z.array(
      z.union([
        reference,
        z.strictObject({
          type: z.enum(['boolean', 'email', 'number_decimal', 'single_line_text_field', 'url']),
          key: z.string().regex(/^[a-zA-Z\s]+$/, 'has other characters than letters and spaces'),
          description,
        }),
      ]),
    ),
  }),
});
const actionSchema = z.strictObject({
  extensions: z.tuple([
    z.strictObject({ ...common, type: z.literal('flow_action'), runtime_url: z.string().startsWith('/') }),
  ]),
  settings: z.strictObject({ fields: z.array(reference) }),
});

/**
 * Reads the Flow extensions as `shopify app deploy` would send them.
 * @param folder with a folder for each extension; one that is not there holds none
 * @throws Error naming the file that Shopify would refuse
 */
export function readFlowExtensions(folder: string, appUrl: string): FlowExtensions {
  const triggers = new Map<string, { fields: FlowField[] }>();
  const actions = new Map<string, { fields: FlowField[]; runtimeUrl: string }>();
  for (const { file, toml } of extensionTomls(folder)) {
    const type = (toml as { extensions?: { type?: string }[] }).extensions?.[0]?.type;
    if (type === 'flow_trigger') {
      const { extensions, settings } = read(triggerSchema, toml, file);
      triggers.set(extensions[0].handle, { fields: settings.fields.map(fieldOf) });
    }
    if (type === 'flow_action') {
      const { extensions, settings } = read(actionSchema, toml, file);
      const runtimeUrl = new URL(extensions[0].runtime_url, appUrl).href;
      actions.set(extensions[0].handle, { fields: settings.fields.map(fieldOf), runtimeUrl });
    }
  }
  return { triggers, actions };
}

function read<T>(schema: z.ZodType<T>, toml: unknown, file: string): T {
  const result = schema.safeParse(toml);
  if (result.success) return result.data;
  throw new Error(`The extension ${file} is not valid:\n${z.prettifyError(result.error)}`);
}

/** A reference has the key that Flow gives it: `order_reference` is `order_id`. */
function fieldOf(field: { type: string; key?: string; required?: boolean }): FlowField {
  const { type, key = type.replace(/_reference$/, '_id'), required = false } = field;
  return { type, key, required };
}
