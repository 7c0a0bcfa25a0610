import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { AddressRecord, CustomerRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { readAddress } from './address-input.ts';
import { subscribedByCheckout } from './marketing-consent.ts';
import type { CustomerUpsertInput, OrderCreateInput } from './order-input.ts';

const INVALID = 'INVALID';

/**
 * The customer an order is for, or null for a guest: looked up (`toAssociate`, the older `customerId`), or found by
 * id, email or phone and updated, else made (`toUpsert`). `buyerAcceptsMarketing` subscribes the customer's email.
 * Returns what to keep; the caller keeps it once the whole order is sure.
 * @throws UserError REDUNDANT_CUSTOMER_FIELDS for both ways at once, INVALID for one who does not exist or whose
 *   phone is another's.
 */
export function orderCustomer(context: ShopifyContext, order: OrderCreateInput): CustomerRecord | null {
  const customer = namedCustomer(context, order);
  return customer && order.buyerAcceptsMarketing ? subscribedByCheckout(context, customer) : customer;
}

function namedCustomer(context: ShopifyContext, order: OrderCreateInput): CustomerRecord | null {
  const { customer, customerId } = order;
  if (customer && customerId)
    throw new UserError(
      ['order'],
      'customerId and customer cannot be used together',
      'REDUNDANT_CUSTOMER_FIELDS',
    );
  if (customerId) return known(context, { id: customerId }, ['order', 'customerId']);
  if (customer?.toAssociate)
    return known(context, customer.toAssociate, ['order', 'customer', 'toAssociate']);
  if (customer?.toUpsert) return upserted(context, customer.toUpsert, order);
  return null;
}

function known(
  context: ShopifyContext,
  by: { id?: string | null; email?: string | null },
  field: string[],
): CustomerRecord {
  const found = by.id ? context.state.customers.get(by.id) : findByEmail(context, by.email ?? null);
  if (!found) throw new UserError(field, 'Customer does not exist', INVALID);
  return found;
}

function upserted(
  context: ShopifyContext,
  input: CustomerUpsertInput,
  order: OrderCreateInput,
): CustomerRecord {
  const field = ['order', 'customer', 'toUpsert'];
  const email = (input.email ?? order.email)?.trim() || null;
  const phone = input.phone?.trim() || null;
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw new UserError([...field, 'email'], 'Email is invalid', INVALID);
  const byPhone = phone === null ? undefined : context.state.customers.find((row) => row.phone === phone);
  const old = input.id
    ? known(context, { id: input.id }, [...field, 'id'])
    : (findByEmail(context, email) ?? (email === null ? byPhone : undefined));
  if (byPhone && byPhone.id !== old?.id)
    throw new UserError([...field, 'phone'], 'Phone has already been taken', INVALID);
  if (!old && email === null && phone === null && !input.firstName && !input.lastName)
    throw new UserError(field, 'Customer must have a name, phone number or email address', INVALID);
  const now = context.clock().toISOString();
  const address = defaultAddress(input, order);
  return {
    id: old?.id ?? context.state.gid('Customer'),
    email: email ?? old?.email ?? null,
    phone: phone ?? old?.phone ?? null,
    firstName: input.firstName ?? old?.firstName ?? address?.firstName ?? null,
    lastName: input.lastName ?? old?.lastName ?? address?.lastName ?? null,
    tags: input.tags ?? old?.tags ?? [],
    note: input.note ?? old?.note ?? null,
    taxExempt: input.taxExempt ?? old?.taxExempt ?? false,
    emailMarketing: old?.emailMarketing ?? 'NOT_SUBSCRIBED',
    emailConsent: old?.emailConsent,
    smsConsent: old?.smsConsent,
    defaultAddress: address ?? old?.defaultAddress ?? null,
    createdAt: old?.createdAt ?? now,
    updatedAt: now,
  };
}

/** The order's shipping address has precedence over its billing address, and both over the customer's own list. */
function defaultAddress(input: CustomerUpsertInput, order: OrderCreateInput): AddressRecord | null {
  return (
    readAddress(order.shippingAddress, ['order', 'shippingAddress']) ??
    readAddress(order.billingAddress, ['order', 'billingAddress']) ??
    readAddress(input.addresses?.[0], ['order', 'customer', 'toUpsert', 'addresses', '0'])
  );
}

function findByEmail(context: ShopifyContext, email: string | null): CustomerRecord | undefined {
  if (email === null) return undefined;
  const wanted = email.toLowerCase();
  return context.state.customers.find((row) => row.email?.toLowerCase() === wanted);
}
