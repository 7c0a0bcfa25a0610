import type { PlacedLine } from './split-lines.ts';

/** A product put together from its lines, not checked yet. */
export interface BulkProduct {
  id: string;
  media: object[];
  collections: { id: string }[];
  variants: { id: string; media: object[] }[];
}

/** A product, and where the next one begins in the file: bytes. */
export interface PlacedProduct {
  product: BulkProduct;
  end: number;
}

/** A bulk result that cannot be put together. Downloading it again does not help; exporting again may. */
export class BrokenExportError extends Error {
  override name = 'BrokenExportError';
}

type Line = { id: string; __parentId?: string } & Record<string, unknown>;

/**
 * Puts the lines of a grouped bulk result (`groupObjects: true`: children directly under their parents) together
 * into products, one at a time, so that memory holds one product whatever the size of the file.
 * @throws BrokenExportError naming the line that is no JSON, or whose parent is not the product before it.
 */
export async function* readBulkProducts(lines: AsyncIterable<PlacedLine>): AsyncGenerator<PlacedProduct> {
  let product: BulkProduct | undefined;
  let variants = new Map<string, { media: object[] }>();
  let number = 0;
  let end = 0;
  for await (const { text, end: behind } of lines) {
    number += 1;
    const node = parseLine(text, number);
    const parentId = node.__parentId;
    // Nodes are added to, not copied: of a large catalogue each copy is garbage by the gigabyte.
    if (parentId === undefined) {
      if (product) yield { product, end };
      product = Object.assign(node, { media: [], collections: [], variants: [] });
      variants = new Map();
    } else if (parentId !== product?.id) {
      const variant = variants.get(parentId);
      if (!variant)
        throw new BrokenExportError(`Line ${number} of the bulk result does not follow its parent.`);
      variant.media.push(node);
    } else if (node.id.startsWith('gid://shopify/ProductVariant/')) {
      const variant = Object.assign(node, { media: [] });
      product.variants.push(variant);
      variants.set(node.id, variant);
    } else if (node.id.startsWith('gid://shopify/Collection/')) {
      product.collections.push(node);
    } else {
      product.media.push(node);
    }
    end = behind;
  }
  if (product) yield { product, end };
}

function parseLine(text: string, number: number): Line {
  try {
    return JSON.parse(text) as Line;
  } catch (cause) {
    throw new BrokenExportError(`Line ${number} of the bulk result is no JSON.`, { cause });
  }
}
