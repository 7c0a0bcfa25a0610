import { connection, type ConnectionArguments } from '#sandbox/shopify/graphql/connection.ts';
import type { ResolverMap } from '#sandbox/shopify/context.ts';
import type { ProductRecord } from '#sandbox/shopify/state/records.ts';
import { isPublished } from './catalog-rules.ts';

/** The one place this shop publishes to. */
export const onlineStore = {
  __typename: 'Publication',
  id: 'gid://shopify/Publication/1',
  name: 'Online Store',
  autoPublish: true,
  supportsFuturePublishing: true,
  catalog: null,
  operation: null,
};

/** Where a product is published, as `ResourcePublicationV2`. */
export function publishedOn(product: ProductRecord) {
  if (!isPublished(product)) return [];
  return [
    { isPublished: true, publication: onlineStore, publishDate: product.publishedAt, publishable: product },
  ];
}

export const publicationResolvers: ResolverMap = {
  QueryRoot: {
    publications: (_source, args: ConnectionArguments) => connection([onlineStore], args),
    publication: (_source, { id }: { id: string }) => (id === onlineStore.id ? onlineStore : null),
    publicationsCount: () => ({ count: 1, precision: 'EXACT' }),
  },
};
