import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';

/**
 * The shopify.extension.toml of each extension, unread but for its syntax.
 * @param folder the app's `extensions`; one that is not there holds none
 */
export function extensionTomls(folder: string): { file: string; toml: unknown }[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .map((name) => path.join(folder, name, 'shopify.extension.toml'))
    .filter((file) => fs.existsSync(file))
    .map((file) => ({ file, toml: parse(fs.readFileSync(file, 'utf8')) as unknown }));
}
