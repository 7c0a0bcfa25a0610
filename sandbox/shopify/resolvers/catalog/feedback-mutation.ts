import { GraphQLError } from 'graphql';
import { approvedAttributions } from '#sandbox/shopify/commerce/order-attribution.ts';
import type { ResolverMap } from '#sandbox/shopify/context.ts';

interface FeedbackInput {
  productId: string;
  state: 'ACCEPTED' | 'REQUIRES_ACTION';
  messages?: string[] | null;
  productUpdatedAt: string;
  feedbackGeneratedAt: string;
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
      // Only a sales channel has attributions of its own here.
      const { state } = context;
      if (approvedAttributions(context).length === 0)
        throw new GraphQLError('Access denied for bulkProductResourceFeedbackCreate field.', {
          extensions: { code: 'ACCESS_DENIED' },
        });
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
              const problem = problemOf(input, state.products.get(input.productId)?.updatedAt);
              if (problem) userErrors.push({ field: ['feedbackInput', String(index)], ...problem });
              return !problem;
            });
      for (const { productId, state: verdict, messages } of taken)
        state.products.patch(productId, { feedback: { state: verdict, messages: messages ?? [] } });
      return {
        feedback: taken.map((input) => ({ ...input, messages: input.messages ?? [], channel: null })),
        userErrors,
      };
    },
  },
};

/** Shopify tells times in whole seconds. */
const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000);

function problemOf(
  { state, messages, productUpdatedAt }: FeedbackInput,
  updatedAt: string | undefined,
): { code: string; message: string } | null {
  if (!updatedAt) return { code: 'PRODUCT_NOT_FOUND', message: 'The product does not exist' };
  if (seconds(productUpdatedAt) < seconds(updatedAt))
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
