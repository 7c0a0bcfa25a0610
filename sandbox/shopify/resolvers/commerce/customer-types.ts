import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { countryName, provinceName } from '#sandbox/shopify/commerce/address-input.ts';
import { numericId } from '#sandbox/shopify/commerce/inventory.ts';
import { orderTotals } from '#sandbox/shopify/commerce/order-totals.ts';
import { connection } from '#sandbox/shopify/graphql/connection.ts';
import { moneyV2 } from '#sandbox/shopify/graphql/money.ts';
import type { AddressRecord, CustomerRecord } from '#sandbox/shopify/state/records.ts';
import { mailingAddress } from './sources.ts';

/** GraphQL types of people and places. */
export const customerTypes: ResolverMap = {
  Customer: {
    legacyResourceId: (row: CustomerRecord) => String(numericId(row.id)),
    displayName: (row: CustomerRecord) => fullName(row) ?? row.email ?? row.phone ?? '',
    defaultEmailAddress: (row: CustomerRecord) =>
      row.email && {
        emailAddress: row.email,
        marketingState: row.emailMarketing,
        marketingOptInLevel: row.emailConsent?.optInLevel ?? null,
        marketingUpdatedAt: row.emailConsent?.updatedAt ?? null,
        openTrackingLevel: 'UNKNOWN',
        sourceLocation: null,
        validFormat: true,
      },
    defaultPhoneNumber: (row: CustomerRecord) =>
      row.phone && {
        phoneNumber: row.phone,
        marketingState: row.smsConsent?.state ?? 'NOT_SUBSCRIBED',
        marketingOptInLevel: row.smsConsent?.optInLevel ?? null,
        marketingUpdatedAt: row.smsConsent?.updatedAt ?? null,
        marketingCollectedFrom: row.smsConsent ? 'OTHER' : null,
        sourceLocation: null,
        smsMarketingConsent: smsConsent(row),
      },
    defaultAddress: (row: CustomerRecord) => mailingAddress(row.defaultAddress, row.id),
    addressesV2: (row: CustomerRecord, args) =>
      connection(
        [mailingAddress(row.defaultAddress, row.id)].filter((address) => address !== null),
        args,
      ),
    numberOfOrders: (row: CustomerRecord, _args, { state }) =>
      String(state.orders.filter((order) => order.customerId === row.id).length),
    amountSpent: (row: CustomerRecord, _args, { state, shop }) => {
      const orders = state.orders.filter((order) => order.customerId === row.id);
      const spent = orders.reduce((sum, order) => sum + orderTotals(order).netPaymentMinor, 0);
      return moneyV2(spent, shop().currencyCode);
    },
    lastOrder: (row: CustomerRecord, _args, { state }) =>
      state.orders.filter((order) => order.customerId === row.id).at(-1) ?? null,
    orders: (row: CustomerRecord, args, { state }) =>
      connection(
        state.orders.filter((order) => order.customerId === row.id),
        args,
      ),
    state: () => 'DISABLED',
    locale: () => 'en',
    verifiedEmail: () => true,
    taxExemptions: () => [],
    canDelete: (row: CustomerRecord, _args, { state }) =>
      !state.orders.find((order) => order.customerId === row.id),
    multipassIdentifier: () => null,
  },
  MailingAddress: {
    name: (row: AddressRecord) => fullName(row),
    country: (row: AddressRecord) => countryName(row.countryCode),
    countryCodeV2: (row: AddressRecord) => row.countryCode,
    province: (row: AddressRecord) => provinceName(row.countryCode, row.provinceCode),
    formatted: (row: AddressRecord, args) =>
      [
        args.withName ? fullName(row) : null,
        args.withCompany ? row.company : null,
        row.address1,
        row.address2,
        [row.city, row.provinceCode, row.zip].filter(Boolean).join(' '),
        countryName(row.countryCode),
      ].filter(Boolean),
    formattedArea: (row: AddressRecord) =>
      [row.city, row.provinceCode, countryName(row.countryCode)].filter(Boolean).join(', '),
    coordinatesValidated: () => false,
    latitude: () => null,
    longitude: () => null,
    timeZone: () => null,
    validationResultSummary: () => null,
  },
};

/** GraphQL `CustomerSmsMarketingConsent`. */
function smsConsent({ smsConsent: consent }: CustomerRecord) {
  return {
    state: consent?.state ?? 'NEVER_SUBSCRIBED',
    optInLevel: consent?.optInLevel ?? null,
    updatedAt: consent?.updatedAt ?? null,
    collectedFrom: consent ? 'OTHER' : null,
    sourceLocation: null,
  };
}

function fullName(row: { firstName: string | null; lastName: string | null }): string | null {
  return [row.firstName, row.lastName].filter(Boolean).join(' ') || null;
}
