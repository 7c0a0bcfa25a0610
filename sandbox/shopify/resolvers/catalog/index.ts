import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { mergeResolvers } from '#sandbox/shopify/graphql/merge-resolvers.ts';
import { appResolvers } from './app-resolvers.ts';
import { catalogQueries } from './catalog-queries.ts';
import { channelResolvers } from './channel-resolvers.ts';
import { feedbackMutation } from './feedback-mutation.ts';
import { inventoryResolvers } from './inventory-resolvers.ts';
import { locationResolvers } from './location-resolvers.ts';
import { mediaResolvers } from './media-resolvers.ts';
import { metafieldDefinitionResolvers } from './metafield-definition-resolvers.ts';
import { nodeQueries } from './node-queries.ts';
import { productFeedResolvers } from './product-feed-resolvers.ts';
import { productResolvers } from './product-resolvers.ts';
import { publicationResolvers } from './publication-resolvers.ts';
import { shopFeedbackMutation } from './shop-feedback-mutation.ts';
import { shopResolvers } from './shop-resolvers.ts';
import { translationResolvers } from './translation-resolvers.ts';
import { variantResolvers } from './variant-resolvers.ts';

/** Everything about the shop, its catalogue and the installed app. */
export const catalogResolvers: ResolverMap = mergeResolvers([
  appResolvers,
  catalogQueries,
  channelResolvers,
  feedbackMutation,
  inventoryResolvers,
  locationResolvers,
  mediaResolvers,
  metafieldDefinitionResolvers,
  nodeQueries,
  productFeedResolvers,
  productResolvers,
  publicationResolvers,
  shopFeedbackMutation,
  shopResolvers,
  translationResolvers,
  variantResolvers,
]);
