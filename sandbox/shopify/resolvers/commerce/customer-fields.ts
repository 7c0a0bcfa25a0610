import { GraphQLError } from 'graphql';
import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { updateEmailConsent, updateSmsConsent } from '#sandbox/shopify/commerce/marketing-consent.ts';
import type { CustomerRecord } from '#sandbox/shopify/state/records.ts';
import { answer } from '#sandbox/shopify/user-error.ts';

interface CustomerIdentifier {
  id?: string | null;
  emailAddress?: string | null;
  phoneNumber?: string | null;
  customId?: unknown;
}

/** Query and mutation fields of customers. */
export const customerFields: ResolverMap = {
  QueryRoot: {
    customer: (_root, args, context) => context.state.customers.get(args.id) ?? null,
    customerByIdentifier: (_root, args, context) => byIdentifier(context, args.identifier) ?? null,
  },
  Mutation: {
    customerEmailMarketingConsentUpdate: (_root, { input }, context) =>
      answer(['customer'], () => ({
        customer: updateEmailConsent(context, input.customerId, input.emailMarketingConsent),
      })),
    customerSmsMarketingConsentUpdate: (_root, { input }, context) =>
      answer(['customer'], () => ({
        customer: updateSmsConsent(context, input.customerId, input.smsMarketingConsent),
      })),
  },
};

function byIdentifier(
  { state }: ShopifyContext,
  { id, emailAddress, phoneNumber, customId }: CustomerIdentifier,
): CustomerRecord | undefined {
  // No definition of a customer metafield can be made here, and this is how Shopify answers without one.
  if (customId)
    throw new GraphQLError(`Metafield definition of type 'id' is required when using custom ids.`, {
      extensions: { code: 'NOT_FOUND' },
    });
  if (id) return state.customers.get(id);
  const email = emailAddress?.trim().toLowerCase();
  return state.customers.find((row) =>
    email ? row.email?.toLowerCase() === email : row.phone === phoneNumber?.trim(),
  );
}
