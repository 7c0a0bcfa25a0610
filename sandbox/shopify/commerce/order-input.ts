import type { MailingAddressInput } from './address-input.ts';
import type { MoneyBagInput } from './money-input.ts';

export interface TaxLineInput {
  title: string;
  rate: string;
  priceSet?: MoneyBagInput | null;
  channelLiable?: boolean | null;
}

export interface OrderLineInput {
  variantId?: string | null;
  productId?: string | null;
  title?: string | null;
  variantTitle?: string | null;
  sku?: string | null;
  vendor?: string | null;
  quantity: number;
  priceSet?: MoneyBagInput | null;
  taxLines?: TaxLineInput[] | null;
  properties?: { name: string; value: string }[] | null;
  taxable?: boolean | null;
  requiresShipping?: boolean | null;
  giftCard?: boolean | null;
  fulfillmentService?: string | null;
}

export interface CustomerUpsertInput {
  id?: string | null;
  email?: string | null;
  phone?: string | null;
  firstName?: string | null;
  lastName?: string | null;
  note?: string | null;
  tags?: string[] | null;
  taxExempt?: boolean | null;
  addresses?: MailingAddressInput[] | null;
}

export interface OrderCustomerInput {
  toAssociate?: { id?: string | null; email?: string | null } | null;
  toUpsert?: CustomerUpsertInput | null;
}

export interface TransactionInput {
  amountSet: MoneyBagInput;
  kind?: string | null;
  status?: string | null;
  gateway?: string | null;
  authorizationCode?: string | null;
  receiptJson?: unknown;
  test?: boolean | null;
  processedAt?: string | null;
}

export interface MetafieldInput {
  namespace?: string | null;
  key?: string | null;
  type?: string | null;
  value?: string | null;
}

/** The parts of GraphQL `OrderCreateOrderInput` this simulator acts on; field meanings are Shopify's. */
export interface OrderCreateInput {
  lineItems?: OrderLineInput[] | null;
  shippingLines?:
    | {
        title: string;
        code?: string | null;
        source?: string | null;
        priceSet: MoneyBagInput;
        taxLines?: TaxLineInput[] | null;
      }[]
    | null;
  taxLines?: TaxLineInput[] | null;
  taxesIncluded?: boolean | null;
  currency?: string | null;
  presentmentCurrency?: string | null;
  discountCode?: {
    itemPercentageDiscountCode?: { code: string; percentage?: number | null } | null;
    itemFixedDiscountCode?: { code: string; amountSet?: MoneyBagInput | null } | null;
    freeShippingDiscountCode?: { code: string } | null;
  } | null;
  transactions?: TransactionInput[] | null;
  financialStatus?: string | null;
  customer?: OrderCustomerInput | null;
  customerId?: string | null;
  email?: string | null;
  phone?: string | null;
  shippingAddress?: MailingAddressInput | null;
  billingAddress?: MailingAddressInput | null;
  buyerAcceptsMarketing?: boolean | null;
  note?: string | null;
  tags?: string[] | null;
  customAttributes?: { key: string; value: string }[] | null;
  metafields?: MetafieldInput[] | null;
  sourceName?: string | null;
  sourceIdentifier?: string | null;
  sourceUrl?: string | null;
  poNumber?: string | null;
  name?: string | null;
  processedAt?: string | null;
  closedAt?: string | null;
  test?: boolean | null;
}

export interface OrderCreateOptions {
  inventoryBehaviour?: 'BYPASS' | 'DECREMENT_IGNORING_POLICY' | 'DECREMENT_OBEYING_POLICY' | null;
}
