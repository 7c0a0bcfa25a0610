import { findChannel } from '#sandbox/shopify/channels/find-channels.ts';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { demandSalesChannel } from './feedback-mutation.ts';

interface ShopFeedbackInput {
  state: 'ACCEPTED' | 'REQUIRES_ACTION';
  messages?: string[] | null;
  feedbackGeneratedAt: string;
  channelId?: string | null;
}

const MOST_CHARACTERS = 100;

/** The step that a channel's merchant must take, shown on the admin's home page (shopResourceFeedbackCreate). */
export const shopFeedbackMutation: ResolverMap = {
  Mutation: {
    shopResourceFeedbackCreate: (_root, { input }: { input: ShopFeedbackInput }, context) => {
      demandSalesChannel(context, 'shopResourceFeedbackCreate');
      const problem = problemOf(context, input);
      if (problem) return { feedback: null, userErrors: [{ field: ['input'], ...problem }] };
      const [message] = input.messages ?? [];
      const { feedbackGeneratedAt: generatedAt } = input;
      context.state.shops.patch(context.shop().id, { feedback: { message: message ?? null, generatedAt } });
      return { feedback: null, userErrors: [] };
    },
  },
};

function problemOf(
  context: ShopifyContext,
  { state, messages, feedbackGeneratedAt, channelId }: ShopFeedbackInput,
): { code: string; message: string } | null {
  const generated = Date.parse(feedbackGeneratedAt);
  const known = context.shop().feedback?.generatedAt;
  if (channelId && !findChannel(context, channelId))
    return { code: 'NOT_FOUND', message: 'The channel was not found or does not belong to this app' };
  if (generated > context.clock().getTime())
    return { code: 'FEEDBACK_DATE_IN_FUTURE', message: 'The feedback is of the future' };
  if (known && generated < Date.parse(known))
    return { code: 'OUTDATED_FEEDBACK', message: 'A later feedback was accepted already' };
  if (state === 'ACCEPTED')
    return messages?.length ? { code: 'PRESENT', message: 'Accepted feedback has no messages' } : null;
  if (!messages?.length) return { code: 'BLANK', message: 'A message is needed' };
  const [message] = messages;
  const isFine = messages.length === 1 && message!.length <= MOST_CHARACTERS && message!.endsWith('.');
  return isFine
    ? null
    : { code: 'INVALID', message: 'One message of at most 100 characters that ends with a period' };
}
