import { GraphQLError } from 'graphql';
import { approvedAttributions } from '#sandbox/shopify/commerce/order-attribution.ts';
import { wholeSeconds } from '#sandbox/shopify/graphql/whole-seconds.ts';
import { findChannel } from '#sandbox/shopify/channels/find-channels.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';

interface FeedbackInput {
  productId: string;
  state: 'ACCEPTED' | 'REQUIRES_ACTION';
  messages?: string[] | null;
  productUpdatedAt: string;
  feedbackGeneratedAt: string;
  channelId?: string | null;
}

const MOST_PRODUCTS = 50;
const MOST_MESSAGES = 10;
const MOST_CHARACTERS = 100;

/** What keeps products from a sales channel, told by the channel's app (shopify.dev, bulkProductResourceFeedbackCreate). */
export const feedbackMutation: ResolverMap = {
  Mutation: {
    bulkProductResourceFeedbackCreate: (
      _root,
      { feedbackInput }: { feedbackInput: FeedbackInput[] },
      context,
    ) => {
      const { state } = context;
      demandSalesChannel(context, 'bulkProductResourceFeedbackCreate');
      const userErrors: { field: string[]; code: string; message: string }[] = [];
      if (feedbackInput.length > MOST_PRODUCTS)
        userErrors.push({
          field: ['feedbackInput'],
          code: 'MAXIMUM_FEEDBACK_LIMIT_EXCEEDED',
          message: `Only ${MOST_PRODUCTS} products can be told of at once`,
        });
      const taken =
        userErrors.length > 0
          ? []
          : feedbackInput.filter((input, index) => {
              const problem = problemOf(context, input);
              if (problem) userErrors.push({ field: ['feedbackInput', String(index)], ...problem });
              return !problem;
            });
      for (const { productId, state: verdict, messages } of taken)
        state.products.patch(productId, { feedback: { state: verdict, messages: messages ?? [] } });
      return {
        feedback: taken.map((input) => ({
          ...input,
          messages: input.messages ?? [],
          channel: input.channelId ? findChannel(context, input.channelId) : null,
        })),
        userErrors,
      };
    },
  },
};

/**
 * An app is a sales channel by a channel that it may connect, or by attributions of its own.
 * @throws GraphQLError ACCESS_DENIED for another
 */
export function demandSalesChannel(context: ShopifyContext, field: string): void {
  if (context.app.channelSpecifications.length > 0 || approvedAttributions(context).length > 0) return;
  throw new GraphQLError(`Access denied for ${field} field.`, { extensions: { code: 'ACCESS_DENIED' } });
}

function problemOf(
  context: ShopifyContext,
  { productId, channelId, state, messages, productUpdatedAt }: FeedbackInput,
): { code: string; message: string } | null {
  if (channelId && !findChannel(context, channelId))
    return { code: 'NOT_FOUND', message: 'The channel was not found or does not belong to this app' };
  const { updatedAt, offChannels } = context.state.products.get(productId) ?? {};
  if (!updatedAt || (channelId && offChannels?.includes(channelId)))
    return {
      code: 'PRODUCT_NOT_FOUND',
      message: 'The product was not found or is not available to the channel',
    };
  if (wholeSeconds(productUpdatedAt) < wholeSeconds(updatedAt))
    return { code: 'OUTDATED_FEEDBACK', message: 'The product has changed meanwhile' };
  if (state === 'ACCEPTED' && messages?.length)
    return { code: 'PRESENT', message: 'Accepted products have no messages' };
  if (state === 'REQUIRES_ACTION' && !messages?.length)
    return { code: 'BLANK', message: 'Messages are needed' };
  const tooLong = messages?.some((message) => message.length > MOST_CHARACTERS);
  if (tooLong || (messages?.length ?? 0) > MOST_MESSAGES)
    return { code: 'LESS_THAN_OR_EQUAL_TO', message: 'At most 10 messages of 100 characters' };
  return null;
}
