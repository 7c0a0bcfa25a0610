import fs from 'node:fs';
import path from 'node:path';
import { Liquid } from 'liquidjs';
import type { LiquidObject } from './liquid-objects.ts';

const SCHEMA = /\{% schema %\}([\s\S]*)\{% endschema %\}/;

export interface BlockSetting {
  type: string;
  id?: string;
  label?: string;
  info?: string;
  content?: string;
  default?: unknown;
  options?: { value: string; label: string }[];
}

export interface BlockSchema {
  name: string;
  target: string;
  enabled_on: { templates: string[] };
  settings: BlockSetting[];
}

/** A block of a theme app extension, to be rendered as the storefront would. */
export interface Block {
  schema: BlockSchema;
  /** @param settings what the merchant has set; the others are as the schema says */
  render(objects: LiquidObject, settings?: LiquidObject): string;
}

/** @param file `extensions/structured-data/blocks/product-data.liquid`; its snippets are in the folder beside it */
export function openBlock(file: string): Block {
  const source = fs.readFileSync(file, 'utf8');
  const schema = JSON.parse(SCHEMA.exec(source)![1]!) as BlockSchema;
  const engine = new Liquid({
    root: path.resolve(path.dirname(file), '../snippets'),
    extname: '.liquid',
    strictFilters: true,
    cache: true,
  });
  addShopifyFilters(engine);
  const template = engine.parse(source.replace(SCHEMA, ''));
  const defaults = Object.fromEntries(
    schema.settings.flatMap(({ id, default: value = null }) => (id ? [[id, value]] : [])),
  );
  return {
    schema,
    render: (objects, settings = {}) =>
      String(
        engine.renderSync(
          template,
          { block: { settings: { ...defaults, ...settings } } },
          { globals: objects },
        ),
      ),
  };
}

/** Filters that are Shopify's own, or that liquidjs has another meaning of (shopify.dev, "Liquid filters"). */
function addShopifyFilters(engine: Liquid): void {
  // "Outputs a JavaScript value and encodes <, > and &" ("Escape every value for its context").
  engine.registerFilter('json', (value: unknown) =>
    (JSON.stringify(value ?? null) ?? 'null').replace(
      /[<>&]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
  // An address without its protocol, with the size that is asked for.
  engine.registerFilter('image_url', ({ src }: { src: string }, [, width]: [string, number]) => {
    const url = new URL(src);
    url.searchParams.set('width', String(width));
    return url.href.slice(url.protocol.length);
  });
  // Ruby's: one blank stands for any white space, and what is empty at the end is left out.
  engine.registerFilter('split', (value: unknown, separator: string) => {
    const text = value == null ? '' : String(value);
    if (separator === ' ') return text.split(/[ \t\n\v\f\r\0]+/).filter((part) => part !== '');
    if (separator === '') return [...text];
    const parts = text.split(separator);
    while (parts.at(-1) === '') parts.pop();
    return parts;
  });
}
