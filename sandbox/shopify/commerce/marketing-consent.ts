import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { CustomerRecord, MarketingState, OptInLevel } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';

/** GraphQL `CustomerEmailMarketingConsentInput` and `CustomerSmsMarketingConsentInput`. */
export interface ConsentInput {
  marketingState: string;
  marketingOptInLevel?: OptInLevel | null;
  consentUpdatedAt?: string | null;
  sourceLocationId?: string | null;
}

type Consent = NonNullable<CustomerRecord['smsConsent']>;

/**
 * The states a caller may set; the others are Shopify's own.
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/customerEmailMarketingConsentUpdate
 */
const SETTABLE: readonly MarketingState[] = ['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING'];

/**
 * Records what a customer said about marketing by e-mail and keeps the customer.
 * @throws UserError INVALID as `readConsent`, or for a customer who does not exist or has no e-mail address.
 */
export function updateEmailConsent(
  context: ShopifyContext,
  customerId: string,
  input: ConsentInput,
): CustomerRecord {
  const customer = requireCustomer(context, customerId);
  if (!customer.email)
    throw invalid(['customerId'], 'The customer must have an email address to update email consent');
  const old = customer.emailConsent && { state: customer.emailMarketing, ...customer.emailConsent };
  const { state, ...consent } = readConsent(context, input, old, 'emailMarketingConsent');
  return keep(context, { ...customer, emailMarketing: state, emailConsent: consent });
}

/** As `updateEmailConsent`, for text messages; the customer must have a phone number. */
export function updateSmsConsent(
  context: ShopifyContext,
  customerId: string,
  input: ConsentInput,
): CustomerRecord {
  const customer = requireCustomer(context, customerId);
  if (!customer.phone)
    throw invalid(['customerId'], 'The customer must have a phone number to update SMS consent');
  const smsConsent = readConsent(context, input, customer.smsConsent, 'smsMarketingConsent');
  return keep(context, { ...customer, smsConsent });
}

/** The customer with the e-mail address subscribed as of now, as when the box in the checkout is ticked. */
export function subscribedByCheckout(context: ShopifyContext, customer: CustomerRecord): CustomerRecord {
  if (!customer.email) return customer;
  const emailConsent = { optInLevel: 'SINGLE_OPT_IN' as const, updatedAt: context.clock().toISOString() };
  return { ...customer, emailMarketing: 'SUBSCRIBED', emailConsent };
}

/**
 * The consent after the input. Of two records the one with the later `consentUpdatedAt` counts, so an older one
 * changes nothing. Without a level, the earlier one stays; the first is a single opt-in.
 * @throws UserError INVALID for a state that cannot be set, a time in the future or an unknown location.
 */
function readConsent(
  context: ShopifyContext,
  input: ConsentInput,
  old: Consent | undefined,
  name: string,
): Consent {
  const state = SETTABLE.find((known) => known === input.marketingState);
  if (!state) throw invalid([name, 'marketingState'], `Marketing state cannot be ${input.marketingState}`);
  const now = context.clock();
  const at = input.consentUpdatedAt ? new Date(input.consentUpdatedAt) : now;
  if (at > now) throw invalid([name, 'consentUpdatedAt'], 'Consent updated at must not be in the future');
  const { sourceLocationId } = input;
  if (sourceLocationId && !context.shop().locations.some((place) => place.id === sourceLocationId))
    throw invalid([name, 'sourceLocationId'], 'Source location does not exist');
  if (old && at < new Date(old.updatedAt)) return old;
  const optInLevel = input.marketingOptInLevel ?? old?.optInLevel ?? 'SINGLE_OPT_IN';
  return { state, optInLevel, updatedAt: at.toISOString() };
}

function requireCustomer(context: ShopifyContext, customerId: string): CustomerRecord {
  const customer = context.state.customers.get(customerId);
  if (!customer) throw invalid(['customerId'], 'Customer does not exist');
  return customer;
}

function keep(context: ShopifyContext, customer: CustomerRecord): CustomerRecord {
  return context.state.customers.put({ ...customer, updatedAt: context.clock().toISOString() });
}

function invalid(path: string[], message: string): UserError {
  return new UserError(['input', ...path], message, 'INVALID');
}
