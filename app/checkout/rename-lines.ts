import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import type { CartLine } from './session.ts';

/** Lines in the language the catalogue was read in; amounts and stock stay as they were, and so does an item that has left. */
export function renameLines(lines: CartLine[], catalog: ReadonlyMap<string, CatalogItem>): CartLine[] {
  return lines.map((line) => {
    const item = catalog.get(line.itemId);
    if (!item) return line;
    const { name, description, options } = item;
    return { ...line, name, description, options };
  });
}
