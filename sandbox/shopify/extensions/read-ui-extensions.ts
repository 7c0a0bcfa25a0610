import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { extensionTomls } from './extension-tomls.ts';

/** A part of an app that Shopify's admin runs in its own pages. */
export interface UiExtension {
  handle: string;
  /** In English, the admin's own language here. */
  name: string;
  target: string;
  /** File that draws it. */
  module: string;
  /** File that says whether it is offered at all; null: always. */
  condition: string | null;
  /** English texts by key, as in its locale file. */
  texts: Record<string, unknown>;
}

const tomlSchema = z.object({
  extensions: z
    .array(
      z.object({
        type: z.string(),
        handle: z.string(),
        name: z.string(),
        targeting: z
          .array(
            z.object({
              target: z.string(),
              module: z.string(),
              should_render: z.object({ module: z.string() }).optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});

/**
 * The UI extensions of an app, from the folder `extensions` beside its shopify.app.toml, as `shopify app deploy` takes
 * them.
 * @throws ZodError for a file that Shopify would not take
 */
export function readUiExtensions(appTomlFile: string): UiExtension[] {
  const root = path.join(path.dirname(appTomlFile), 'extensions');
  return extensionTomls(root).flatMap(({ file, toml }) => {
    const directory = path.dirname(file);
    const { extensions } = tomlSchema.parse(toml);
    return extensions
      .filter(({ type }) => type === 'ui_extension')
      .flatMap(({ handle, name, targeting }) => {
        const texts = readTexts(directory);
        const title = name.startsWith('t:') ? String(texts[name.slice(2)]) : name;
        return targeting.map(({ target, module, should_render: condition }) => ({
          ...{ handle, target, texts, name: title },
          module: path.join(directory, module),
          condition: condition ? path.join(directory, condition.module) : null,
        }));
      });
  });
}

function readTexts(directory: string): Record<string, unknown> {
  const file = path.join(directory, 'locales/en.default.json');
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
}
