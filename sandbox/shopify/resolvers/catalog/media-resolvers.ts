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

/** A GraphQL `Video`, `ExternalVideo` or `Model3d`. */
export function otherMedium(
  productId: string,
  index: number,
  { type, url }: NonNullable<ProductRecord['otherMedia']>[number],
) {
  return {
    __typename: type,
    id: `gid://shopify/${type}/${numericId(productId)}${index}`,
    originUrl: url,
    sources: [{ url, mimeType: type === 'Video' ? 'video/mp4' : 'model/gltf-binary' }],
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
