import { buyerName } from '#app/checkout/quote/quote-input.ts';
import type { Buyer, PostalAddress, Recipient } from '#app/checkout/session/session.ts';

/** An Address, as all versions have it. */
export function wireAddress(address: PostalAddress): Record<string, unknown> {
  return {
    name: address.name,
    line_one: address.lineOne,
    line_two: address.lineTwo,
    city: address.city,
    state: address.state,
    country: address.country,
    postal_code: address.postalCode,
  };
}

/** FulfillmentDetails, since 2025-12-12. `toAddress` is the version's Address. */
export function fulfillmentDetails(
  recipient: Recipient,
  toAddress: (address: PostalAddress) => Record<string, unknown>,
): Record<string, unknown> {
  return {
    name: recipient.name,
    phone_number: recipient.phone,
    email: recipient.email,
    address: recipient.address && toAddress(recipient.address),
  };
}

/** A Buyer until 2026-01-16: both names are required, so one that is not known is empty. */
export function buyer2025(buyer: Buyer): Record<string, unknown> {
  const { firstName = '', lastName = '' } = buyerName(buyer);
  return { first_name: firstName, last_name: lastName, email: buyer.email, phone_number: buyer.phone };
}

/** A Buyer since 2026-01-30. A tax exemption is refused, so none is told back. */
export function buyer2026(buyer: Buyer): Record<string, unknown> {
  return {
    email: buyer.email,
    first_name: buyer.firstName,
    last_name: buyer.lastName,
    full_name: buyer.fullName,
    phone_number: buyer.phone,
    company: buyer.company && {
      name: buyer.company.name,
      tax_id: buyer.company.taxId,
      department: buyer.company.department,
      cost_center: buyer.company.costCenter,
    },
  };
}
