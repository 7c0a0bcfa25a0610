import { z } from 'zod';
import type { ListEnd } from '#app/feeds/quality/list-products.server.ts';

const end = z.tuple([z.string().max(1000), z.string().max(50)]);

/** Where a page of products ends, as it stands in an address. */
export function toCursor({ title, productId }: ListEnd): string {
  return JSON.stringify([title, productId]);
}

/** @returns null, the first page, for what is no cursor */
export function readCursor(text: string | null): ListEnd | null {
  try {
    const [title, productId] = end.parse(JSON.parse(text ?? ''));
    return title.includes('\0') || productId.includes('\0') ? null : { title, productId };
  } catch {
    return null;
  }
}
