import path from 'node:path';
import { z } from 'zod';
import { extensionTomls } from '#sandbox/shopify/extensions/extension-tomls.ts';
import { readSvgIcon } from './read-svg-icon.ts';

/** GraphQL `OrderAttributionDefinition`, as an app's extension ships it. */
export interface OrderAttribution {
  handle: string;
  displayName: string;
  /** SVG */
  icon: string | null;
}

const TYPE = 'order_attribution_config';
const tomlSchema = z.object({
  extensions: z.array(z.looseObject({ type: z.string() })).default([]),
});
const extensionSchema = z.strictObject({
  type: z.literal(TYPE),
  handle: z.string(),
  name: z.string(),
  definitions: z.array(
    z.strictObject({
      handle: z.string().regex(/^[a-z0-9_-]+$/, 'lower-case letters, digits, dashes and underscores'),
      display_name: z.string().min(1),
      icon: z.string().endsWith('.svg').optional(),
    }),
  ),
});

/**
 * Where orders of an app can come from, of its extension of type `order_attribution_config` (shopify.dev, "Configure
 * order attribution for sales channel apps"), read as `shopify app deploy` would send it. None where it has no such.
 * @param folder the app's `extensions`
 * @throws Error naming the file, when it is not as Shopify wants it or an icon is missing or not clean
 */
export function readOrderAttributions(folder: string): OrderAttribution[] {
  return extensionTomls(folder).flatMap(({ file, toml }) => {
    const { extensions } = tomlSchema.parse(toml);
    return extensions.filter(({ type }) => type === TYPE).flatMap((one) => definitionsOf(one, file));
  });
}

function definitionsOf(extension: unknown, file: string): OrderAttribution[] {
  const { data, error } = extensionSchema.safeParse(extension);
  if (!data) throw new Error(`${file} is not valid:\n${z.prettifyError(error)}`);
  const handles = data.definitions.map(({ handle }) => handle);
  if (new Set(handles).size < handles.length) throw new Error(`${file} has a handle twice.`);
  return data.definitions.map(({ handle, display_name: displayName, icon }) => ({
    handle,
    displayName,
    icon: icon === undefined ? null : readSvgIcon(path.join(path.dirname(file), icon), file),
  }));
}
