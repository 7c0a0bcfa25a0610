import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { extensionTomls } from '#sandbox/shopify/extensions/extension-tomls.ts';
import { readSvgIcon } from './read-svg-icon.ts';

const TYPE = 'channel_config';
const tomlSchema = z.object({
  extensions: z.array(z.looseObject({ type: z.string() })).default([]),
});
const extensionSchema = z.strictObject({
  type: z.literal(TYPE),
  handle: z.string(),
  name: z.string(),
  description: z.string().optional(),
  create_legacy_channel_on_app_install: z.literal(false, { error: 'legacy channels are not simulated' }),
});
const specificationSchema = z.strictObject({
  handle: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and dashes'),
  label: z.string().min(1),
  description: z.string().optional(),
  icon: z.string().endsWith('.svg').optional(),
  productFeedManagement: z.enum(['automatic', 'manual']).default('automatic'),
  capabilities: z.record(z.string(), z.boolean()).default({}),
  requirements: z
    .strictObject({
      expectsOnlineStoreParity: z.boolean().default(false),
      merchantOfRecord: z.enum(['channel', 'merchant']).optional(),
    })
    .default({ expectsOnlineStoreParity: false }),
  countries: z
    .array(
      z.strictObject({
        code: z.string().length(2),
        languages: z.array(z.string()).min(1),
        currency: z.string().length(3),
      }),
    )
    .min(1),
});

/** What an app is to Shopify as a channel: where it sells, and who makes its product feeds. */
export type ChannelSpecification = z.infer<typeof specificationSchema>;

/**
 * The specifications beside an app's extension of type `channel_config` (shopify.dev, "Channel config extension"), as
 * `shopify app deploy` would send them. None where it has no such extension.
 * @param folder the app's `extensions`
 * @throws Error naming the file, when it is not as Shopify wants it, a handle comes twice, or there is no specification
 */
export function readChannelSpecifications(folder: string): ChannelSpecification[] {
  return extensionTomls(folder).flatMap(({ file, toml }) => {
    const own = tomlSchema.parse(toml).extensions.filter(({ type }) => type === TYPE);
    if (own.length === 0) return [];
    for (const extension of own) checked(extensionSchema, extension, file);
    return specificationsIn(path.join(path.dirname(file), 'specifications'));
  });
}

function specificationsIn(folder: string): ChannelSpecification[] {
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const files = names.filter((name) => name.endsWith('.toml')).map((name) => path.join(folder, name));
  if (files.length === 0) throw new Error(`There is no specification in ${folder}.`);
  const found = files.map((file) => {
    const specification = checked(specificationSchema, parse(fs.readFileSync(file, 'utf8')), file);
    if (specification.icon) readSvgIcon(path.join(folder, specification.icon), file);
    return specification;
  });
  if (new Set(found.map(({ handle }) => handle)).size < found.length)
    throw new Error(`${folder} has a handle twice.`);
  return found;
}

function checked<T extends z.ZodType>(schema: T, value: unknown, file: string): z.infer<T> {
  const { data, error } = schema.safeParse(value);
  if (error) throw new Error(`${file} is not valid:\n${z.prettifyError(error)}`);
  return data;
}
