import type { ResolverMap } from '#sandbox/shopify/context.ts';
import type { ProductRecord } from '#sandbox/shopify/state/records.ts';
import { numericId } from './numeric-id.ts';

type ImageRecord = ProductRecord['images'][number];

/** A GraphQL `Image`. */
export function image(record: ImageRecord) {
  return { ...record, id: `gid://shopify/ProductImage/${numericId(record.id)}`, thumbhash: null };
}

/** A GraphQL `MediaImage` (one of the kinds of `Media`). */
export function mediaImage(record: ImageRecord) {
  return {
    __typename: 'MediaImage',
    id: `gid://shopify/MediaImage/${numericId(record.id)}`,
    alt: record.altText,
    image: image(record),
    preview: { image: image(record), status: 'READY' },
    originalSource: { url: record.url, fileSize: null },
    mediaContentType: 'IMAGE',
    mimeType: null,
    status: 'READY',
    fileStatus: 'READY',
    mediaErrors: [],
    mediaWarnings: [],
    fileErrors: [],
  };
}

export const mediaResolvers: ResolverMap = {
  Image: {
    originalSrc: (source: ImageRecord) => source.url,
    src: (source: ImageRecord) => source.url,
    transformedSrc: (source: ImageRecord) => source.url,
    metafield: () => null,
  },
};
