import { createHash } from 'node:crypto';
import { discontinued, type AcpProduct } from '../../formats/acp/acp-product.ts';

/** What a feed API is to be told of a product. */
export interface Upsert {
  productId: string;
  /** `Product` as the API takes it; null: it has nothing of the product, and needs nothing. */
  product: object | null;
  /** Ids of the variants that it knows as sold from then on. */
  variantIds: string[];
  digest: Buffer;
}

const DIGEST_BYTES = 16;

/**
 * A product as it is now, and as discontinued what is not sold any more: a PATCH cannot delete (ACP's feed API: "set
 * unavailable or discontinued").
 * @param now null: agents do not see the product (any more)
 * @param before the variants that the API knows as sold
 */
export function toUpsert(productId: string, now: AcpProduct | null, before: readonly string[]): Upsert {
  const variantIds = now?.variants.map(({ id }) => id) ?? [];
  const gone = before.filter((id) => !variantIds.includes(id));
  const ended = discontinued({ id: productId, variantIds: gone });
  const product = now
    ? { ...now, variants: [...now.variants, ...(gone.length > 0 ? ended.variants : [])] }
    : gone.length > 0
      ? ended
      : null;
  return { productId, product, variantIds, digest: digestOf(now) };
}

/** Of a product as it is, so that what has not changed is not sent again. */
export function digestOf(product: object | null): Buffer {
  return createHash('sha256').update(JSON.stringify(product)).digest().subarray(0, DIGEST_BYTES);
}
