import type { z } from 'zod';
import type { RecipientChange } from '#app/checkout/session/session-changes.ts';
import type { Buyer, PostalAddress } from '#app/checkout/session/session.ts';
import type { address, buyer, fulfillmentDetails } from './party-schemas.ts';

/** A buyer as the domain has it. */
export function readBuyer(wire: z.output<typeof buyer>): Buyer {
  const { company, tax_exemption: exemption } = wire;
  return {
    email: wire.email,
    firstName: wire.first_name ?? undefined,
    lastName: wire.last_name ?? undefined,
    fullName: wire.full_name ?? wire.name ?? undefined,
    phone: wire.phone_number ?? undefined,
    company: company
      ? {
          name: company.name,
          taxId: company.tax_id ?? undefined,
          department: company.department ?? undefined,
          costCenter: company.cost_center ?? undefined,
        }
      : undefined,
    taxExemption: exemption
      ? {
          certificateId: exemption.certificate_id,
          certificateType: exemption.certificate_type ?? undefined,
        }
      : undefined,
  };
}

/** Who receives the goods: a field that is null is to be cleared. */
export function readRecipient(details: z.output<typeof fulfillmentDetails>): RecipientChange {
  const phone = details.phone_number === undefined ? details.address?.phone_number : details.phone_number;
  return {
    name: details.name,
    email: details.email,
    phone: phone ?? (details.phone_number === null ? null : undefined),
    address: details.address && readAddress(details.address),
  };
}

/** An address as the domain has it. */
export function readAddress(wire: z.output<typeof address>): PostalAddress {
  return {
    name: wire.name,
    company: wire.company ?? undefined,
    lineOne: wire.line_one,
    lineTwo: wire.line_two ?? undefined,
    city: wire.city,
    state: wire.state ?? '',
    country: wire.country.toUpperCase(),
    postalCode: wire.postal_code,
  };
}
