// Made by `npm run graphql:types` from the .graphql files beside it. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AttributeInput = {
  key: string;
  value: string;
};

export type BulkOperationErrorCode =
  | 'ACCESS_DENIED'
  | 'INTERNAL_SERVER_ERROR'
  | 'TIMEOUT';

export type BulkOperationStatus =
  | 'CANCELED'
  | 'CANCELING'
  | 'COMPLETED'
  | 'CREATED'
  | 'EXPIRED'
  | 'FAILED'
  | 'RUNNING';

export type BulkOperationUserErrorCode =
  | 'INVALID'
  | 'LIMIT_REACHED'
  | 'OPERATION_IN_PROGRESS';

export type BulkProductResourceFeedbackCreateUserErrorCode =
  | 'BLANK'
  | 'INVALID'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'MAXIMUM_FEEDBACK_LIMIT_EXCEEDED'
  | 'NOT_FOUND'
  | 'OUTDATED_FEEDBACK'
  | 'PRESENT'
  | 'PRODUCT_NOT_FOUND';

export type BundlesDraftOrderBundleLineItemComponentInput = {
  quantity: number;
  uuid?: string | null | undefined;
  variantId?: string | null | undefined;
};

export type ChannelCreateInput = {
  accountId: string;
  accountName: string;
  handle?: string | null | undefined;
  specificationHandle: string;
};

export type ChannelCreateUserErrorCode =
  | 'INVALID'
  | 'NOT_FOUND';

export type ChannelDeleteUserErrorCode =
  | 'INVALID'
  | 'NOT_FOUND';

export type ChannelFullSyncUserErrorCode =
  | 'INVALID'
  | 'NOT_FOUND';

export type CountryCode =
  | 'AC'
  | 'AD'
  | 'AE'
  | 'AF'
  | 'AG'
  | 'AI'
  | 'AL'
  | 'AM'
  | 'AN'
  | 'AO'
  | 'AR'
  | 'AT'
  | 'AU'
  | 'AW'
  | 'AX'
  | 'AZ'
  | 'BA'
  | 'BB'
  | 'BD'
  | 'BE'
  | 'BF'
  | 'BG'
  | 'BH'
  | 'BI'
  | 'BJ'
  | 'BL'
  | 'BM'
  | 'BN'
  | 'BO'
  | 'BQ'
  | 'BR'
  | 'BS'
  | 'BT'
  | 'BV'
  | 'BW'
  | 'BY'
  | 'BZ'
  | 'CA'
  | 'CC'
  | 'CD'
  | 'CF'
  | 'CG'
  | 'CH'
  | 'CI'
  | 'CK'
  | 'CL'
  | 'CM'
  | 'CN'
  | 'CO'
  | 'CR'
  | 'CU'
  | 'CV'
  | 'CW'
  | 'CX'
  | 'CY'
  | 'CZ'
  | 'DE'
  | 'DJ'
  | 'DK'
  | 'DM'
  | 'DO'
  | 'DZ'
  | 'EC'
  | 'EE'
  | 'EG'
  | 'EH'
  | 'ER'
  | 'ES'
  | 'ET'
  | 'FI'
  | 'FJ'
  | 'FK'
  | 'FO'
  | 'FR'
  | 'GA'
  | 'GB'
  | 'GD'
  | 'GE'
  | 'GF'
  | 'GG'
  | 'GH'
  | 'GI'
  | 'GL'
  | 'GM'
  | 'GN'
  | 'GP'
  | 'GQ'
  | 'GR'
  | 'GS'
  | 'GT'
  | 'GW'
  | 'GY'
  | 'HK'
  | 'HM'
  | 'HN'
  | 'HR'
  | 'HT'
  | 'HU'
  | 'ID'
  | 'IE'
  | 'IL'
  | 'IM'
  | 'IN'
  | 'IO'
  | 'IQ'
  | 'IR'
  | 'IS'
  | 'IT'
  | 'JE'
  | 'JM'
  | 'JO'
  | 'JP'
  | 'KE'
  | 'KG'
  | 'KH'
  | 'KI'
  | 'KM'
  | 'KN'
  | 'KP'
  | 'KR'
  | 'KW'
  | 'KY'
  | 'KZ'
  | 'LA'
  | 'LB'
  | 'LC'
  | 'LI'
  | 'LK'
  | 'LR'
  | 'LS'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'LY'
  | 'MA'
  | 'MC'
  | 'MD'
  | 'ME'
  | 'MF'
  | 'MG'
  | 'MK'
  | 'ML'
  | 'MM'
  | 'MN'
  | 'MO'
  | 'MQ'
  | 'MR'
  | 'MS'
  | 'MT'
  | 'MU'
  | 'MV'
  | 'MW'
  | 'MX'
  | 'MY'
  | 'MZ'
  | 'NA'
  | 'NC'
  | 'NE'
  | 'NF'
  | 'NG'
  | 'NI'
  | 'NL'
  | 'NO'
  | 'NP'
  | 'NR'
  | 'NU'
  | 'NZ'
  | 'OM'
  | 'PA'
  | 'PE'
  | 'PF'
  | 'PG'
  | 'PH'
  | 'PK'
  | 'PL'
  | 'PM'
  | 'PN'
  | 'PS'
  | 'PT'
  | 'PY'
  | 'QA'
  | 'RE'
  | 'RO'
  | 'RS'
  | 'RU'
  | 'RW'
  | 'SA'
  | 'SB'
  | 'SC'
  | 'SD'
  | 'SE'
  | 'SG'
  | 'SH'
  | 'SI'
  | 'SJ'
  | 'SK'
  | 'SL'
  | 'SM'
  | 'SN'
  | 'SO'
  | 'SR'
  | 'SS'
  | 'ST'
  | 'SV'
  | 'SX'
  | 'SY'
  | 'SZ'
  | 'TA'
  | 'TC'
  | 'TD'
  | 'TF'
  | 'TG'
  | 'TH'
  | 'TJ'
  | 'TK'
  | 'TL'
  | 'TM'
  | 'TN'
  | 'TO'
  | 'TR'
  | 'TT'
  | 'TV'
  | 'TW'
  | 'TZ'
  | 'UA'
  | 'UG'
  | 'UM'
  | 'US'
  | 'UY'
  | 'UZ'
  | 'VA'
  | 'VC'
  | 'VE'
  | 'VG'
  | 'VN'
  | 'VU'
  | 'WF'
  | 'WS'
  | 'XK'
  | 'YE'
  | 'YT'
  | 'ZA'
  | 'ZM'
  | 'ZW'
  | 'ZZ';

export type CurrencyCode =
  | 'AED'
  | 'AFN'
  | 'ALL'
  | 'AMD'
  | 'ANG'
  | 'AOA'
  | 'ARS'
  | 'AUD'
  | 'AWG'
  | 'AZN'
  | 'BAM'
  | 'BBD'
  | 'BDT'
  | 'BGN'
  | 'BHD'
  | 'BIF'
  | 'BMD'
  | 'BND'
  | 'BOB'
  | 'BRL'
  | 'BSD'
  | 'BTN'
  | 'BWP'
  | 'BYN'
  | 'BYR'
  | 'BZD'
  | 'CAD'
  | 'CDF'
  | 'CHF'
  | 'CLP'
  | 'CNY'
  | 'COP'
  | 'CRC'
  | 'CVE'
  | 'CZK'
  | 'DJF'
  | 'DKK'
  | 'DOP'
  | 'DZD'
  | 'EGP'
  | 'ERN'
  | 'ETB'
  | 'EUR'
  | 'FJD'
  | 'FKP'
  | 'GBP'
  | 'GEL'
  | 'GHS'
  | 'GIP'
  | 'GMD'
  | 'GNF'
  | 'GTQ'
  | 'GYD'
  | 'HKD'
  | 'HNL'
  | 'HRK'
  | 'HTG'
  | 'HUF'
  | 'IDR'
  | 'ILS'
  | 'INR'
  | 'IQD'
  | 'IRR'
  | 'ISK'
  | 'JEP'
  | 'JMD'
  | 'JOD'
  | 'JPY'
  | 'KES'
  | 'KGS'
  | 'KHR'
  | 'KID'
  | 'KMF'
  | 'KRW'
  | 'KWD'
  | 'KYD'
  | 'KZT'
  | 'LAK'
  | 'LBP'
  | 'LKR'
  | 'LRD'
  | 'LSL'
  | 'LTL'
  | 'LVL'
  | 'LYD'
  | 'MAD'
  | 'MDL'
  | 'MGA'
  | 'MKD'
  | 'MMK'
  | 'MNT'
  | 'MOP'
  | 'MRU'
  | 'MUR'
  | 'MVR'
  | 'MWK'
  | 'MXN'
  | 'MYR'
  | 'MZN'
  | 'NAD'
  | 'NGN'
  | 'NIO'
  | 'NOK'
  | 'NPR'
  | 'NZD'
  | 'OMR'
  | 'PAB'
  | 'PEN'
  | 'PGK'
  | 'PHP'
  | 'PKR'
  | 'PLN'
  | 'PYG'
  | 'QAR'
  | 'RON'
  | 'RSD'
  | 'RUB'
  | 'RWF'
  | 'SAR'
  | 'SBD'
  | 'SCR'
  | 'SDG'
  | 'SEK'
  | 'SGD'
  | 'SHP'
  | 'SLL'
  | 'SOS'
  | 'SRD'
  | 'SSP'
  | 'STD'
  | 'STN'
  | 'SYP'
  | 'SZL'
  | 'THB'
  | 'TJS'
  | 'TMT'
  | 'TND'
  | 'TOP'
  | 'TRY'
  | 'TTD'
  | 'TWD'
  | 'TZS'
  | 'UAH'
  | 'UGX'
  | 'USD'
  | 'USDC'
  | 'UYU'
  | 'UZS'
  | 'VED'
  | 'VEF'
  | 'VES'
  | 'VND'
  | 'VUV'
  | 'WST'
  | 'XAF'
  | 'XCD'
  | 'XOF'
  | 'XPF'
  | 'XXX'
  | 'YER'
  | 'ZAR'
  | 'ZMW';

export type CustomerEmailMarketingConsentUpdateUserErrorCode =
  | 'INCLUSION'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'MISSING_ARGUMENT';

export type DeliveryLocalPickupTime =
  | 'CUSTOM'
  | 'FIVE_OR_MORE_DAYS'
  | 'FOUR_HOURS'
  | 'ONE_HOUR'
  | 'TWENTY_FOUR_HOURS'
  | 'TWO_HOURS'
  | 'TWO_TO_FOUR_DAYS';

export type DepositInput = {
  percentage: number;
};

export type DiscountClass =
  | 'ORDER'
  | 'PRODUCT'
  | 'SHIPPING';

export type DiscountStatus =
  | 'ACTIVE'
  | 'EXPIRED'
  | 'SCHEDULED';

export type DraftOrderAppliedDiscountInput = {
  /** @deprecated Please use `amountWithCurrency` instead. */
  amount?: string | null | undefined;
  amountWithCurrency?: MoneyInput | null | undefined;
  description?: string | null | undefined;
  title?: string | null | undefined;
  value: number;
  valueType: DraftOrderAppliedDiscountType;
};

export type DraftOrderAppliedDiscountType =
  | 'FIXED_AMOUNT'
  | 'PERCENTAGE';

export type DraftOrderAvailableDeliveryOptionsInput = {
  acceptAutomaticDiscounts?: boolean | null | undefined;
  appliedDiscount?: DraftOrderAppliedDiscountInput | null | undefined;
  discountCodes?: Array<string> | null | undefined;
  lineItems?: Array<DraftOrderLineItemInput> | null | undefined;
  marketRegionCountryCode?: CountryCode | null | undefined;
  purchasingEntity?: PurchasingEntityInput | null | undefined;
  shippingAddress?: MailingAddressInput | null | undefined;
};

export type DraftOrderDeleteInput = {
  id: string;
};

export type DraftOrderInput = {
  acceptAutomaticDiscounts?: boolean | null | undefined;
  allowDiscountCodesInCheckout?: boolean | null | undefined;
  appliedDiscount?: DraftOrderAppliedDiscountInput | null | undefined;
  billingAddress?: MailingAddressInput | null | undefined;
  customAttributes?: Array<AttributeInput> | null | undefined;
  /** @deprecated Use `purchasingEntity` instead, which can be used for either a D2C or B2B customer. */
  customerId?: string | null | undefined;
  deposit?: DepositInput | null | undefined;
  discountCodes?: Array<string> | null | undefined;
  email?: string | null | undefined;
  lineItems?: Array<DraftOrderLineItemInput> | null | undefined;
  /** @deprecated This field will be removed in a future version. Use `localizedFields` instead. */
  localizationExtensions?: Array<LocalizationExtensionInput> | null | undefined;
  localizedFields?: Array<LocalizedFieldInput> | null | undefined;
  /**
   * @deprecated This field is now incompatible with Markets.
   *
   */
  marketRegionCountryCode?: CountryCode | null | undefined;
  metafields?: Array<MetafieldInput> | null | undefined;
  note?: string | null | undefined;
  paymentTerms?: PaymentTermsInput | null | undefined;
  phone?: string | null | undefined;
  poNumber?: string | null | undefined;
  presentmentCurrencyCode?: CurrencyCode | null | undefined;
  purchasingEntity?: PurchasingEntityInput | null | undefined;
  reserveInventoryUntil?: string | null | undefined;
  sessionToken?: string | null | undefined;
  shippingAddress?: MailingAddressInput | null | undefined;
  shippingLine?: ShippingLineInput | null | undefined;
  sourceName?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  taxExempt?: boolean | null | undefined;
  transformerFingerprint?: string | null | undefined;
  useCustomerDefaultAddress?: boolean | null | undefined;
  visibleToCustomer?: boolean | null | undefined;
};

export type DraftOrderLineItemComponentInput = {
  quantity: number;
  uuid?: string | null | undefined;
  variantId?: string | null | undefined;
};

export type DraftOrderLineItemInput = {
  appliedDiscount?: DraftOrderAppliedDiscountInput | null | undefined;
  /** @deprecated Use `components` instead. */
  bundleComponents?: Array<BundlesDraftOrderBundleLineItemComponentInput> | null | undefined;
  components?: Array<DraftOrderLineItemComponentInput> | null | undefined;
  customAttributes?: Array<AttributeInput> | null | undefined;
  generatePriceOverride?: boolean | null | undefined;
  /** @deprecated `weight` should be used instead, allowing different units to be used. */
  grams?: number | null | undefined;
  /** @deprecated `originalUnitPriceWithCurrency` should be used instead, where currency can be specified. */
  originalUnitPrice?: string | null | undefined;
  originalUnitPriceWithCurrency?: MoneyInput | null | undefined;
  priceOverride?: MoneyInput | null | undefined;
  quantity: number;
  requiresShipping?: boolean | null | undefined;
  sku?: string | null | undefined;
  taxable?: boolean | null | undefined;
  title?: string | null | undefined;
  uuid?: string | null | undefined;
  variantId?: string | null | undefined;
  weight?: WeightInput | null | undefined;
};

export type DraftOrderStatus =
  | 'COMPLETED'
  | 'INVOICE_SENT'
  | 'OPEN';

export type FulfillmentDisplayStatus =
  | 'ATTEMPTED_DELIVERY'
  | 'CANCELED'
  | 'CARRIER_PICKED_UP'
  | 'CONFIRMED'
  | 'DELAYED'
  | 'DELIVERED'
  | 'FAILURE'
  | 'FULFILLED'
  | 'IN_TRANSIT'
  | 'LABEL_PRINTED'
  | 'LABEL_PURCHASED'
  | 'LABEL_VOIDED'
  | 'MARKED_AS_FULFILLED'
  | 'NOT_DELIVERED'
  | 'OUT_FOR_DELIVERY'
  | 'PICKED_UP'
  | 'READY_FOR_PICKUP'
  | 'SUBMITTED';

export type FulfillmentEventStatus =
  | 'ATTEMPTED_DELIVERY'
  | 'CARRIER_PICKED_UP'
  | 'CONFIRMED'
  | 'DELAYED'
  | 'DELIVERED'
  | 'FAILURE'
  | 'IN_TRANSIT'
  | 'LABEL_PRINTED'
  | 'LABEL_PURCHASED'
  | 'OUT_FOR_DELIVERY'
  | 'READY_FOR_PICKUP';

export type FulfillmentHoldReason =
  | 'AWAITING_PAYMENT'
  | 'AWAITING_RETURN_ITEMS'
  | 'HIGH_RISK_OF_FRAUD'
  | 'INCORRECT_ADDRESS'
  | 'INVENTORY_OUT_OF_STOCK'
  | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL'
  | 'OTHER'
  | 'UNKNOWN_DELIVERY_DATE';

export type FulfillmentOrderHoldInput = {
  externalId?: string | null | undefined;
  fulfillmentOrderLineItems?: Array<FulfillmentOrderLineItemInput> | null | undefined;
  handle?: string | null | undefined;
  notifyMerchant?: boolean | null | undefined;
  reason: FulfillmentHoldReason;
  reasonNotes?: string | null | undefined;
};

export type FulfillmentOrderHoldUserErrorCode =
  | 'DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS'
  | 'DUPLICATE_FULFILLMENT_HOLD_HANDLE'
  | 'FULFILLMENT_ORDER_HOLD_LIMIT_REACHED'
  | 'FULFILLMENT_ORDER_NOT_FOUND'
  | 'FULFILLMENT_ORDER_NOT_SPLITTABLE'
  | 'GREATER_THAN_ZERO'
  | 'INVALID_LINE_ITEM_QUANTITY'
  | 'TAKEN';

export type FulfillmentOrderLineItemInput = {
  id: string;
  quantity: number;
};

export type FulfillmentOrderReleaseHoldUserErrorCode =
  | 'FULFILLMENT_ORDER_NOT_FOUND'
  | 'INVALID_ACCESS';

export type FulfillmentOrderStatus =
  | 'CANCELLED'
  | 'CLOSED'
  | 'INCOMPLETE'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'OPEN'
  | 'SCHEDULED';

export type FulfillmentOriginAddressInput = {
  address1?: string | null | undefined;
  address2?: string | null | undefined;
  city?: string | null | undefined;
  countryCode: string;
  provinceCode?: string | null | undefined;
  zip?: string | null | undefined;
};

export type FulfillmentStatus =
  | 'CANCELLED'
  | 'ERROR'
  | 'FAILURE'
  | 'OPEN'
  | 'PENDING'
  | 'SUCCESS';

export type LanguageCode =
  | 'AF'
  | 'AK'
  | 'AM'
  | 'AR'
  | 'AS'
  | 'AZ'
  | 'BE'
  | 'BG'
  | 'BM'
  | 'BN'
  | 'BO'
  | 'BR'
  | 'BS'
  | 'CA'
  | 'CE'
  | 'CKB'
  | 'CS'
  | 'CU'
  | 'CY'
  | 'DA'
  | 'DE'
  | 'DZ'
  | 'EE'
  | 'EL'
  | 'EN'
  | 'EO'
  | 'ES'
  | 'ET'
  | 'EU'
  | 'FA'
  | 'FF'
  | 'FI'
  | 'FIL'
  | 'FO'
  | 'FR'
  | 'FY'
  | 'GA'
  | 'GD'
  | 'GL'
  | 'GU'
  | 'GV'
  | 'HA'
  | 'HE'
  | 'HI'
  | 'HR'
  | 'HU'
  | 'HY'
  | 'IA'
  | 'ID'
  | 'IG'
  | 'II'
  | 'IS'
  | 'IT'
  | 'JA'
  | 'JV'
  | 'KA'
  | 'KI'
  | 'KK'
  | 'KL'
  | 'KM'
  | 'KN'
  | 'KO'
  | 'KS'
  | 'KU'
  | 'KW'
  | 'KY'
  | 'LB'
  | 'LG'
  | 'LN'
  | 'LO'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'MG'
  | 'MI'
  | 'MK'
  | 'ML'
  | 'MN'
  | 'MR'
  | 'MS'
  | 'MT'
  | 'MY'
  | 'NB'
  | 'ND'
  | 'NE'
  | 'NL'
  | 'NN'
  | 'NO'
  | 'OM'
  | 'OR'
  | 'OS'
  | 'PA'
  | 'PL'
  | 'PS'
  | 'PT'
  | 'PT_BR'
  | 'PT_PT'
  | 'QU'
  | 'RM'
  | 'RN'
  | 'RO'
  | 'RU'
  | 'RW'
  | 'SA'
  | 'SC'
  | 'SD'
  | 'SE'
  | 'SG'
  | 'SI'
  | 'SK'
  | 'SL'
  | 'SN'
  | 'SO'
  | 'SQ'
  | 'SR'
  | 'SU'
  | 'SV'
  | 'SW'
  | 'TA'
  | 'TE'
  | 'TG'
  | 'TH'
  | 'TI'
  | 'TK'
  | 'TO'
  | 'TR'
  | 'TT'
  | 'UG'
  | 'UK'
  | 'UR'
  | 'UZ'
  | 'VI'
  | 'VO'
  | 'WO'
  | 'XH'
  | 'YI'
  | 'YO'
  | 'ZH'
  | 'ZH_CN'
  | 'ZH_TW'
  | 'ZU';

export type LocalizationExtensionInput = {
  key: LocalizationExtensionKey;
  value: string;
};

export type LocalizationExtensionKey =
  | 'SHIPPING_CREDENTIAL_BR'
  | 'SHIPPING_CREDENTIAL_CL'
  | 'SHIPPING_CREDENTIAL_CN'
  | 'SHIPPING_CREDENTIAL_CO'
  | 'SHIPPING_CREDENTIAL_CR'
  | 'SHIPPING_CREDENTIAL_EC'
  | 'SHIPPING_CREDENTIAL_ES'
  | 'SHIPPING_CREDENTIAL_GT'
  | 'SHIPPING_CREDENTIAL_ID'
  | 'SHIPPING_CREDENTIAL_KR'
  | 'SHIPPING_CREDENTIAL_MX'
  | 'SHIPPING_CREDENTIAL_MY'
  | 'SHIPPING_CREDENTIAL_PE'
  | 'SHIPPING_CREDENTIAL_PT'
  | 'SHIPPING_CREDENTIAL_PY'
  | 'SHIPPING_CREDENTIAL_TR'
  | 'SHIPPING_CREDENTIAL_TW'
  | 'SHIPPING_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_BR'
  | 'TAX_CREDENTIAL_CL'
  | 'TAX_CREDENTIAL_CO'
  | 'TAX_CREDENTIAL_CR'
  | 'TAX_CREDENTIAL_EC'
  | 'TAX_CREDENTIAL_ES'
  | 'TAX_CREDENTIAL_GT'
  | 'TAX_CREDENTIAL_ID'
  | 'TAX_CREDENTIAL_IT'
  | 'TAX_CREDENTIAL_MX'
  | 'TAX_CREDENTIAL_MY'
  | 'TAX_CREDENTIAL_PE'
  | 'TAX_CREDENTIAL_PT'
  | 'TAX_CREDENTIAL_PY'
  | 'TAX_CREDENTIAL_TR'
  | 'TAX_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_TYPE_MX'
  | 'TAX_CREDENTIAL_USE_MX'
  | 'TAX_EMAIL_IT';

export type LocalizedFieldInput = {
  key: LocalizedFieldKey;
  value: string;
};

export type LocalizedFieldKey =
  | 'SHIPPING_CREDENTIAL_BR'
  | 'SHIPPING_CREDENTIAL_CL'
  | 'SHIPPING_CREDENTIAL_CN'
  | 'SHIPPING_CREDENTIAL_CO'
  | 'SHIPPING_CREDENTIAL_CR'
  | 'SHIPPING_CREDENTIAL_EC'
  | 'SHIPPING_CREDENTIAL_ES'
  | 'SHIPPING_CREDENTIAL_GT'
  | 'SHIPPING_CREDENTIAL_ID'
  | 'SHIPPING_CREDENTIAL_KR'
  | 'SHIPPING_CREDENTIAL_MX'
  | 'SHIPPING_CREDENTIAL_MY'
  | 'SHIPPING_CREDENTIAL_PE'
  | 'SHIPPING_CREDENTIAL_PT'
  | 'SHIPPING_CREDENTIAL_PY'
  | 'SHIPPING_CREDENTIAL_TR'
  | 'SHIPPING_CREDENTIAL_TW'
  | 'SHIPPING_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_BR'
  | 'TAX_CREDENTIAL_CL'
  | 'TAX_CREDENTIAL_CO'
  | 'TAX_CREDENTIAL_CR'
  | 'TAX_CREDENTIAL_EC'
  | 'TAX_CREDENTIAL_ES'
  | 'TAX_CREDENTIAL_GT'
  | 'TAX_CREDENTIAL_ID'
  | 'TAX_CREDENTIAL_IT'
  | 'TAX_CREDENTIAL_MX'
  | 'TAX_CREDENTIAL_MY'
  | 'TAX_CREDENTIAL_PE'
  | 'TAX_CREDENTIAL_PT'
  | 'TAX_CREDENTIAL_PY'
  | 'TAX_CREDENTIAL_TR'
  | 'TAX_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_TYPE_MX'
  | 'TAX_CREDENTIAL_USE_MX'
  | 'TAX_EMAIL_IT';

export type MailingAddressInput = {
  address1?: string | null | undefined;
  address2?: string | null | undefined;
  city?: string | null | undefined;
  company?: string | null | undefined;
  /** @deprecated Use `countryCode` instead. */
  country?: string | null | undefined;
  countryCode?: CountryCode | null | undefined;
  firstName?: string | null | undefined;
  /** @deprecated Not needed for 90% of mutations, and provided separately where it is needed. */
  id?: string | null | undefined;
  lastName?: string | null | undefined;
  phone?: string | null | undefined;
  /** @deprecated Use `provinceCode` instead. */
  province?: string | null | undefined;
  provinceCode?: string | null | undefined;
  zip?: string | null | undefined;
};

export type MetafieldAccessInput = {
  admin?: MetafieldAdminAccessInput | null | undefined;
  customerAccount?: MetafieldCustomerAccountAccessInput | null | undefined;
  storefront?: MetafieldStorefrontAccessInput | null | undefined;
};

export type MetafieldAdminAccessInput =
  | 'MERCHANT_READ'
  | 'MERCHANT_READ_WRITE';

export type MetafieldCapabilityAdminFilterableInput = {
  enabled: boolean;
};

export type MetafieldCapabilityAnalyticsQueryableInput = {
  enabled: boolean;
};

export type MetafieldCapabilityCartToOrderCopyableInput = {
  enabled: boolean;
};

export type MetafieldCapabilityCreateInput = {
  adminFilterable?: MetafieldCapabilityAdminFilterableInput | null | undefined;
  analyticsQueryable?: MetafieldCapabilityAnalyticsQueryableInput | null | undefined;
  cartToOrderCopyable?: MetafieldCapabilityCartToOrderCopyableInput | null | undefined;
  smartCollectionCondition?: MetafieldCapabilitySmartCollectionConditionInput | null | undefined;
  uniqueValues?: MetafieldCapabilityUniqueValuesInput | null | undefined;
};

export type MetafieldCapabilitySmartCollectionConditionInput = {
  enabled: boolean;
};

export type MetafieldCapabilityUniqueValuesInput = {
  enabled: boolean;
};

export type MetafieldCustomerAccountAccessInput =
  | 'NONE'
  | 'READ'
  | 'READ_WRITE';

export type MetafieldDefinitionConstraintsInput = {
  key: string;
  values: Array<string>;
};

export type MetafieldDefinitionCreateUserErrorCode =
  | 'ADMIN_ACCESS_INPUT_NOT_ALLOWED'
  | 'BLANK'
  | 'CAPABILITY_REQUIRED_BUT_DISABLED'
  | 'DUPLICATE_OPTION'
  | 'INCLUSION'
  | 'INVALID'
  | 'INVALID_CAPABILITY'
  | 'INVALID_CHARACTER'
  | 'INVALID_CONSTRAINTS'
  | 'INVALID_INPUT_COMBINATION'
  | 'INVALID_OPTION'
  | 'LIMIT_EXCEEDED'
  | 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_AUTOMATED_COLLECTIONS'
  | 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS'
  | 'PINNED_LIMIT_REACHED'
  | 'PRESENT'
  | 'RESERVED_NAMESPACE_KEY'
  | 'RESOURCE_TYPE_LIMIT_EXCEEDED'
  | 'RESOURCE_TYPE_LIMIT_EXCEEDED_BY_APP'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_SHORT'
  | 'TYPE_NOT_ALLOWED_FOR_CONDITIONS'
  | 'UNSTRUCTURED_ALREADY_EXISTS'
  | 'UNSUPPORTED_PINNING';

export type MetafieldDefinitionInput = {
  access?: MetafieldAccessInput | null | undefined;
  capabilities?: MetafieldCapabilityCreateInput | null | undefined;
  constraints?: MetafieldDefinitionConstraintsInput | null | undefined;
  description?: string | null | undefined;
  key: string;
  name: string;
  namespace?: string | null | undefined;
  ownerType: MetafieldOwnerType;
  pin?: boolean | null | undefined;
  type: string;
  /** @deprecated Use `smartCollectionCondition` instead. */
  useAsCollectionCondition?: boolean | null | undefined;
  validations?: Array<MetafieldDefinitionValidationInput> | null | undefined;
};

export type MetafieldDefinitionValidationInput = {
  name: string;
  value: string;
};

export type MetafieldInput = {
  id?: string | null | undefined;
  key?: string | null | undefined;
  namespace?: string | null | undefined;
  type?: string | null | undefined;
  value?: string | null | undefined;
};

export type MetafieldOwnerType =
  | 'API_PERMISSION'
  | 'ARTICLE'
  | 'BLOG'
  | 'CARTTRANSFORM'
  | 'COLLECTION'
  | 'COMPANY'
  | 'COMPANY_LOCATION'
  | 'CUSTOMER'
  | 'DELIVERY_CUSTOMIZATION'
  | 'DISCOUNT'
  | 'DRAFTORDER'
  | 'FULFILLMENT_CONSTRAINT_RULE'
  | 'GIFT_CARD_TRANSACTION'
  | 'LOCATION'
  | 'MARKET'
  | 'MEDIA_IMAGE'
  | 'ORDER'
  | 'ORDER_ROUTING_LOCATION_RULE'
  | 'PAGE'
  | 'PAYMENT_CUSTOMIZATION'
  | 'PRODUCT'
  | 'PRODUCTVARIANT'
  | 'SELLING_PLAN'
  | 'SHOP'
  | 'TRANSFER'
  | 'VALIDATION';

export type MetafieldStorefrontAccessInput =
  | 'NONE'
  | 'PUBLIC_READ';

export type MetafieldsSetInput = {
  compareDigest?: string | null | undefined;
  key: string;
  namespace?: string | null | undefined;
  ownerId: string;
  type?: string | null | undefined;
  value: string;
};

export type MetafieldsSetUserErrorCode =
  | 'APP_NOT_AUTHORIZED'
  | 'BLANK'
  | 'CAPABILITY_VIOLATION'
  | 'INCLUSION'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'INVALID_COMPARE_DIGEST'
  | 'INVALID_TYPE'
  | 'INVALID_VALUE'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'PRESENT'
  | 'STALE_OBJECT'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_SHORT';

export type MoneyBagInput = {
  presentmentMoney?: MoneyInput | null | undefined;
  shopMoney: MoneyInput;
};

export type MoneyInput = {
  amount: string;
  currencyCode: CurrencyCode;
};

export type OrderAdjustmentInputDiscrepancyReason =
  | 'CUSTOMER'
  | 'DAMAGE'
  | 'OTHER'
  | 'RESTOCK';

export type OrderCancelReason =
  | 'CUSTOMER'
  | 'DECLINED'
  | 'FRAUD'
  | 'INVENTORY'
  | 'OTHER'
  | 'STAFF';

export type OrderCancelUserErrorCode =
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NO_REFUND_PERMISSION'
  | 'NO_REFUND_TO_STORE_CREDIT_PERMISSION'
  | 'STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED'
  | 'STORE_CREDIT_REFUND_EXPIRATION_IN_PAST'
  | 'STORE_CREDIT_REFUND_MISSING_CUSTOMER';

export type OrderCreateAssociateCustomerAttributesInput = {
  email?: string | null | undefined;
  id?: string | null | undefined;
};

export type OrderCreateCustomAttributeInput = {
  key: string;
  value: string;
};

export type OrderCreateCustomerAddressInput = {
  address1?: string | null | undefined;
  address2?: string | null | undefined;
  city?: string | null | undefined;
  company?: string | null | undefined;
  country?: string | null | undefined;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  phone?: string | null | undefined;
  province?: string | null | undefined;
  zip?: string | null | undefined;
};

export type OrderCreateCustomerInput =
  {   toAssociate: OrderCreateAssociateCustomerAttributesInput; toUpsert?: never; }
  |  { toAssociate?: never;   toUpsert: OrderCreateUpsertCustomerAttributesInput; };

export type OrderCreateDiscountCodeInput = {
  freeShippingDiscountCode?: OrderCreateFreeShippingDiscountCodeAttributesInput | null | undefined;
  itemFixedDiscountCode?: OrderCreateFixedDiscountCodeAttributesInput | null | undefined;
  itemPercentageDiscountCode?: OrderCreatePercentageDiscountCodeAttributesInput | null | undefined;
};

export type OrderCreateFinancialStatus =
  | 'AUTHORIZED'
  | 'EXPIRED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED';

export type OrderCreateFixedDiscountCodeAttributesInput = {
  amountSet?: MoneyBagInput | null | undefined;
  code: string;
};

export type OrderCreateFreeShippingDiscountCodeAttributesInput = {
  code: string;
};

export type OrderCreateFulfillmentInput = {
  locationId: string;
  notifyCustomer?: boolean | null | undefined;
  originAddress?: FulfillmentOriginAddressInput | null | undefined;
  shipmentStatus?: FulfillmentEventStatus | null | undefined;
  trackingCompany?: string | null | undefined;
  trackingNumber?: string | null | undefined;
  trackingNumbers?: Array<string> | null | undefined;
};

export type OrderCreateFulfillmentStatus =
  | 'FULFILLED'
  | 'PARTIAL'
  | 'RESTOCKED';

export type OrderCreateInputsInventoryBehavior =
  | 'BYPASS'
  | 'DECREMENT_IGNORING_POLICY'
  | 'DECREMENT_OBEYING_POLICY';

export type OrderCreateLineItemInput = {
  fulfillmentService?: string | null | undefined;
  giftCard?: boolean | null | undefined;
  priceSet?: MoneyBagInput | null | undefined;
  productId?: string | null | undefined;
  properties?: Array<OrderCreateLineItemPropertyInput> | null | undefined;
  quantity: number;
  requiresShipping?: boolean | null | undefined;
  sku?: string | null | undefined;
  taxLines?: Array<OrderCreateTaxLineInput> | null | undefined;
  taxable?: boolean | null | undefined;
  title?: string | null | undefined;
  variantId?: string | null | undefined;
  variantTitle?: string | null | undefined;
  vendor?: string | null | undefined;
  weight?: WeightInput | null | undefined;
};

export type OrderCreateLineItemPropertyInput = {
  name: string;
  value: string;
};

export type OrderCreateOptionsInput = {
  inventoryBehaviour?: OrderCreateInputsInventoryBehavior | null | undefined;
  sendFulfillmentReceipt?: boolean | null | undefined;
  sendReceipt?: boolean | null | undefined;
};

export type OrderCreateOrderInput = {
  billingAddress?: MailingAddressInput | null | undefined;
  buyerAcceptsMarketing?: boolean | null | undefined;
  closedAt?: string | null | undefined;
  companyLocationId?: string | null | undefined;
  currency?: CurrencyCode | null | undefined;
  customAttributes?: Array<OrderCreateCustomAttributeInput> | null | undefined;
  customer?: OrderCreateCustomerInput | null | undefined;
  /** @deprecated This is replaced by the `customer` field in a future version. */
  customerId?: string | null | undefined;
  discountCode?: OrderCreateDiscountCodeInput | null | undefined;
  email?: string | null | undefined;
  financialStatus?: OrderCreateFinancialStatus | null | undefined;
  fulfillment?: OrderCreateFulfillmentInput | null | undefined;
  fulfillmentStatus?: OrderCreateFulfillmentStatus | null | undefined;
  lineItems?: Array<OrderCreateLineItemInput> | null | undefined;
  metafields?: Array<MetafieldInput> | null | undefined;
  name?: string | null | undefined;
  note?: string | null | undefined;
  phone?: string | null | undefined;
  poNumber?: string | null | undefined;
  presentmentCurrency?: CurrencyCode | null | undefined;
  processedAt?: string | null | undefined;
  referringSite?: string | null | undefined;
  shippingAddress?: MailingAddressInput | null | undefined;
  shippingLines?: Array<OrderCreateShippingLineInput> | null | undefined;
  sourceIdentifier?: string | null | undefined;
  sourceName?: string | null | undefined;
  sourceUrl?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  taxLines?: Array<OrderCreateTaxLineInput> | null | undefined;
  taxesIncluded?: boolean | null | undefined;
  test?: boolean | null | undefined;
  transactions?: Array<OrderCreateOrderTransactionInput> | null | undefined;
  userId?: string | null | undefined;
};

export type OrderCreateOrderTransactionInput = {
  amountSet: MoneyBagInput;
  authorizationCode?: string | null | undefined;
  deviceId?: string | null | undefined;
  gateway?: string | null | undefined;
  giftCardId?: string | null | undefined;
  kind?: OrderTransactionKind | null | undefined;
  locationId?: string | null | undefined;
  processedAt?: string | null | undefined;
  receiptJson?: unknown;
  status?: OrderTransactionStatus | null | undefined;
  test?: boolean | null | undefined;
  userId?: string | null | undefined;
};

export type OrderCreatePercentageDiscountCodeAttributesInput = {
  code: string;
  percentage?: number | null | undefined;
};

export type OrderCreateShippingLineInput = {
  code?: string | null | undefined;
  priceSet: MoneyBagInput;
  source?: string | null | undefined;
  taxLines?: Array<OrderCreateTaxLineInput> | null | undefined;
  title: string;
};

export type OrderCreateTaxLineInput = {
  channelLiable?: boolean | null | undefined;
  priceSet?: MoneyBagInput | null | undefined;
  rate: string;
  title: string;
};

export type OrderCreateUpsertCustomerAttributesInput = {
  addresses?: Array<OrderCreateCustomerAddressInput> | null | undefined;
  email?: string | null | undefined;
  firstName?: string | null | undefined;
  id?: string | null | undefined;
  lastName?: string | null | undefined;
  multipassIdentifier?: string | null | undefined;
  note?: string | null | undefined;
  phone?: string | null | undefined;
  tags?: Array<string> | null | undefined;
  taxExempt?: boolean | null | undefined;
};

export type OrderCreateUserErrorCode =
  | 'FULFILLMENT_SERVICE_INVALID'
  | 'INVALID'
  | 'INVENTORY_CLAIM_FAILED'
  | 'PROCESSED_AT_INVALID'
  | 'REDUNDANT_CUSTOMER_FIELDS'
  | 'SHOP_DORMANT'
  | 'TAX_LINE_RATE_MISSING';

export type OrderDisplayFinancialStatus =
  | 'AUTHORIZED'
  | 'EXPIRED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED';

export type OrderDisplayFulfillmentStatus =
  | 'FULFILLED'
  | 'FULFILLMENT_NOT_REQUIRED'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'OPEN'
  | 'PARTIALLY_FULFILLED'
  | 'PENDING_FULFILLMENT'
  | 'REQUEST_DECLINED'
  | 'RESTOCKED'
  | 'SCHEDULED'
  | 'UNFULFILLED';

export type OrderIdentifierInput =
  {   customId: UniqueMetafieldValueInput; id?: never; }
  |  { customId?: never;   id: string; };

export type OrderReturnStatus =
  | 'INSPECTION_COMPLETE'
  | 'IN_PROGRESS'
  | 'NO_RETURN'
  | 'RETURNED'
  | 'RETURN_FAILED'
  | 'RETURN_REQUESTED';

export type OrderRiskAssessmentCreateInput = {
  facts: Array<OrderRiskAssessmentFactInput>;
  orderId: string;
  riskLevel: RiskAssessmentResult;
};

export type OrderRiskAssessmentCreateUserErrorCode =
  | 'INVALID'
  | 'NOT_FOUND'
  | 'ORDER_ALREADY_FULFILLED'
  | 'TOO_MANY_FACTS';

export type OrderRiskAssessmentFactInput = {
  description: string;
  sentiment: RiskFactSentiment;
};

export type OrderTransactionInput = {
  amount: string;
  gateway: string;
  kind: OrderTransactionKind;
  orderId: string;
  parentId?: string | null | undefined;
};

export type OrderTransactionKind =
  | 'AUTHORIZATION'
  | 'CAPTURE'
  | 'CHANGE'
  | 'EMV_AUTHORIZATION'
  | 'REFUND'
  | 'SALE'
  | 'SUGGESTED_REFUND'
  | 'VOID';

export type OrderTransactionStatus =
  | 'AWAITING_RESPONSE'
  | 'ERROR'
  | 'FAILURE'
  | 'PENDING'
  | 'SUCCESS'
  | 'UNKNOWN';

export type PaymentScheduleInput = {
  dueAt?: string | null | undefined;
  issuedAt?: string | null | undefined;
};

export type PaymentTermsInput = {
  paymentSchedules?: Array<PaymentScheduleInput> | null | undefined;
  paymentTermsTemplateId?: string | null | undefined;
};

export type ProductFeedCreateUserErrorCode =
  | 'INVALID'
  | 'TAKEN';

export type ProductFeedInput = {
  channelId?: string | null | undefined;
  country: CountryCode;
  language: LanguageCode;
};

export type ProductResourceFeedbackInput = {
  channelId?: string | null | undefined;
  feedbackGeneratedAt: string;
  messages?: Array<string> | null | undefined;
  productId: string;
  productUpdatedAt: string;
  state: ResourceFeedbackState;
};

export type ProductStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'DRAFT'
  | 'UNLISTED';

export type ProductVariantInventoryPolicy =
  | 'CONTINUE'
  | 'DENY';

export type PurchasingCompanyInput = {
  companyContactId: string;
  companyId: string;
  companyLocationId: string;
};

export type PurchasingEntityInput = {
  customerId?: string | null | undefined;
  purchasingCompany?: PurchasingCompanyInput | null | undefined;
};

export type RefundDutyInput = {
  dutyId: string;
  refundType?: RefundDutyRefundType | null | undefined;
};

export type RefundDutyRefundType =
  | 'FULL'
  | 'PROPORTIONAL';

export type RefundInput = {
  allowOverRefunding?: boolean | null | undefined;
  currency?: CurrencyCode | null | undefined;
  discrepancyReason?: OrderAdjustmentInputDiscrepancyReason | null | undefined;
  note?: string | null | undefined;
  notify?: boolean | null | undefined;
  orderId: string;
  processedAt?: string | null | undefined;
  refundDuties?: Array<RefundDutyInput> | null | undefined;
  refundLineItems?: Array<RefundLineItemInput> | null | undefined;
  refundMethods?: Array<RefundMethodInput> | null | undefined;
  shipping?: ShippingRefundInput | null | undefined;
  transactions?: Array<OrderTransactionInput> | null | undefined;
};

export type RefundLineItemInput = {
  lineItemId: string;
  locationId?: string | null | undefined;
  quantity: number;
  restockType?: RefundLineItemRestockType | null | undefined;
};

export type RefundLineItemRestockType =
  | 'CANCEL'
  | 'LEGACY_RESTOCK'
  | 'NO_RESTOCK'
  | 'RETURN';

export type RefundMethodInput =
  {   storeCreditRefund: StoreCreditRefundInput; };

export type ResourceFeedbackCreateInput = {
  channelId?: string | null | undefined;
  feedbackGeneratedAt: string;
  messages?: Array<string> | null | undefined;
  state: ResourceFeedbackState;
};

export type ResourceFeedbackState =
  | 'ACCEPTED'
  | 'REQUIRES_ACTION';

export type ReturnStatus =
  | 'CANCELED'
  | 'CLOSED'
  | 'DECLINED'
  | 'OPEN'
  | 'REQUESTED';

export type RiskAssessmentResult =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'NONE'
  | 'PENDING';

export type RiskFactSentiment =
  | 'NEGATIVE'
  | 'NEUTRAL'
  | 'POSITIVE';

export type ShippingLineInput = {
  /** @deprecated `priceWithCurrency` should be used instead, where currencies can be specified. */
  price?: string | null | undefined;
  priceWithCurrency?: MoneyInput | null | undefined;
  shippingRateHandle?: string | null | undefined;
  title?: string | null | undefined;
};

export type ShippingRefundInput = {
  amount?: string | null | undefined;
  fullRefund?: boolean | null | undefined;
};

export type ShopPolicyType =
  | 'CONTACT_INFORMATION'
  | 'LEGAL_NOTICE'
  | 'PRIVACY_POLICY'
  | 'REFUND_POLICY'
  | 'SHIPPING_POLICY'
  | 'SUBSCRIPTION_POLICY'
  | 'TERMS_OF_SALE'
  | 'TERMS_OF_SERVICE';

export type ShopResourceFeedbackCreateUserErrorCode =
  | 'BLANK'
  | 'FEEDBACK_DATE_IN_FUTURE'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'OUTDATED_FEEDBACK'
  | 'PRESENT';

export type StoreCreditRefundInput = {
  amount: MoneyInput;
  expiresAt?: string | null | undefined;
};

export type UniqueMetafieldValueInput = {
  key: string;
  namespace?: string | null | undefined;
  value: string;
};

export type UnitPriceMeasurementMeasuredUnit =
  | 'CL'
  | 'CM'
  | 'FLOZ'
  | 'FT'
  | 'FT2'
  | 'G'
  | 'GAL'
  | 'IN'
  | 'ITEM'
  | 'KG'
  | 'L'
  | 'LB'
  | 'M'
  | 'M2'
  | 'M3'
  | 'MG'
  | 'ML'
  | 'MM'
  | 'OZ'
  | 'PT'
  | 'QT'
  | 'UNKNOWN'
  | 'YD';

export type WeightInput = {
  unit: WeightUnit;
  value: number;
};

export type WeightUnit =
  | 'GRAMS'
  | 'KILOGRAMS'
  | 'OUNCES'
  | 'POUNDS';

export type BulkCatalogQueryVariables = Exact<{ [key: string]: never; }>;


export type BulkCatalogQuery = { products: { edges: Array<{ node: { id: string, title: string, handle: string, descriptionHtml: string, vendor: string, productType: string, tags: Array<string>, status: ProductStatus, publishedAt: string | null, onlineStoreUrl: string | null, isGiftCard: boolean, requiresSellingPlan: boolean, updatedAt: string, category: { id: string, fullName: string } | null, options: Array<{ name: string, values: Array<string>, optionValues: Array<{ name: string, en: Array<{ key: string, value: string | null }>, fr: Array<{ key: string, value: string | null }>, de: Array<{ key: string, value: string | null }>, es: Array<{ key: string, value: string | null }> }>, en: Array<{ key: string, value: string | null }>, fr: Array<{ key: string, value: string | null }>, de: Array<{ key: string, value: string | null }>, es: Array<{ key: string, value: string | null }> }>, en: Array<{ key: string, value: string | null }>, fr: Array<{ key: string, value: string | null }>, de: Array<{ key: string, value: string | null }>, es: Array<{ key: string, value: string | null }>, collections: { edges: Array<{ node: { id: string } }> }, media: { edges: Array<{ node:
              | { originUrl: string, id: string }
              | { id: string, image: { url: string, altText: string | null } | null }
              | { id: string, sources: Array<{ url: string, mimeType: string }> }
              | { id: string, sources: Array<{ url: string, mimeType: string }> }
             }> }, variants: { edges: Array<{ node: { id: string, title: string, sku: string | null, barcode: string | null, position: number, price: string, compareAtPrice: string | null, taxable: boolean, inventoryPolicy: ProductVariantInventoryPolicy, requiresComponents: boolean, sellableOnlineQuantity: number, updatedAt: string, unitPriceMeasurement: { quantityValue: number, quantityUnit: UnitPriceMeasurementMeasuredUnit | null, referenceValue: number, referenceUnit: UnitPriceMeasurementMeasuredUnit | null } | null, selectedOptions: Array<{ name: string, value: string }>, inventoryItem: { id: string, tracked: boolean, requiresShipping: boolean, measurement: { weight: { value: number, unit: WeightUnit } | null } }, media: { edges: Array<{ node:
                    | { id: string }
                    | { id: string, image: { url: string } | null }
                    | { id: string }
                    | { id: string }
                   }> } } }> } } }> } };

export type CreateProductFeedbackMutationVariables = Exact<{
  feedback: Array<ProductResourceFeedbackInput> | ProductResourceFeedbackInput;
}>;


export type CreateProductFeedbackMutation = { bulkProductResourceFeedbackCreate: { feedback: Array<{ productId: string }> | null, userErrors: Array<{ field: Array<string> | null, code: BulkProductResourceFeedbackCreateUserErrorCode | null, message: string }> } | null };

export type GetBulkOperationQueryVariables = Exact<{
  id: string;
}>;


export type GetBulkOperationQuery = { bulkOperation: { id: string, status: BulkOperationStatus, errorCode: BulkOperationErrorCode | null, objectCount: string, url: string | null } | null };

export type GetProductQueryVariables = Exact<{
  id: string;
  mediaAfter?: string | null | undefined;
  variantsAfter?: string | null | undefined;
  variants: number;
  firstPage: boolean;
  isChannel: boolean;
  channelHandle: string;
}>;


export type GetProductQuery = { channel?: { id: string } | null, product: { id: string, title: string, handle: string, descriptionHtml: string, vendor: string, productType: string, tags: Array<string>, status: ProductStatus, publishedAt: string | null, onlineStoreUrl: string | null, isGiftCard: boolean, requiresSellingPlan: boolean, updatedAt: string, category: { id: string, fullName: string } | null, options: Array<{ name: string, values: Array<string>, optionValues: Array<{ name: string, en: Array<{ key: string, value: string | null }>, fr: Array<{ key: string, value: string | null }>, de: Array<{ key: string, value: string | null }>, es: Array<{ key: string, value: string | null }> }>, en: Array<{ key: string, value: string | null }>, fr: Array<{ key: string, value: string | null }>, de: Array<{ key: string, value: string | null }>, es: Array<{ key: string, value: string | null }> }>, en: Array<{ key: string, value: string | null }>, fr: Array<{ key: string, value: string | null }>, de: Array<{ key: string, value: string | null }>, es: Array<{ key: string, value: string | null }>, collections?: { nodes: Array<{ id: string }> }, media: { nodes: Array<
        | { originUrl: string, id: string }
        | { id: string, image: { url: string, altText: string | null } | null }
        | { id: string, sources: Array<{ url: string, mimeType: string }> }
        | { id: string, sources: Array<{ url: string, mimeType: string }> }
      >, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, variants: { nodes: Array<{ id: string, title: string, sku: string | null, barcode: string | null, position: number, price: string, compareAtPrice: string | null, taxable: boolean, inventoryPolicy: ProductVariantInventoryPolicy, requiresComponents: boolean, sellableOnlineQuantity: number, updatedAt: string, unitPriceMeasurement: { quantityValue: number, quantityUnit: UnitPriceMeasurementMeasuredUnit | null, referenceValue: number, referenceUnit: UnitPriceMeasurementMeasuredUnit | null } | null, selectedOptions: Array<{ name: string, value: string }>, inventoryItem: { id: string, tracked: boolean, requiresShipping: boolean, measurement: { weight: { value: number, unit: WeightUnit } | null } }, media: { nodes: Array<
            | { id: string }
            | { id: string, image: { url: string } | null }
            | { id: string }
            | { id: string }
          > } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type GetStockQueryVariables = Exact<{
  id: string;
}>;


export type GetStockQuery = { productVariant: { sellableOnlineQuantity: number, inventoryPolicy: ProductVariantInventoryPolicy, inventoryItem: { tracked: boolean } } | null };

export type ListAutomaticDiscountsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ListAutomaticDiscountsQuery = { discountNodes: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, discount:
        | { __typename: 'DiscountAutomaticApp' }
        | { __typename: 'DiscountAutomaticBasic', title: string, summary: string, status: DiscountStatus, startsAt: string, endsAt: string | null, context:
            | { __typename: 'DiscountBuyerSelectionAll' }
            | { __typename: 'DiscountCustomerSegments' }
            | { __typename: 'DiscountCustomers' }
            | { __typename: 'DiscountMarkets' }
          , minimumRequirement:
            | { __typename: 'DiscountMinimumQuantity' }
            | { __typename: 'DiscountMinimumSubtotal' }
           | null, customerGets: { value:
              | { __typename: 'DiscountAmount', appliesOnEachItem: boolean, amount: { amount: string, currencyCode: CurrencyCode } }
              | { __typename: 'DiscountOnQuantity' }
              | { __typename: 'DiscountPercentage', percentage: number }
            , items:
              | { __typename: 'AllDiscountItems' }
              | { __typename: 'DiscountCollections', collections: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string }> } }
              | { __typename: 'DiscountProducts', products: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string }> }, productVariants: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, product: { id: string } }> } }
             } }
        | { __typename: 'DiscountAutomaticBxgy' }
        | { __typename: 'DiscountAutomaticFreeShipping', title: string, summary: string, status: DiscountStatus, startsAt: string, endsAt: string | null, context:
            | { __typename: 'DiscountBuyerSelectionAll' }
            | { __typename: 'DiscountCustomerSegments' }
            | { __typename: 'DiscountCustomers' }
            | { __typename: 'DiscountMarkets' }
          , minimumRequirement:
            | { __typename: 'DiscountMinimumQuantity' }
            | { __typename: 'DiscountMinimumSubtotal' }
           | null, destinationSelection:
            | { __typename: 'DiscountCountries' }
            | { __typename: 'DiscountCountryAll' }
          , maximumShippingPrice: { amount: string } | null }
        | { __typename: 'DiscountCodeApp' }
        | { __typename: 'DiscountCodeBasic' }
        | { __typename: 'DiscountCodeBxgy' }
        | { __typename: 'DiscountCodeFreeShipping' }
       }> } };

export type RunBulkQueryMutationVariables = Exact<{
  query: string;
}>;


export type RunBulkQueryMutation = { bulkOperationRunQuery: { bulkOperation: { id: string, status: BulkOperationStatus } | null, userErrors: Array<{ field: Array<string> | null, message: string, code: BulkOperationUserErrorCode | null }> } | null };

export type CreateChannelMutationVariables = Exact<{
  input: ChannelCreateInput;
}>;


export type CreateChannelMutation = { channelCreate: { channel: { id: string } | null, userErrors: Array<{ field: Array<string> | null, message: string, code: ChannelCreateUserErrorCode | null }> } | null };

export type CreateProductFeedMutationVariables = Exact<{
  input: ProductFeedInput;
}>;


export type CreateProductFeedMutation = { productFeedCreate: { productFeed: { id: string } | null, userErrors: Array<{ field: Array<string> | null, message: string, code: ProductFeedCreateUserErrorCode | null }> } | null };

export type CreateShopFeedbackMutationVariables = Exact<{
  input: ResourceFeedbackCreateInput;
}>;


export type CreateShopFeedbackMutation = { shopResourceFeedbackCreate: { userErrors: Array<{ field: Array<string> | null, message: string, code: ShopResourceFeedbackCreateUserErrorCode | null }> } | null };

export type DeleteChannelMutationVariables = Exact<{
  id: string;
}>;


export type DeleteChannelMutation = { channelDelete: { deletedId: string | null, userErrors: Array<{ field: Array<string> | null, message: string, code: ChannelDeleteUserErrorCode | null }> } | null };

export type GetChannelQueryVariables = Exact<{
  handle: string;
}>;


export type GetChannelQuery = { channelByHandle: { id: string } | null, shop: { shipsToCountries: Array<CountryCode> } };

export type StartFullSyncMutationVariables = Exact<{
  channelId: string;
}>;


export type StartFullSyncMutation = { channelFullSync: { fullSyncTraceInfo: Array<{ operationId: string | null }> | null, userErrors: Array<{ field: Array<string> | null, message: string, code: ChannelFullSyncUserErrorCode | null }> } | null };

export type GetOrderCustomerQueryVariables = Exact<{
  id: string;
}>;


export type GetOrderCustomerQuery = { order: { customer: { id: string } | null } | null };

export type SubscribeCustomerMutationVariables = Exact<{
  customerId: string;
  at: string;
}>;


export type SubscribeCustomerMutation = { customerEmailMarketingConsentUpdate: { userErrors: Array<{ field: Array<string> | null, message: string, code: CustomerEmailMarketingConsentUpdateUserErrorCode | null }> } | null };

export type ReceiveFlowTriggerMutationVariables = Exact<{
  handle: string;
  payload: unknown;
}>;


export type ReceiveFlowTriggerMutation = { flowTriggerReceive: { userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type GetHoldsQueryVariables = Exact<{
  id: string;
}>;


export type GetHoldsQuery = { order: { id: string, cancelledAt: string | null, fulfillmentOrders: { nodes: Array<{ id: string, status: FulfillmentOrderStatus, fulfillmentHolds: Array<{ id: string, handle: string | null, heldByRequestingApp: boolean }> }> } } | null };

export type HoldFulfillmentOrderMutationVariables = Exact<{
  id: string;
  hold: FulfillmentOrderHoldInput;
}>;


export type HoldFulfillmentOrderMutation = { fulfillmentOrderHold: { fulfillmentHold: { id: string } | null, userErrors: Array<{ code: FulfillmentOrderHoldUserErrorCode | null, field: Array<string> | null, message: string }> } | null };

export type ReleaseHoldMutationVariables = Exact<{
  id: string;
  holdIds?: Array<string> | string | null | undefined;
}>;


export type ReleaseHoldMutation = { fulfillmentOrderReleaseHold: { fulfillmentOrder: { id: string } | null, userErrors: Array<{ code: FulfillmentOrderReleaseHoldUserErrorCode | null, field: Array<string> | null, message: string }> } | null };

export type AnnotateOrderMutationVariables = Exact<{
  id: string;
  tags: Array<string> | string;
  metafields: Array<MetafieldsSetInput> | MetafieldsSetInput;
}>;


export type AnnotateOrderMutation = { tagsAdd: { userErrors: Array<{ field: Array<string> | null, message: string }> } | null, metafieldsSet: { userErrors: Array<{ field: Array<string> | null, message: string, code: MetafieldsSetUserErrorCode | null }> } | null };

export type CancelAndRefundOrderMutationVariables = Exact<{
  orderId: string;
  reason: OrderCancelReason;
  staffNote?: string | null | undefined;
}>;


export type CancelAndRefundOrderMutation = { orderCancel: { job: { id: string } | null, orderCancelUserErrors: Array<{ code: OrderCancelUserErrorCode | null, field: Array<string> | null, message: string }> } | null };

export type CancelOrderMutationVariables = Exact<{
  orderId: string;
  reason: OrderCancelReason;
  restock: boolean;
  staffNote?: string | null | undefined;
}>;


export type CancelOrderMutation = { orderCancel: { job: { id: string } | null, orderCancelUserErrors: Array<{ code: OrderCancelUserErrorCode | null, field: Array<string> | null, message: string }> } | null };

export type CreateOrderFromHoldMutationVariables = Exact<{
  hold: DraftOrderDeleteInput;
  order: OrderCreateOrderInput;
  options: OrderCreateOptionsInput;
  lines: number;
}>;


export type CreateOrderFromHoldMutation = { draftOrderDelete: { deletedId: string | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null, orderCreate: { order: { id: string, name: string, createdAt: string, updatedAt: string, cancelledAt: string | null, currencyCode: CurrencyCode, statusPageUrl: string, displayFinancialStatus: OrderDisplayFinancialStatus | null, displayFulfillmentStatus: OrderDisplayFulfillmentStatus, sourceIdentifier: string | null, totalPriceSet: { shopMoney: { amount: string } }, subtotalPriceSet: { shopMoney: { amount: string } } | null, totalShippingPriceSet: { shopMoney: { amount: string } }, totalTaxSet: { shopMoney: { amount: string } } | null, totalRefundedSet: { shopMoney: { amount: string } }, lineItems: { nodes: Array<{ id: string, title: string, variantTitle: string | null, quantity: number, currentQuantity: number, unfulfilledQuantity: number, requiresShipping: boolean, originalUnitPriceSet: { shopMoney: { amount: string } }, originalTotalSet: { shopMoney: { amount: string } }, variant: { id: string } | null }> } } | null, userErrors: Array<{ code: OrderCreateUserErrorCode | null, field: Array<string> | null, message: string }> } | null };

export type CreateOrderMutationVariables = Exact<{
  order: OrderCreateOrderInput;
  options: OrderCreateOptionsInput;
  lines: number;
}>;


export type CreateOrderMutation = { orderCreate: { order: { id: string, name: string, createdAt: string, updatedAt: string, cancelledAt: string | null, currencyCode: CurrencyCode, statusPageUrl: string, displayFinancialStatus: OrderDisplayFinancialStatus | null, displayFulfillmentStatus: OrderDisplayFulfillmentStatus, sourceIdentifier: string | null, totalPriceSet: { shopMoney: { amount: string } }, subtotalPriceSet: { shopMoney: { amount: string } } | null, totalShippingPriceSet: { shopMoney: { amount: string } }, totalTaxSet: { shopMoney: { amount: string } } | null, totalRefundedSet: { shopMoney: { amount: string } }, lineItems: { nodes: Array<{ id: string, title: string, variantTitle: string | null, quantity: number, currentQuantity: number, unfulfilledQuantity: number, requiresShipping: boolean, originalUnitPriceSet: { shopMoney: { amount: string } }, originalTotalSet: { shopMoney: { amount: string } }, variant: { id: string } | null }> } } | null, userErrors: Array<{ code: OrderCreateUserErrorCode | null, field: Array<string> | null, message: string }> } | null };

export type CreateRefundMutationVariables = Exact<{
  input: RefundInput;
  key: string;
}>;


export type CreateRefundMutation = { refundCreate: { refund: { id: string } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type FindOrderQueryVariables = Exact<{
  identifier: OrderIdentifierInput;
  lines: number;
}>;


export type FindOrderQuery = { orderByIdentifier: { id: string, name: string, createdAt: string, updatedAt: string, cancelledAt: string | null, currencyCode: CurrencyCode, statusPageUrl: string, displayFinancialStatus: OrderDisplayFinancialStatus | null, displayFulfillmentStatus: OrderDisplayFulfillmentStatus, sourceIdentifier: string | null, totalPriceSet: { shopMoney: { amount: string } }, subtotalPriceSet: { shopMoney: { amount: string } } | null, totalShippingPriceSet: { shopMoney: { amount: string } }, totalTaxSet: { shopMoney: { amount: string } } | null, totalRefundedSet: { shopMoney: { amount: string } }, lineItems: { nodes: Array<{ id: string, title: string, variantTitle: string | null, quantity: number, currentQuantity: number, unfulfilledQuantity: number, requiresShipping: boolean, originalUnitPriceSet: { shopMoney: { amount: string } }, originalTotalSet: { shopMoney: { amount: string } }, variant: { id: string } | null }> } } | null };

export type GetAdoptableOrderQueryVariables = Exact<{
  id: string;
  lines: number;
}>;


export type GetAdoptableOrderQuery = { order: { tags: Array<string>, taxesIncluded: boolean, discountCodes: Array<string>, presentmentCurrencyCode: CurrencyCode, returnStatus: OrderReturnStatus, id: string, name: string, createdAt: string, updatedAt: string, cancelledAt: string | null, currencyCode: CurrencyCode, statusPageUrl: string, displayFinancialStatus: OrderDisplayFinancialStatus | null, displayFulfillmentStatus: OrderDisplayFulfillmentStatus, sourceIdentifier: string | null, customAttributes: Array<{ key: string, value: string | null }>, lineItems: { nodes: Array<{ sku: string | null, id: string, title: string, variantTitle: string | null, quantity: number, currentQuantity: number, unfulfilledQuantity: number, requiresShipping: boolean, discountedTotalSet: { shopMoney: { amount: string } }, originalUnitPriceSet: { shopMoney: { amount: string } }, originalTotalSet: { shopMoney: { amount: string } }, variant: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, taxLines: Array<{ title: string, rate: number | null, priceSet: { shopMoney: { amount: string } } }>, shippingLine: { title: string, code: string | null, source: string | null } | null, shippingAddress: { name: string | null, company: string | null, address1: string | null, address2: string | null, city: string | null, provinceCode: string | null, countryCodeV2: CountryCode | null, zip: string | null } | null, originalTotalPriceSet: { shopMoney: { amount: string } }, fulfillments: Array<{ id: string, status: FulfillmentStatus, displayStatus: FulfillmentDisplayStatus | null, createdAt: string, updatedAt: string, estimatedDeliveryAt: string | null, inTransitAt: string | null, deliveredAt: string | null, trackingInfo: Array<{ company: string | null, number: string | null, url: string | null }>, events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, status: FulfillmentEventStatus, happenedAt: string }> }, fulfillmentLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number | null, lineItem: { id: string } }> } }>, refunds: Array<{ id: string, note: string | null, createdAt: string | null, totalRefundedSet: { shopMoney: { amount: string } }, transactions: { nodes: Array<{ kind: OrderTransactionKind, status: OrderTransactionStatus, gateway: string | null, amountSet: { shopMoney: { amount: string, currencyCode: CurrencyCode }, presentmentMoney: { amount: string, currencyCode: CurrencyCode } } }> }, refundLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number, restockType: RefundLineItemRestockType, lineItem: { id: string } }> } }>, totalPriceSet: { shopMoney: { amount: string } }, subtotalPriceSet: { shopMoney: { amount: string } } | null, totalShippingPriceSet: { shopMoney: { amount: string } }, totalTaxSet: { shopMoney: { amount: string } } | null, totalRefundedSet: { shopMoney: { amount: string } } } | null };

export type GetOrderAttributesQueryVariables = Exact<{
  id: string;
}>;


export type GetOrderAttributesQuery = { order: { id: string, customAttributes: Array<{ key: string, value: string | null }> } | null };

export type GetOrderEvidenceQueryVariables = Exact<{
  id: string;
}>;


export type GetOrderEvidenceQuery = { order: { metafield: { value: string } | null } | null };

export type GetOrderMoneyQueryVariables = Exact<{
  id: string;
}>;


export type GetOrderMoneyQuery = { order: { currencyCode: CurrencyCode, totalReceivedSet: { shopMoney: { amount: string } }, totalRefundedSet: { shopMoney: { amount: string } } } | null };

export type GetOrderNoteQueryVariables = Exact<{
  id: string;
}>;


export type GetOrderNoteQuery = { order: { id: string, note: string | null, tags: Array<string> } | null };

export type GetOrderPaymentsQueryVariables = Exact<{
  id: string;
}>;


export type GetOrderPaymentsQuery = { order: { id: string, presentmentCurrencyCode: CurrencyCode, transactions: Array<{ id: string, kind: OrderTransactionKind, status: OrderTransactionStatus, gateway: string | null, amountSet: { shopMoney: { amount: string, currencyCode: CurrencyCode }, presentmentMoney: { amount: string, currencyCode: CurrencyCode } } }> } | null };

export type GetOrderQueryVariables = Exact<{
  id: string;
  lines: number;
}>;


export type GetOrderQuery = { order: { presentmentCurrencyCode: CurrencyCode, returnStatus: OrderReturnStatus, id: string, name: string, createdAt: string, updatedAt: string, cancelledAt: string | null, currencyCode: CurrencyCode, statusPageUrl: string, displayFinancialStatus: OrderDisplayFinancialStatus | null, displayFulfillmentStatus: OrderDisplayFulfillmentStatus, sourceIdentifier: string | null, originalTotalPriceSet: { shopMoney: { amount: string } }, lineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, variantTitle: string | null, quantity: number, currentQuantity: number, unfulfilledQuantity: number, requiresShipping: boolean, originalUnitPriceSet: { shopMoney: { amount: string } }, originalTotalSet: { shopMoney: { amount: string } }, variant: { id: string } | null }> }, fulfillments: Array<{ id: string, status: FulfillmentStatus, displayStatus: FulfillmentDisplayStatus | null, createdAt: string, updatedAt: string, estimatedDeliveryAt: string | null, inTransitAt: string | null, deliveredAt: string | null, trackingInfo: Array<{ company: string | null, number: string | null, url: string | null }>, events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, status: FulfillmentEventStatus, happenedAt: string }> }, fulfillmentLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number | null, lineItem: { id: string } }> } }>, refunds: Array<{ id: string, note: string | null, createdAt: string | null, totalRefundedSet: { shopMoney: { amount: string } }, transactions: { nodes: Array<{ kind: OrderTransactionKind, status: OrderTransactionStatus, gateway: string | null, amountSet: { shopMoney: { amount: string, currencyCode: CurrencyCode }, presentmentMoney: { amount: string, currencyCode: CurrencyCode } } }> }, refundLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number, restockType: RefundLineItemRestockType, lineItem: { id: string } }> } }>, totalPriceSet: { shopMoney: { amount: string } }, subtotalPriceSet: { shopMoney: { amount: string } } | null, totalShippingPriceSet: { shopMoney: { amount: string } }, totalTaxSet: { shopMoney: { amount: string } } | null, totalRefundedSet: { shopMoney: { amount: string } } } | null };

export type ListAgentOrdersQueryVariables = Exact<{
  query: string;
  after?: string | null | undefined;
}>;


export type ListAgentOrdersQuery = { orders: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, updatedAt: string, cancelledAt: string | null, displayFinancialStatus: OrderDisplayFinancialStatus | null, sourceIdentifier: string | null, currencyCode: CurrencyCode, customAttributes: Array<{ key: string, value: string | null }>, totalReceivedSet: { shopMoney: { amount: string } }, totalRefundedSet: { shopMoney: { amount: string } } }> } };

export type NewOrderFieldsFragment = { id: string, name: string, createdAt: string, updatedAt: string, cancelledAt: string | null, currencyCode: CurrencyCode, statusPageUrl: string, displayFinancialStatus: OrderDisplayFinancialStatus | null, displayFulfillmentStatus: OrderDisplayFulfillmentStatus, sourceIdentifier: string | null, totalPriceSet: { shopMoney: { amount: string } }, subtotalPriceSet: { shopMoney: { amount: string } } | null, totalShippingPriceSet: { shopMoney: { amount: string } }, totalTaxSet: { shopMoney: { amount: string } } | null, totalRefundedSet: { shopMoney: { amount: string } }, lineItems: { nodes: Array<{ id: string, title: string, variantTitle: string | null, quantity: number, currentQuantity: number, unfulfilledQuantity: number, requiresShipping: boolean, originalUnitPriceSet: { shopMoney: { amount: string } }, originalTotalSet: { shopMoney: { amount: string } }, variant: { id: string } | null }> } };

export type OrderLineFieldsFragment = { id: string, title: string, variantTitle: string | null, quantity: number, currentQuantity: number, unfulfilledQuantity: number, requiresShipping: boolean, originalUnitPriceSet: { shopMoney: { amount: string } }, originalTotalSet: { shopMoney: { amount: string } }, variant: { id: string } | null };

export type OrderFieldsFragment = { presentmentCurrencyCode: CurrencyCode, returnStatus: OrderReturnStatus, id: string, name: string, createdAt: string, updatedAt: string, cancelledAt: string | null, currencyCode: CurrencyCode, statusPageUrl: string, displayFinancialStatus: OrderDisplayFinancialStatus | null, displayFulfillmentStatus: OrderDisplayFulfillmentStatus, sourceIdentifier: string | null, originalTotalPriceSet: { shopMoney: { amount: string } }, lineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, title: string, variantTitle: string | null, quantity: number, currentQuantity: number, unfulfilledQuantity: number, requiresShipping: boolean, originalUnitPriceSet: { shopMoney: { amount: string } }, originalTotalSet: { shopMoney: { amount: string } }, variant: { id: string } | null }> }, fulfillments: Array<{ id: string, status: FulfillmentStatus, displayStatus: FulfillmentDisplayStatus | null, createdAt: string, updatedAt: string, estimatedDeliveryAt: string | null, inTransitAt: string | null, deliveredAt: string | null, trackingInfo: Array<{ company: string | null, number: string | null, url: string | null }>, events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, status: FulfillmentEventStatus, happenedAt: string }> }, fulfillmentLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number | null, lineItem: { id: string } }> } }>, refunds: Array<{ id: string, note: string | null, createdAt: string | null, totalRefundedSet: { shopMoney: { amount: string } }, transactions: { nodes: Array<{ kind: OrderTransactionKind, status: OrderTransactionStatus, gateway: string | null, amountSet: { shopMoney: { amount: string, currencyCode: CurrencyCode }, presentmentMoney: { amount: string, currencyCode: CurrencyCode } } }> }, refundLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number, restockType: RefundLineItemRestockType, lineItem: { id: string } }> } }>, totalPriceSet: { shopMoney: { amount: string } }, subtotalPriceSet: { shopMoney: { amount: string } } | null, totalShippingPriceSet: { shopMoney: { amount: string } }, totalTaxSet: { shopMoney: { amount: string } } | null, totalRefundedSet: { shopMoney: { amount: string } } };

export type FulfillmentFieldsFragment = { id: string, status: FulfillmentStatus, displayStatus: FulfillmentDisplayStatus | null, createdAt: string, updatedAt: string, estimatedDeliveryAt: string | null, inTransitAt: string | null, deliveredAt: string | null, trackingInfo: Array<{ company: string | null, number: string | null, url: string | null }>, events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, status: FulfillmentEventStatus, happenedAt: string }> }, fulfillmentLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number | null, lineItem: { id: string } }> } };

export type FulfillmentEventFieldsFragment = { id: string, status: FulfillmentEventStatus, happenedAt: string };

export type FulfillmentLineFieldsFragment = { quantity: number | null, lineItem: { id: string } };

export type RefundFieldsFragment = { id: string, note: string | null, createdAt: string | null, totalRefundedSet: { shopMoney: { amount: string } }, transactions: { nodes: Array<{ kind: OrderTransactionKind, status: OrderTransactionStatus, gateway: string | null, amountSet: { shopMoney: { amount: string, currencyCode: CurrencyCode }, presentmentMoney: { amount: string, currencyCode: CurrencyCode } } }> }, refundLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number, restockType: RefundLineItemRestockType, lineItem: { id: string } }> } };

export type RefundLineFieldsFragment = { quantity: number, restockType: RefundLineItemRestockType, lineItem: { id: string } };

export type ReturnFieldsFragment = { id: string, status: ReturnStatus, createdAt: string, exchangeLineItems: { nodes: Array<{ id: string }> }, returnLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
      | { quantity: number, fulfillmentLineItem: { lineItem: { id: string } } }
      | { quantity: number }
    > } };

type ReturnLineFields_ReturnLineItem_Fragment = { quantity: number, fulfillmentLineItem: { lineItem: { id: string } } };

type ReturnLineFields_UnverifiedReturnLineItem_Fragment = { quantity: number };

export type ReturnLineFieldsFragment =
  | ReturnLineFields_ReturnLineItem_Fragment
  | ReturnLineFields_UnverifiedReturnLineItem_Fragment
;

export type GetFulfillmentEventsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GetFulfillmentEventsQuery = { fulfillment: { events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, status: FulfillmentEventStatus, happenedAt: string }> } } | null };

export type GetFulfillmentLinesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GetFulfillmentLinesQuery = { fulfillment: { fulfillmentLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number | null, lineItem: { id: string } }> } } | null };

export type GetFulfillmentsQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type GetFulfillmentsQuery = { nodes: Array<
    | { id: string, status: FulfillmentStatus, displayStatus: FulfillmentDisplayStatus | null, createdAt: string, updatedAt: string, estimatedDeliveryAt: string | null, inTransitAt: string | null, deliveredAt: string | null, trackingInfo: Array<{ company: string | null, number: string | null, url: string | null }>, events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, status: FulfillmentEventStatus, happenedAt: string }> }, fulfillmentLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number | null, lineItem: { id: string } }> } }
    | Record<PropertyKey, never>
   | null> };

export type GetOrderLinesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GetOrderLinesQuery = { order: { lineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ sku: string | null, id: string, title: string, variantTitle: string | null, quantity: number, currentQuantity: number, unfulfilledQuantity: number, requiresShipping: boolean, discountedTotalSet: { shopMoney: { amount: string } }, originalUnitPriceSet: { shopMoney: { amount: string } }, originalTotalSet: { shopMoney: { amount: string } }, variant: { id: string } | null }> } } | null };

export type GetOrderPartIdsQueryVariables = Exact<{
  id: string;
}>;


export type GetOrderPartIdsQuery = { order: { fulfillments: Array<{ id: string }>, refunds: Array<{ id: string }> } | null };

export type GetOrderReturnsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GetOrderReturnsQuery = { order: { returns: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, status: ReturnStatus, createdAt: string, exchangeLineItems: { nodes: Array<{ id: string }> }, returnLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
            | { quantity: number, fulfillmentLineItem: { lineItem: { id: string } } }
            | { quantity: number }
          > } }> } } | null };

export type GetRefundLinesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GetRefundLinesQuery = { refund: { refundLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number, restockType: RefundLineItemRestockType, lineItem: { id: string } }> } } | null };

export type GetRefundsQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type GetRefundsQuery = { nodes: Array<
    | { id: string, note: string | null, createdAt: string | null, totalRefundedSet: { shopMoney: { amount: string } }, transactions: { nodes: Array<{ kind: OrderTransactionKind, status: OrderTransactionStatus, gateway: string | null, amountSet: { shopMoney: { amount: string, currencyCode: CurrencyCode }, presentmentMoney: { amount: string, currencyCode: CurrencyCode } } }> }, refundLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quantity: number, restockType: RefundLineItemRestockType, lineItem: { id: string } }> } }
    | Record<PropertyKey, never>
   | null> };

export type GetReturnLinesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type GetReturnLinesQuery = { return: { returnLineItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
        | { quantity: number, fulfillmentLineItem: { lineItem: { id: string } } }
        | { quantity: number }
      > } } | null };

export type SetOrderAttributesMutationVariables = Exact<{
  id: string;
  customAttributes: Array<AttributeInput> | AttributeInput;
}>;


export type SetOrderAttributesMutation = { orderUpdate: { userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type SetOrderNoteMutationVariables = Exact<{
  id: string;
  note: string;
  tags: Array<string> | string;
}>;


export type SetOrderNoteMutation = { tagsAdd: { userErrors: Array<{ field: Array<string> | null, message: string }> } | null, orderUpdate: { userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type TagOrderMutationVariables = Exact<{
  id: string;
  tags: Array<string> | string;
}>;


export type TagOrderMutation = { tagsAdd: { userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type CalculateQuoteMutationVariables = Exact<{
  input: DraftOrderInput;
}>;


export type CalculateQuoteMutation = { draftOrderCalculate: { calculatedDraftOrder: { currencyCode: CurrencyCode, presentmentCurrencyCode: CurrencyCode, taxesIncluded: boolean, lineItems: Array<{ uuid: string, quantity: number, originalUnitPriceSet: { shopMoney: { amount: string }, presentmentMoney: { amount: string } }, discountedTotalSet: { shopMoney: { amount: string }, presentmentMoney: { amount: string } }, variant: { id: string, availableForSale: boolean, sellableOnlineQuantity: number, inventoryPolicy: ProductVariantInventoryPolicy, inventoryItem: { tracked: boolean } } | null }>, totalShippingPriceSet: { shopMoney: { amount: string }, presentmentMoney: { amount: string } }, totalTaxSet: { shopMoney: { amount: string }, presentmentMoney: { amount: string } }, totalPriceSet: { shopMoney: { amount: string }, presentmentMoney: { amount: string } }, taxLines: Array<{ title: string, rate: number | null, priceSet: { shopMoney: { amount: string }, presentmentMoney: { amount: string } } }>, platformDiscounts: Array<{ id: string | null, code: string | null, title: string, automaticDiscount: boolean, discountClasses: Array<DiscountClass>, totalAmountPriceSet: { shopMoney: { amount: string }, presentmentMoney: { amount: string } }, allocations: Array<{ reductionAmountSet: { shopMoney: { amount: string }, presentmentMoney: { amount: string } }, target:
            | { uuid: string }
            | Record<PropertyKey, never>
           | null }>, discountNode: { id: string, discount:
            | { customerGets: { value:
                  | { amount: { amount: string, currencyCode: CurrencyCode } }
                  | { percentage: number }
                  | Record<PropertyKey, never>
                 } }
            | { customerGets: { value:
                  | { amount: { amount: string, currencyCode: CurrencyCode } }
                  | { percentage: number }
                  | Record<PropertyKey, never>
                 } }
            | Record<PropertyKey, never>
           } | null }> } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type AmountsFragment = { shopMoney: { amount: string }, presentmentMoney: { amount: string } };

type DiscountWorth_DiscountAmount_Fragment = { amount: { amount: string, currencyCode: CurrencyCode } };

type DiscountWorth_DiscountPercentage_Fragment = { percentage: number };

export type DiscountWorthFragment =
  | DiscountWorth_DiscountAmount_Fragment
  | DiscountWorth_DiscountPercentage_Fragment
;

export type DeliveryOptionsQueryVariables = Exact<{
  input: DraftOrderAvailableDeliveryOptionsInput;
  pickupCount: number;
}>;


export type DeliveryOptionsQuery = { draftOrderAvailableDeliveryOptions: { availableShippingRates: Array<{ handle: string, code: string, source: string, title: string, price: { amount: string, currencyCode: CurrencyCode } }>, availableLocalDeliveryRates: Array<{ handle: string, code: string, source: string, title: string, price: { amount: string, currencyCode: CurrencyCode } }>, availableLocalPickupOptions: Array<{ handle: string, code: string, source: string, title: string, instructions: string, locationId: string }> } };

export type RateFragment = { handle: string, code: string, source: string, title: string, price: { amount: string, currencyCode: CurrencyCode } };

export type DiscountCodeTermsQueryVariables = Exact<{
  code: string;
}>;


export type DiscountCodeTermsQuery = { codeDiscountNodeByCode: { codeDiscount:
      | { __typename: 'DiscountCodeApp', status: DiscountStatus, usageLimit: number | null, asyncUsageCount: number, appliesOncePerCustomer: boolean, discountClasses: Array<DiscountClass>, combinesWith: { orderDiscounts: boolean, productDiscounts: boolean, shippingDiscounts: boolean }, context:
          | { __typename: 'DiscountBuyerSelectionAll' }
          | { __typename: 'DiscountCustomerSegments' }
          | { __typename: 'DiscountCustomers' }
          | { __typename: 'DiscountMarkets' }
         }
      | { __typename: 'DiscountCodeBasic', status: DiscountStatus, usageLimit: number | null, asyncUsageCount: number, appliesOncePerCustomer: boolean, discountClasses: Array<DiscountClass>, combinesWith: { orderDiscounts: boolean, productDiscounts: boolean, shippingDiscounts: boolean }, context:
          | { __typename: 'DiscountBuyerSelectionAll' }
          | { __typename: 'DiscountCustomerSegments' }
          | { __typename: 'DiscountCustomers' }
          | { __typename: 'DiscountMarkets' }
        , minimumRequirement:
          | { greaterThanOrEqualToQuantity: string }
          | { greaterThanOrEqualToSubtotal: { amount: string, currencyCode: CurrencyCode } }
         | null }
      | { __typename: 'DiscountCodeBxgy', status: DiscountStatus, usageLimit: number | null, asyncUsageCount: number, appliesOncePerCustomer: boolean, discountClasses: Array<DiscountClass>, combinesWith: { orderDiscounts: boolean, productDiscounts: boolean, shippingDiscounts: boolean }, context:
          | { __typename: 'DiscountBuyerSelectionAll' }
          | { __typename: 'DiscountCustomerSegments' }
          | { __typename: 'DiscountCustomers' }
          | { __typename: 'DiscountMarkets' }
         }
      | { __typename: 'DiscountCodeFreeShipping', status: DiscountStatus, usageLimit: number | null, asyncUsageCount: number, appliesOncePerCustomer: boolean, discountClasses: Array<DiscountClass>, combinesWith: { orderDiscounts: boolean, productDiscounts: boolean, shippingDiscounts: boolean }, context:
          | { __typename: 'DiscountBuyerSelectionAll' }
          | { __typename: 'DiscountCustomerSegments' }
          | { __typename: 'DiscountCustomers' }
          | { __typename: 'DiscountMarkets' }
        , minimumRequirement:
          | { greaterThanOrEqualToQuantity: string }
          | { greaterThanOrEqualToSubtotal: { amount: string, currencyCode: CurrencyCode } }
         | null }
     } | null };

export type CodeTermsFragment = { codeDiscount:
    | { __typename: 'DiscountCodeApp', status: DiscountStatus, usageLimit: number | null, asyncUsageCount: number, appliesOncePerCustomer: boolean, discountClasses: Array<DiscountClass>, combinesWith: { orderDiscounts: boolean, productDiscounts: boolean, shippingDiscounts: boolean }, context:
        | { __typename: 'DiscountBuyerSelectionAll' }
        | { __typename: 'DiscountCustomerSegments' }
        | { __typename: 'DiscountCustomers' }
        | { __typename: 'DiscountMarkets' }
       }
    | { __typename: 'DiscountCodeBasic', status: DiscountStatus, usageLimit: number | null, asyncUsageCount: number, appliesOncePerCustomer: boolean, discountClasses: Array<DiscountClass>, combinesWith: { orderDiscounts: boolean, productDiscounts: boolean, shippingDiscounts: boolean }, context:
        | { __typename: 'DiscountBuyerSelectionAll' }
        | { __typename: 'DiscountCustomerSegments' }
        | { __typename: 'DiscountCustomers' }
        | { __typename: 'DiscountMarkets' }
      , minimumRequirement:
        | { greaterThanOrEqualToQuantity: string }
        | { greaterThanOrEqualToSubtotal: { amount: string, currencyCode: CurrencyCode } }
       | null }
    | { __typename: 'DiscountCodeBxgy', status: DiscountStatus, usageLimit: number | null, asyncUsageCount: number, appliesOncePerCustomer: boolean, discountClasses: Array<DiscountClass>, combinesWith: { orderDiscounts: boolean, productDiscounts: boolean, shippingDiscounts: boolean }, context:
        | { __typename: 'DiscountBuyerSelectionAll' }
        | { __typename: 'DiscountCustomerSegments' }
        | { __typename: 'DiscountCustomers' }
        | { __typename: 'DiscountMarkets' }
       }
    | { __typename: 'DiscountCodeFreeShipping', status: DiscountStatus, usageLimit: number | null, asyncUsageCount: number, appliesOncePerCustomer: boolean, discountClasses: Array<DiscountClass>, combinesWith: { orderDiscounts: boolean, productDiscounts: boolean, shippingDiscounts: boolean }, context:
        | { __typename: 'DiscountBuyerSelectionAll' }
        | { __typename: 'DiscountCustomerSegments' }
        | { __typename: 'DiscountCustomers' }
        | { __typename: 'DiscountMarkets' }
      , minimumRequirement:
        | { greaterThanOrEqualToQuantity: string }
        | { greaterThanOrEqualToSubtotal: { amount: string, currencyCode: CurrencyCode } }
       | null }
   };

export type CombinationsFragment = { orderDiscounts: boolean, productDiscounts: boolean, shippingDiscounts: boolean };

type Minimum_DiscountMinimumQuantity_Fragment = { greaterThanOrEqualToQuantity: string };

type Minimum_DiscountMinimumSubtotal_Fragment = { greaterThanOrEqualToSubtotal: { amount: string, currencyCode: CurrencyCode } };

export type MinimumFragment =
  | Minimum_DiscountMinimumQuantity_Fragment
  | Minimum_DiscountMinimumSubtotal_Fragment
;

export type CreateRiskAssessmentMutationVariables = Exact<{
  input: OrderRiskAssessmentCreateInput;
}>;


export type CreateRiskAssessmentMutation = { orderRiskAssessmentCreate: { orderRiskAssessment: { riskLevel: RiskAssessmentResult } | null, userErrors: Array<{ code: OrderRiskAssessmentCreateUserErrorCode | null, field: Array<string> | null, message: string }> } | null };

export type GetRiskQueryVariables = Exact<{
  id: string;
}>;


export type GetRiskQuery = { order: { id: string, risk: { assessments: Array<{ riskLevel: RiskAssessmentResult, facts: Array<{ description: string, sentiment: RiskFactSentiment }> }> } } | null };

export type CreateMetafieldDefinitionMutationVariables = Exact<{
  definition: MetafieldDefinitionInput;
}>;


export type CreateMetafieldDefinitionMutation = { metafieldDefinitionCreate: { createdDefinition: { id: string } | null, userErrors: Array<{ field: Array<string> | null, message: string, code: MetafieldDefinitionCreateUserErrorCode | null }> } | null };

export type GetAccessScopesQueryVariables = Exact<{ [key: string]: never; }>;


export type GetAccessScopesQuery = { currentAppInstallation: { accessScopes: Array<{ handle: string }> } };

export type GetLocationsQueryVariables = Exact<{ [key: string]: never; }>;


export type GetLocationsQuery = { locations: { nodes: Array<{ id: string, name: string, address: { address1: string | null, address2: string | null, city: string | null, provinceCode: string | null, countryCode: string | null, zip: string | null, phone: string | null }, localPickupSettingsV2: { pickupTime: DeliveryLocalPickupTime } | null }> } };

export type GetPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type GetPoliciesQuery = { shop: { shopPolicies: Array<{ type: ShopPolicyType, title: string, url: string, body: string, updatedAt: string, en: Array<{ key: string, value: string | null }>, fr: Array<{ key: string, value: string | null }>, de: Array<{ key: string, value: string | null }>, es: Array<{ key: string, value: string | null }> }> } };

export type GetShopQueryVariables = Exact<{ [key: string]: never; }>;


export type GetShopQuery = { shop: { id: string, name: string, email: string, currencyCode: CurrencyCode, enabledPresentmentCurrencies: Array<CurrencyCode>, ianaTimezone: string, taxesIncluded: boolean, shopAddress: { countryCodeV2: CountryCode | null }, primaryDomain: { url: string } } };

export type FindStockHoldsQueryVariables = Exact<{
  query: string;
}>;


export type FindStockHoldsQuery = { draftOrders: { nodes: Array<{ id: string, status: DraftOrderStatus, tags: Array<string>, reserveInventoryUntil: string | null }> } };

export type GetStockOfLinesQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type GetStockOfLinesQuery = { nodes: Array<
    | { id: string, sellableOnlineQuantity: number, inventoryPolicy: ProductVariantInventoryPolicy, inventoryItem: { tracked: boolean } }
    | Record<PropertyKey, never>
   | null> };

export type PlaceStockHoldMutationVariables = Exact<{
  input: DraftOrderInput;
}>;


export type PlaceStockHoldMutation = { draftOrderCreate: { draftOrder: { id: string, reserveInventoryUntil: string | null } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export type ReleaseStockHoldMutationVariables = Exact<{
  input: DraftOrderDeleteInput;
}>;


export type ReleaseStockHoldMutation = { draftOrderDelete: { deletedId: string | null, userErrors: Array<{ field: Array<string> | null, message: string }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const OrderLineFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderLineFields on LineItem {
  id
  title
  variantTitle
  quantity
  currentQuantity
  unfulfilledQuantity
  requiresShipping
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  originalTotalSet {
    shopMoney {
      amount
    }
  }
  variant {
    id
  }
}
    `, {"fragmentName":"OrderLineFields"}) as unknown as TypedDocumentString<OrderLineFieldsFragment, unknown>;
export const NewOrderFieldsFragmentDoc = new TypedDocumentString(`
    fragment NewOrderFields on Order {
  id
  name
  createdAt
  updatedAt
  cancelledAt
  currencyCode
  statusPageUrl
  displayFinancialStatus
  displayFulfillmentStatus
  sourceIdentifier
  totalPriceSet {
    shopMoney {
      amount
    }
  }
  subtotalPriceSet {
    shopMoney {
      amount
    }
  }
  totalShippingPriceSet {
    shopMoney {
      amount
    }
  }
  totalTaxSet {
    shopMoney {
      amount
    }
  }
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    nodes {
      ...OrderLineFields
    }
  }
}
    fragment OrderLineFields on LineItem {
  id
  title
  variantTitle
  quantity
  currentQuantity
  unfulfilledQuantity
  requiresShipping
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  originalTotalSet {
    shopMoney {
      amount
    }
  }
  variant {
    id
  }
}`, {"fragmentName":"NewOrderFields"}) as unknown as TypedDocumentString<NewOrderFieldsFragment, unknown>;
export const FulfillmentEventFieldsFragmentDoc = new TypedDocumentString(`
    fragment FulfillmentEventFields on FulfillmentEvent {
  id
  status
  happenedAt
}
    `, {"fragmentName":"FulfillmentEventFields"}) as unknown as TypedDocumentString<FulfillmentEventFieldsFragment, unknown>;
export const FulfillmentLineFieldsFragmentDoc = new TypedDocumentString(`
    fragment FulfillmentLineFields on FulfillmentLineItem {
  quantity
  lineItem {
    id
  }
}
    `, {"fragmentName":"FulfillmentLineFields"}) as unknown as TypedDocumentString<FulfillmentLineFieldsFragment, unknown>;
export const FulfillmentFieldsFragmentDoc = new TypedDocumentString(`
    fragment FulfillmentFields on Fulfillment {
  id
  status
  displayStatus
  createdAt
  updatedAt
  estimatedDeliveryAt
  inTransitAt
  deliveredAt
  trackingInfo {
    company
    number
    url
  }
  events(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentEventFields
    }
  }
  fulfillmentLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentLineFields
    }
  }
}
    fragment FulfillmentEventFields on FulfillmentEvent {
  id
  status
  happenedAt
}
fragment FulfillmentLineFields on FulfillmentLineItem {
  quantity
  lineItem {
    id
  }
}`, {"fragmentName":"FulfillmentFields"}) as unknown as TypedDocumentString<FulfillmentFieldsFragment, unknown>;
export const RefundLineFieldsFragmentDoc = new TypedDocumentString(`
    fragment RefundLineFields on RefundLineItem {
  quantity
  restockType
  lineItem {
    id
  }
}
    `, {"fragmentName":"RefundLineFields"}) as unknown as TypedDocumentString<RefundLineFieldsFragment, unknown>;
export const RefundFieldsFragmentDoc = new TypedDocumentString(`
    fragment RefundFields on Refund {
  id
  note
  createdAt
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  transactions(first: 5) {
    nodes {
      kind
      status
      gateway
      amountSet {
        shopMoney {
          amount
          currencyCode
        }
        presentmentMoney {
          amount
          currencyCode
        }
      }
    }
  }
  refundLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...RefundLineFields
    }
  }
}
    fragment RefundLineFields on RefundLineItem {
  quantity
  restockType
  lineItem {
    id
  }
}`, {"fragmentName":"RefundFields"}) as unknown as TypedDocumentString<RefundFieldsFragment, unknown>;
export const OrderFieldsFragmentDoc = new TypedDocumentString(`
    fragment OrderFields on Order {
  ...NewOrderFields
  presentmentCurrencyCode
  originalTotalPriceSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  fulfillments(first: 15) {
    ...FulfillmentFields
  }
  refunds(first: 15) {
    ...RefundFields
  }
  returnStatus
}
    fragment NewOrderFields on Order {
  id
  name
  createdAt
  updatedAt
  cancelledAt
  currencyCode
  statusPageUrl
  displayFinancialStatus
  displayFulfillmentStatus
  sourceIdentifier
  totalPriceSet {
    shopMoney {
      amount
    }
  }
  subtotalPriceSet {
    shopMoney {
      amount
    }
  }
  totalShippingPriceSet {
    shopMoney {
      amount
    }
  }
  totalTaxSet {
    shopMoney {
      amount
    }
  }
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    nodes {
      ...OrderLineFields
    }
  }
}
fragment OrderLineFields on LineItem {
  id
  title
  variantTitle
  quantity
  currentQuantity
  unfulfilledQuantity
  requiresShipping
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  originalTotalSet {
    shopMoney {
      amount
    }
  }
  variant {
    id
  }
}
fragment FulfillmentFields on Fulfillment {
  id
  status
  displayStatus
  createdAt
  updatedAt
  estimatedDeliveryAt
  inTransitAt
  deliveredAt
  trackingInfo {
    company
    number
    url
  }
  events(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentEventFields
    }
  }
  fulfillmentLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentLineFields
    }
  }
}
fragment FulfillmentEventFields on FulfillmentEvent {
  id
  status
  happenedAt
}
fragment FulfillmentLineFields on FulfillmentLineItem {
  quantity
  lineItem {
    id
  }
}
fragment RefundFields on Refund {
  id
  note
  createdAt
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  transactions(first: 5) {
    nodes {
      kind
      status
      gateway
      amountSet {
        shopMoney {
          amount
          currencyCode
        }
        presentmentMoney {
          amount
          currencyCode
        }
      }
    }
  }
  refundLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...RefundLineFields
    }
  }
}
fragment RefundLineFields on RefundLineItem {
  quantity
  restockType
  lineItem {
    id
  }
}`, {"fragmentName":"OrderFields"}) as unknown as TypedDocumentString<OrderFieldsFragment, unknown>;
export const ReturnLineFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReturnLineFields on ReturnLineItemType {
  quantity
  ... on ReturnLineItem {
    fulfillmentLineItem {
      lineItem {
        id
      }
    }
  }
}
    `, {"fragmentName":"ReturnLineFields"}) as unknown as TypedDocumentString<ReturnLineFieldsFragment, unknown>;
export const ReturnFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReturnFields on Return {
  id
  status
  createdAt
  exchangeLineItems(first: 1) {
    nodes {
      id
    }
  }
  returnLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ReturnLineFields
    }
  }
}
    fragment ReturnLineFields on ReturnLineItemType {
  quantity
  ... on ReturnLineItem {
    fulfillmentLineItem {
      lineItem {
        id
      }
    }
  }
}`, {"fragmentName":"ReturnFields"}) as unknown as TypedDocumentString<ReturnFieldsFragment, unknown>;
export const AmountsFragmentDoc = new TypedDocumentString(`
    fragment Amounts on MoneyBag {
  shopMoney {
    amount
  }
  presentmentMoney {
    amount
  }
}
    `, {"fragmentName":"Amounts"}) as unknown as TypedDocumentString<AmountsFragment, unknown>;
export const DiscountWorthFragmentDoc = new TypedDocumentString(`
    fragment DiscountWorth on DiscountCustomerGetsValue {
  ... on DiscountPercentage {
    percentage
  }
  ... on DiscountAmount {
    amount {
      amount
      currencyCode
    }
  }
}
    `, {"fragmentName":"DiscountWorth"}) as unknown as TypedDocumentString<DiscountWorthFragment, unknown>;
export const RateFragmentDoc = new TypedDocumentString(`
    fragment Rate on DraftOrderShippingRate {
  handle
  code
  source
  title
  price {
    amount
    currencyCode
  }
}
    `, {"fragmentName":"Rate"}) as unknown as TypedDocumentString<RateFragment, unknown>;
export const CombinationsFragmentDoc = new TypedDocumentString(`
    fragment Combinations on DiscountCombinesWith {
  orderDiscounts
  productDiscounts
  shippingDiscounts
}
    `, {"fragmentName":"Combinations"}) as unknown as TypedDocumentString<CombinationsFragment, unknown>;
export const MinimumFragmentDoc = new TypedDocumentString(`
    fragment Minimum on DiscountMinimumRequirement {
  ... on DiscountMinimumSubtotal {
    greaterThanOrEqualToSubtotal {
      amount
      currencyCode
    }
  }
  ... on DiscountMinimumQuantity {
    greaterThanOrEqualToQuantity
  }
}
    `, {"fragmentName":"Minimum"}) as unknown as TypedDocumentString<MinimumFragment, unknown>;
export const CodeTermsFragmentDoc = new TypedDocumentString(`
    fragment CodeTerms on DiscountCodeNode {
  codeDiscount {
    __typename
    ... on DiscountCodeBasic {
      status
      usageLimit
      asyncUsageCount
      appliesOncePerCustomer
      discountClasses
      combinesWith {
        ...Combinations
      }
      context {
        __typename
      }
      minimumRequirement {
        ...Minimum
      }
    }
    ... on DiscountCodeFreeShipping {
      status
      usageLimit
      asyncUsageCount
      appliesOncePerCustomer
      discountClasses
      combinesWith {
        ...Combinations
      }
      context {
        __typename
      }
      minimumRequirement {
        ...Minimum
      }
    }
    ... on DiscountCodeBxgy {
      status
      usageLimit
      asyncUsageCount
      appliesOncePerCustomer
      discountClasses
      combinesWith {
        ...Combinations
      }
      context {
        __typename
      }
    }
    ... on DiscountCodeApp {
      status
      usageLimit
      asyncUsageCount
      appliesOncePerCustomer
      discountClasses
      combinesWith {
        ...Combinations
      }
      context {
        __typename
      }
    }
  }
}
    fragment Combinations on DiscountCombinesWith {
  orderDiscounts
  productDiscounts
  shippingDiscounts
}
fragment Minimum on DiscountMinimumRequirement {
  ... on DiscountMinimumSubtotal {
    greaterThanOrEqualToSubtotal {
      amount
      currencyCode
    }
  }
  ... on DiscountMinimumQuantity {
    greaterThanOrEqualToQuantity
  }
}`, {"fragmentName":"CodeTerms"}) as unknown as TypedDocumentString<CodeTermsFragment, unknown>;
export const BulkCatalogDocument = new TypedDocumentString(`
    query BulkCatalog {
  products {
    edges {
      node {
        id
        title
        handle
        descriptionHtml
        vendor
        productType
        category {
          id
          fullName
        }
        tags
        status
        publishedAt
        onlineStoreUrl
        isGiftCard
        requiresSellingPlan
        options {
          name
          values
          optionValues {
            name
            en: translations(locale: "en") {
              key
              value
            }
            fr: translations(locale: "fr") {
              key
              value
            }
            de: translations(locale: "de") {
              key
              value
            }
            es: translations(locale: "es") {
              key
              value
            }
          }
          en: translations(locale: "en") {
            key
            value
          }
          fr: translations(locale: "fr") {
            key
            value
          }
          de: translations(locale: "de") {
            key
            value
          }
          es: translations(locale: "es") {
            key
            value
          }
        }
        en: translations(locale: "en") {
          key
          value
        }
        fr: translations(locale: "fr") {
          key
          value
        }
        de: translations(locale: "de") {
          key
          value
        }
        es: translations(locale: "es") {
          key
          value
        }
        updatedAt
        collections {
          edges {
            node {
              id
            }
          }
        }
        media {
          edges {
            node {
              id
              ... on MediaImage {
                image {
                  url
                  altText
                }
              }
              ... on Video {
                sources {
                  url
                  mimeType
                }
              }
              ... on ExternalVideo {
                originUrl
              }
              ... on Model3d {
                sources {
                  url
                  mimeType
                }
              }
            }
          }
        }
        variants {
          edges {
            node {
              id
              title
              sku
              barcode
              position
              price
              compareAtPrice
              taxable
              inventoryPolicy
              requiresComponents
              unitPriceMeasurement {
                quantityValue
                quantityUnit
                referenceValue
                referenceUnit
              }
              sellableOnlineQuantity
              selectedOptions {
                name
                value
              }
              inventoryItem {
                id
                tracked
                requiresShipping
                measurement {
                  weight {
                    value
                    unit
                  }
                }
              }
              updatedAt
              media {
                edges {
                  node {
                    id
                    ... on MediaImage {
                      image {
                        url
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BulkCatalogQuery, BulkCatalogQueryVariables>;
export const CreateProductFeedbackDocument = new TypedDocumentString(`
    mutation CreateProductFeedback($feedback: [ProductResourceFeedbackInput!]!) {
  bulkProductResourceFeedbackCreate(feedbackInput: $feedback) {
    feedback {
      productId
    }
    userErrors {
      field
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateProductFeedbackMutation, CreateProductFeedbackMutationVariables>;
export const GetBulkOperationDocument = new TypedDocumentString(`
    query GetBulkOperation($id: ID!) {
  bulkOperation(id: $id) {
    id
    status
    errorCode
    objectCount
    url
  }
}
    `) as unknown as TypedDocumentString<GetBulkOperationQuery, GetBulkOperationQueryVariables>;
export const GetProductDocument = new TypedDocumentString(`
    query GetProduct($id: ID!, $mediaAfter: String, $variantsAfter: String, $variants: Int!, $firstPage: Boolean!, $isChannel: Boolean!, $channelHandle: String!) {
  channel: channelByHandle(handle: $channelHandle) @include(if: $isChannel) {
    id
  }
  product(id: $id) {
    id
    title
    handle
    descriptionHtml
    vendor
    productType
    category {
      id
      fullName
    }
    tags
    status
    publishedAt
    onlineStoreUrl
    isGiftCard
    requiresSellingPlan
    options {
      name
      values
      optionValues {
        name
        en: translations(locale: "en") {
          key
          value
        }
        fr: translations(locale: "fr") {
          key
          value
        }
        de: translations(locale: "de") {
          key
          value
        }
        es: translations(locale: "es") {
          key
          value
        }
      }
      en: translations(locale: "en") {
        key
        value
      }
      fr: translations(locale: "fr") {
        key
        value
      }
      de: translations(locale: "de") {
        key
        value
      }
      es: translations(locale: "es") {
        key
        value
      }
    }
    en: translations(locale: "en") {
      key
      value
    }
    fr: translations(locale: "fr") {
      key
      value
    }
    de: translations(locale: "de") {
      key
      value
    }
    es: translations(locale: "es") {
      key
      value
    }
    updatedAt
    collections(first: 250) @include(if: $firstPage) {
      nodes {
        id
      }
    }
    media(first: 50, after: $mediaAfter) {
      nodes {
        id
        ... on MediaImage {
          image {
            url
            altText
          }
        }
        ... on Video {
          sources {
            url
            mimeType
          }
        }
        ... on ExternalVideo {
          originUrl
        }
        ... on Model3d {
          sources {
            url
            mimeType
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    variants(first: $variants, after: $variantsAfter) {
      nodes {
        id
        title
        sku
        barcode
        position
        price
        compareAtPrice
        taxable
        inventoryPolicy
        requiresComponents
        unitPriceMeasurement {
          quantityValue
          quantityUnit
          referenceValue
          referenceUnit
        }
        sellableOnlineQuantity
        selectedOptions {
          name
          value
        }
        inventoryItem {
          id
          tracked
          requiresShipping
          measurement {
            weight {
              value
              unit
            }
          }
        }
        updatedAt
        media(first: 1) {
          nodes {
            id
            ... on MediaImage {
              image {
                url
              }
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetProductQuery, GetProductQueryVariables>;
export const GetStockDocument = new TypedDocumentString(`
    query GetStock($id: ID!) {
  productVariant(id: $id) {
    sellableOnlineQuantity
    inventoryPolicy
    inventoryItem {
      tracked
    }
  }
}
    `) as unknown as TypedDocumentString<GetStockQuery, GetStockQueryVariables>;
export const ListAutomaticDiscountsDocument = new TypedDocumentString(`
    query ListAutomaticDiscounts($after: String) {
  discountNodes(
    first: 10
    after: $after
    query: "method:automatic AND (status:active OR status:scheduled)"
  ) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      discount {
        __typename
        ... on DiscountAutomaticBasic {
          title
          summary
          status
          startsAt
          endsAt
          context {
            __typename
          }
          minimumRequirement {
            __typename
          }
          customerGets {
            value {
              __typename
              ... on DiscountPercentage {
                percentage
              }
              ... on DiscountAmount {
                appliesOnEachItem
                amount {
                  amount
                  currencyCode
                }
              }
            }
            items {
              __typename
              ... on DiscountProducts {
                products(first: 20) {
                  pageInfo {
                    hasNextPage
                  }
                  nodes {
                    id
                  }
                }
                productVariants(first: 20) {
                  pageInfo {
                    hasNextPage
                  }
                  nodes {
                    id
                    product {
                      id
                    }
                  }
                }
              }
              ... on DiscountCollections {
                collections(first: 5) {
                  pageInfo {
                    hasNextPage
                  }
                  nodes {
                    id
                  }
                }
              }
            }
          }
        }
        ... on DiscountAutomaticFreeShipping {
          title
          summary
          status
          startsAt
          endsAt
          context {
            __typename
          }
          minimumRequirement {
            __typename
          }
          destinationSelection {
            __typename
          }
          maximumShippingPrice {
            amount
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListAutomaticDiscountsQuery, ListAutomaticDiscountsQueryVariables>;
export const RunBulkQueryDocument = new TypedDocumentString(`
    mutation RunBulkQuery($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: true) {
    bulkOperation {
      id
      status
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RunBulkQueryMutation, RunBulkQueryMutationVariables>;
export const CreateChannelDocument = new TypedDocumentString(`
    mutation CreateChannel($input: ChannelCreateInput!) {
  channelCreate(input: $input) {
    channel {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CreateChannelMutation, CreateChannelMutationVariables>;
export const CreateProductFeedDocument = new TypedDocumentString(`
    mutation CreateProductFeed($input: ProductFeedInput!) {
  productFeedCreate(input: $input) {
    productFeed {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CreateProductFeedMutation, CreateProductFeedMutationVariables>;
export const CreateShopFeedbackDocument = new TypedDocumentString(`
    mutation CreateShopFeedback($input: ResourceFeedbackCreateInput!) {
  shopResourceFeedbackCreate(input: $input) {
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CreateShopFeedbackMutation, CreateShopFeedbackMutationVariables>;
export const DeleteChannelDocument = new TypedDocumentString(`
    mutation DeleteChannel($id: ID!) {
  channelDelete(id: $id) {
    deletedId
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteChannelMutation, DeleteChannelMutationVariables>;
export const GetChannelDocument = new TypedDocumentString(`
    query GetChannel($handle: String!) {
  channelByHandle(handle: $handle) {
    id
  }
  shop {
    shipsToCountries
  }
}
    `) as unknown as TypedDocumentString<GetChannelQuery, GetChannelQueryVariables>;
export const StartFullSyncDocument = new TypedDocumentString(`
    mutation StartFullSync($channelId: ID!) {
  channelFullSync(channelId: $channelId) {
    fullSyncTraceInfo {
      operationId
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<StartFullSyncMutation, StartFullSyncMutationVariables>;
export const GetOrderCustomerDocument = new TypedDocumentString(`
    query GetOrderCustomer($id: ID!) {
  order(id: $id) {
    customer {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<GetOrderCustomerQuery, GetOrderCustomerQueryVariables>;
export const SubscribeCustomerDocument = new TypedDocumentString(`
    mutation SubscribeCustomer($customerId: ID!, $at: DateTime!) {
  customerEmailMarketingConsentUpdate(
    input: {customerId: $customerId, emailMarketingConsent: {marketingState: SUBSCRIBED, marketingOptInLevel: SINGLE_OPT_IN, consentUpdatedAt: $at}}
  ) {
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SubscribeCustomerMutation, SubscribeCustomerMutationVariables>;
export const ReceiveFlowTriggerDocument = new TypedDocumentString(`
    mutation ReceiveFlowTrigger($handle: String!, $payload: JSON!) {
  flowTriggerReceive(handle: $handle, payload: $payload) {
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReceiveFlowTriggerMutation, ReceiveFlowTriggerMutationVariables>;
export const GetHoldsDocument = new TypedDocumentString(`
    query GetHolds($id: ID!) {
  order(id: $id) {
    id
    cancelledAt
    fulfillmentOrders(first: 50) {
      nodes {
        id
        status
        fulfillmentHolds {
          id
          handle
          heldByRequestingApp
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetHoldsQuery, GetHoldsQueryVariables>;
export const HoldFulfillmentOrderDocument = new TypedDocumentString(`
    mutation HoldFulfillmentOrder($id: ID!, $hold: FulfillmentOrderHoldInput!) {
  fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
    fulfillmentHold {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<HoldFulfillmentOrderMutation, HoldFulfillmentOrderMutationVariables>;
export const ReleaseHoldDocument = new TypedDocumentString(`
    mutation ReleaseHold($id: ID!, $holdIds: [ID!]) {
  fulfillmentOrderReleaseHold(id: $id, holdIds: $holdIds) {
    fulfillmentOrder {
      id
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseHoldMutation, ReleaseHoldMutationVariables>;
export const AnnotateOrderDocument = new TypedDocumentString(`
    mutation AnnotateOrder($id: ID!, $tags: [String!]!, $metafields: [MetafieldsSetInput!]!) {
  tagsAdd(id: $id, tags: $tags) {
    userErrors {
      field
      message
    }
  }
  metafieldsSet(metafields: $metafields) {
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AnnotateOrderMutation, AnnotateOrderMutationVariables>;
export const CancelAndRefundOrderDocument = new TypedDocumentString(`
    mutation CancelAndRefundOrder($orderId: ID!, $reason: OrderCancelReason!, $staffNote: String) {
  orderCancel(
    orderId: $orderId
    reason: $reason
    restock: true
    refundMethod: {originalPaymentMethodsRefund: true}
    staffNote: $staffNote
    notifyCustomer: true
  ) {
    job {
      id
    }
    orderCancelUserErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelAndRefundOrderMutation, CancelAndRefundOrderMutationVariables>;
export const CancelOrderDocument = new TypedDocumentString(`
    mutation CancelOrder($orderId: ID!, $reason: OrderCancelReason!, $restock: Boolean!, $staffNote: String) {
  orderCancel(
    orderId: $orderId
    reason: $reason
    restock: $restock
    staffNote: $staffNote
    notifyCustomer: false
  ) {
    job {
      id
    }
    orderCancelUserErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelOrderMutation, CancelOrderMutationVariables>;
export const CreateOrderFromHoldDocument = new TypedDocumentString(`
    mutation CreateOrderFromHold($hold: DraftOrderDeleteInput!, $order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput!, $lines: Int!) {
  draftOrderDelete(input: $hold) {
    deletedId
    userErrors {
      field
      message
    }
  }
  orderCreate(order: $order, options: $options) {
    order {
      ...NewOrderFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment NewOrderFields on Order {
  id
  name
  createdAt
  updatedAt
  cancelledAt
  currencyCode
  statusPageUrl
  displayFinancialStatus
  displayFulfillmentStatus
  sourceIdentifier
  totalPriceSet {
    shopMoney {
      amount
    }
  }
  subtotalPriceSet {
    shopMoney {
      amount
    }
  }
  totalShippingPriceSet {
    shopMoney {
      amount
    }
  }
  totalTaxSet {
    shopMoney {
      amount
    }
  }
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    nodes {
      ...OrderLineFields
    }
  }
}
fragment OrderLineFields on LineItem {
  id
  title
  variantTitle
  quantity
  currentQuantity
  unfulfilledQuantity
  requiresShipping
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  originalTotalSet {
    shopMoney {
      amount
    }
  }
  variant {
    id
  }
}`) as unknown as TypedDocumentString<CreateOrderFromHoldMutation, CreateOrderFromHoldMutationVariables>;
export const CreateOrderDocument = new TypedDocumentString(`
    mutation CreateOrder($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput!, $lines: Int!) {
  orderCreate(order: $order, options: $options) {
    order {
      ...NewOrderFields
    }
    userErrors {
      code
      field
      message
    }
  }
}
    fragment NewOrderFields on Order {
  id
  name
  createdAt
  updatedAt
  cancelledAt
  currencyCode
  statusPageUrl
  displayFinancialStatus
  displayFulfillmentStatus
  sourceIdentifier
  totalPriceSet {
    shopMoney {
      amount
    }
  }
  subtotalPriceSet {
    shopMoney {
      amount
    }
  }
  totalShippingPriceSet {
    shopMoney {
      amount
    }
  }
  totalTaxSet {
    shopMoney {
      amount
    }
  }
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    nodes {
      ...OrderLineFields
    }
  }
}
fragment OrderLineFields on LineItem {
  id
  title
  variantTitle
  quantity
  currentQuantity
  unfulfilledQuantity
  requiresShipping
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  originalTotalSet {
    shopMoney {
      amount
    }
  }
  variant {
    id
  }
}`) as unknown as TypedDocumentString<CreateOrderMutation, CreateOrderMutationVariables>;
export const CreateRefundDocument = new TypedDocumentString(`
    mutation CreateRefund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund {
      id
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRefundMutation, CreateRefundMutationVariables>;
export const FindOrderDocument = new TypedDocumentString(`
    query FindOrder($identifier: OrderIdentifierInput!, $lines: Int!) {
  orderByIdentifier(identifier: $identifier) {
    ...NewOrderFields
  }
}
    fragment NewOrderFields on Order {
  id
  name
  createdAt
  updatedAt
  cancelledAt
  currencyCode
  statusPageUrl
  displayFinancialStatus
  displayFulfillmentStatus
  sourceIdentifier
  totalPriceSet {
    shopMoney {
      amount
    }
  }
  subtotalPriceSet {
    shopMoney {
      amount
    }
  }
  totalShippingPriceSet {
    shopMoney {
      amount
    }
  }
  totalTaxSet {
    shopMoney {
      amount
    }
  }
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    nodes {
      ...OrderLineFields
    }
  }
}
fragment OrderLineFields on LineItem {
  id
  title
  variantTitle
  quantity
  currentQuantity
  unfulfilledQuantity
  requiresShipping
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  originalTotalSet {
    shopMoney {
      amount
    }
  }
  variant {
    id
  }
}`) as unknown as TypedDocumentString<FindOrderQuery, FindOrderQueryVariables>;
export const GetAdoptableOrderDocument = new TypedDocumentString(`
    query GetAdoptableOrder($id: ID!, $lines: Int!) {
  order(id: $id) {
    ...OrderFields
    tags
    customAttributes {
      key
      value
    }
    taxesIncluded
    discountCodes
    lineItems(first: $lines) {
      nodes {
        sku
        discountedTotalSet(withCodeDiscounts: true) {
          shopMoney {
            amount
          }
        }
      }
    }
    taxLines {
      title
      rate
      priceSet {
        shopMoney {
          amount
        }
      }
    }
    shippingLine {
      title
      code
      source
    }
    shippingAddress {
      name
      company
      address1
      address2
      city
      provinceCode
      countryCodeV2
      zip
    }
  }
}
    fragment NewOrderFields on Order {
  id
  name
  createdAt
  updatedAt
  cancelledAt
  currencyCode
  statusPageUrl
  displayFinancialStatus
  displayFulfillmentStatus
  sourceIdentifier
  totalPriceSet {
    shopMoney {
      amount
    }
  }
  subtotalPriceSet {
    shopMoney {
      amount
    }
  }
  totalShippingPriceSet {
    shopMoney {
      amount
    }
  }
  totalTaxSet {
    shopMoney {
      amount
    }
  }
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    nodes {
      ...OrderLineFields
    }
  }
}
fragment OrderLineFields on LineItem {
  id
  title
  variantTitle
  quantity
  currentQuantity
  unfulfilledQuantity
  requiresShipping
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  originalTotalSet {
    shopMoney {
      amount
    }
  }
  variant {
    id
  }
}
fragment OrderFields on Order {
  ...NewOrderFields
  presentmentCurrencyCode
  originalTotalPriceSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  fulfillments(first: 15) {
    ...FulfillmentFields
  }
  refunds(first: 15) {
    ...RefundFields
  }
  returnStatus
}
fragment FulfillmentFields on Fulfillment {
  id
  status
  displayStatus
  createdAt
  updatedAt
  estimatedDeliveryAt
  inTransitAt
  deliveredAt
  trackingInfo {
    company
    number
    url
  }
  events(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentEventFields
    }
  }
  fulfillmentLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentLineFields
    }
  }
}
fragment FulfillmentEventFields on FulfillmentEvent {
  id
  status
  happenedAt
}
fragment FulfillmentLineFields on FulfillmentLineItem {
  quantity
  lineItem {
    id
  }
}
fragment RefundFields on Refund {
  id
  note
  createdAt
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  transactions(first: 5) {
    nodes {
      kind
      status
      gateway
      amountSet {
        shopMoney {
          amount
          currencyCode
        }
        presentmentMoney {
          amount
          currencyCode
        }
      }
    }
  }
  refundLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...RefundLineFields
    }
  }
}
fragment RefundLineFields on RefundLineItem {
  quantity
  restockType
  lineItem {
    id
  }
}`) as unknown as TypedDocumentString<GetAdoptableOrderQuery, GetAdoptableOrderQueryVariables>;
export const GetOrderAttributesDocument = new TypedDocumentString(`
    query GetOrderAttributes($id: ID!) {
  order(id: $id) {
    id
    customAttributes {
      key
      value
    }
  }
}
    `) as unknown as TypedDocumentString<GetOrderAttributesQuery, GetOrderAttributesQueryVariables>;
export const GetOrderEvidenceDocument = new TypedDocumentString(`
    query GetOrderEvidence($id: ID!) {
  order(id: $id) {
    metafield(namespace: "$app", key: "evidence_head") {
      value
    }
  }
}
    `) as unknown as TypedDocumentString<GetOrderEvidenceQuery, GetOrderEvidenceQueryVariables>;
export const GetOrderMoneyDocument = new TypedDocumentString(`
    query GetOrderMoney($id: ID!) {
  order(id: $id) {
    currencyCode
    totalReceivedSet {
      shopMoney {
        amount
      }
    }
    totalRefundedSet {
      shopMoney {
        amount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetOrderMoneyQuery, GetOrderMoneyQueryVariables>;
export const GetOrderNoteDocument = new TypedDocumentString(`
    query GetOrderNote($id: ID!) {
  order(id: $id) {
    id
    note
    tags
  }
}
    `) as unknown as TypedDocumentString<GetOrderNoteQuery, GetOrderNoteQueryVariables>;
export const GetOrderPaymentsDocument = new TypedDocumentString(`
    query GetOrderPayments($id: ID!) {
  order(id: $id) {
    id
    presentmentCurrencyCode
    transactions(first: 50) {
      id
      kind
      status
      gateway
      amountSet {
        shopMoney {
          amount
          currencyCode
        }
        presentmentMoney {
          amount
          currencyCode
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetOrderPaymentsQuery, GetOrderPaymentsQueryVariables>;
export const GetOrderDocument = new TypedDocumentString(`
    query GetOrder($id: ID!, $lines: Int!) {
  order(id: $id) {
    ...OrderFields
  }
}
    fragment NewOrderFields on Order {
  id
  name
  createdAt
  updatedAt
  cancelledAt
  currencyCode
  statusPageUrl
  displayFinancialStatus
  displayFulfillmentStatus
  sourceIdentifier
  totalPriceSet {
    shopMoney {
      amount
    }
  }
  subtotalPriceSet {
    shopMoney {
      amount
    }
  }
  totalShippingPriceSet {
    shopMoney {
      amount
    }
  }
  totalTaxSet {
    shopMoney {
      amount
    }
  }
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    nodes {
      ...OrderLineFields
    }
  }
}
fragment OrderLineFields on LineItem {
  id
  title
  variantTitle
  quantity
  currentQuantity
  unfulfilledQuantity
  requiresShipping
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  originalTotalSet {
    shopMoney {
      amount
    }
  }
  variant {
    id
  }
}
fragment OrderFields on Order {
  ...NewOrderFields
  presentmentCurrencyCode
  originalTotalPriceSet {
    shopMoney {
      amount
    }
  }
  lineItems(first: $lines) {
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  fulfillments(first: 15) {
    ...FulfillmentFields
  }
  refunds(first: 15) {
    ...RefundFields
  }
  returnStatus
}
fragment FulfillmentFields on Fulfillment {
  id
  status
  displayStatus
  createdAt
  updatedAt
  estimatedDeliveryAt
  inTransitAt
  deliveredAt
  trackingInfo {
    company
    number
    url
  }
  events(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentEventFields
    }
  }
  fulfillmentLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentLineFields
    }
  }
}
fragment FulfillmentEventFields on FulfillmentEvent {
  id
  status
  happenedAt
}
fragment FulfillmentLineFields on FulfillmentLineItem {
  quantity
  lineItem {
    id
  }
}
fragment RefundFields on Refund {
  id
  note
  createdAt
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  transactions(first: 5) {
    nodes {
      kind
      status
      gateway
      amountSet {
        shopMoney {
          amount
          currencyCode
        }
        presentmentMoney {
          amount
          currencyCode
        }
      }
    }
  }
  refundLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...RefundLineFields
    }
  }
}
fragment RefundLineFields on RefundLineItem {
  quantity
  restockType
  lineItem {
    id
  }
}`) as unknown as TypedDocumentString<GetOrderQuery, GetOrderQueryVariables>;
export const ListAgentOrdersDocument = new TypedDocumentString(`
    query ListAgentOrders($query: String!, $after: String) {
  orders(first: 50, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      updatedAt
      cancelledAt
      displayFinancialStatus
      sourceIdentifier
      currencyCode
      customAttributes {
        key
        value
      }
      totalReceivedSet {
        shopMoney {
          amount
        }
      }
      totalRefundedSet {
        shopMoney {
          amount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListAgentOrdersQuery, ListAgentOrdersQueryVariables>;
export const GetFulfillmentEventsDocument = new TypedDocumentString(`
    query GetFulfillmentEvents($id: ID!, $after: String) {
  fulfillment(id: $id) {
    events(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...FulfillmentEventFields
      }
    }
  }
}
    fragment FulfillmentEventFields on FulfillmentEvent {
  id
  status
  happenedAt
}`) as unknown as TypedDocumentString<GetFulfillmentEventsQuery, GetFulfillmentEventsQueryVariables>;
export const GetFulfillmentLinesDocument = new TypedDocumentString(`
    query GetFulfillmentLines($id: ID!, $after: String) {
  fulfillment(id: $id) {
    fulfillmentLineItems(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...FulfillmentLineFields
      }
    }
  }
}
    fragment FulfillmentLineFields on FulfillmentLineItem {
  quantity
  lineItem {
    id
  }
}`) as unknown as TypedDocumentString<GetFulfillmentLinesQuery, GetFulfillmentLinesQueryVariables>;
export const GetFulfillmentsDocument = new TypedDocumentString(`
    query GetFulfillments($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Fulfillment {
      ...FulfillmentFields
    }
  }
}
    fragment FulfillmentFields on Fulfillment {
  id
  status
  displayStatus
  createdAt
  updatedAt
  estimatedDeliveryAt
  inTransitAt
  deliveredAt
  trackingInfo {
    company
    number
    url
  }
  events(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentEventFields
    }
  }
  fulfillmentLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...FulfillmentLineFields
    }
  }
}
fragment FulfillmentEventFields on FulfillmentEvent {
  id
  status
  happenedAt
}
fragment FulfillmentLineFields on FulfillmentLineItem {
  quantity
  lineItem {
    id
  }
}`) as unknown as TypedDocumentString<GetFulfillmentsQuery, GetFulfillmentsQueryVariables>;
export const GetOrderLinesDocument = new TypedDocumentString(`
    query GetOrderLines($id: ID!, $after: String) {
  order(id: $id) {
    lineItems(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...OrderLineFields
        sku
        discountedTotalSet(withCodeDiscounts: true) {
          shopMoney {
            amount
          }
        }
      }
    }
  }
}
    fragment OrderLineFields on LineItem {
  id
  title
  variantTitle
  quantity
  currentQuantity
  unfulfilledQuantity
  requiresShipping
  originalUnitPriceSet {
    shopMoney {
      amount
    }
  }
  originalTotalSet {
    shopMoney {
      amount
    }
  }
  variant {
    id
  }
}`) as unknown as TypedDocumentString<GetOrderLinesQuery, GetOrderLinesQueryVariables>;
export const GetOrderPartIdsDocument = new TypedDocumentString(`
    query GetOrderPartIds($id: ID!) {
  order(id: $id) {
    fulfillments(first: 250) {
      id
    }
    refunds(first: 250) {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<GetOrderPartIdsQuery, GetOrderPartIdsQueryVariables>;
export const GetOrderReturnsDocument = new TypedDocumentString(`
    query GetOrderReturns($id: ID!, $after: String) {
  order(id: $id) {
    returns(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ReturnFields
      }
    }
  }
}
    fragment ReturnFields on Return {
  id
  status
  createdAt
  exchangeLineItems(first: 1) {
    nodes {
      id
    }
  }
  returnLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...ReturnLineFields
    }
  }
}
fragment ReturnLineFields on ReturnLineItemType {
  quantity
  ... on ReturnLineItem {
    fulfillmentLineItem {
      lineItem {
        id
      }
    }
  }
}`) as unknown as TypedDocumentString<GetOrderReturnsQuery, GetOrderReturnsQueryVariables>;
export const GetRefundLinesDocument = new TypedDocumentString(`
    query GetRefundLines($id: ID!, $after: String) {
  refund(id: $id) {
    refundLineItems(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...RefundLineFields
      }
    }
  }
}
    fragment RefundLineFields on RefundLineItem {
  quantity
  restockType
  lineItem {
    id
  }
}`) as unknown as TypedDocumentString<GetRefundLinesQuery, GetRefundLinesQueryVariables>;
export const GetRefundsDocument = new TypedDocumentString(`
    query GetRefunds($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Refund {
      ...RefundFields
    }
  }
}
    fragment RefundFields on Refund {
  id
  note
  createdAt
  totalRefundedSet {
    shopMoney {
      amount
    }
  }
  transactions(first: 5) {
    nodes {
      kind
      status
      gateway
      amountSet {
        shopMoney {
          amount
          currencyCode
        }
        presentmentMoney {
          amount
          currencyCode
        }
      }
    }
  }
  refundLineItems(first: 10) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      ...RefundLineFields
    }
  }
}
fragment RefundLineFields on RefundLineItem {
  quantity
  restockType
  lineItem {
    id
  }
}`) as unknown as TypedDocumentString<GetRefundsQuery, GetRefundsQueryVariables>;
export const GetReturnLinesDocument = new TypedDocumentString(`
    query GetReturnLines($id: ID!, $after: String) {
  return(id: $id) {
    returnLineItems(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ReturnLineFields
      }
    }
  }
}
    fragment ReturnLineFields on ReturnLineItemType {
  quantity
  ... on ReturnLineItem {
    fulfillmentLineItem {
      lineItem {
        id
      }
    }
  }
}`) as unknown as TypedDocumentString<GetReturnLinesQuery, GetReturnLinesQueryVariables>;
export const SetOrderAttributesDocument = new TypedDocumentString(`
    mutation SetOrderAttributes($id: ID!, $customAttributes: [AttributeInput!]!) {
  orderUpdate(input: {id: $id, customAttributes: $customAttributes}) {
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetOrderAttributesMutation, SetOrderAttributesMutationVariables>;
export const SetOrderNoteDocument = new TypedDocumentString(`
    mutation SetOrderNote($id: ID!, $note: String!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) {
    userErrors {
      field
      message
    }
  }
  orderUpdate(input: {id: $id, note: $note}) {
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetOrderNoteMutation, SetOrderNoteMutationVariables>;
export const TagOrderDocument = new TypedDocumentString(`
    mutation TagOrder($id: ID!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) {
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TagOrderMutation, TagOrderMutationVariables>;
export const CalculateQuoteDocument = new TypedDocumentString(`
    mutation CalculateQuote($input: DraftOrderInput!) {
  draftOrderCalculate(input: $input) {
    calculatedDraftOrder {
      currencyCode
      presentmentCurrencyCode
      taxesIncluded
      lineItems {
        uuid
        quantity
        originalUnitPriceSet {
          ...Amounts
        }
        discountedTotalSet {
          ...Amounts
        }
        variant {
          id
          availableForSale
          sellableOnlineQuantity
          inventoryPolicy
          inventoryItem {
            tracked
          }
        }
      }
      totalShippingPriceSet {
        ...Amounts
      }
      totalTaxSet {
        ...Amounts
      }
      totalPriceSet {
        ...Amounts
      }
      taxLines {
        title
        rate
        priceSet {
          ...Amounts
        }
      }
      platformDiscounts {
        id
        code
        title
        automaticDiscount
        discountClasses
        totalAmountPriceSet {
          ...Amounts
        }
        allocations {
          reductionAmountSet {
            ...Amounts
          }
          target {
            ... on CalculatedDraftOrderLineItem {
              uuid
            }
          }
        }
        discountNode {
          id
          discount {
            ... on DiscountCodeBasic {
              customerGets {
                value {
                  ...DiscountWorth
                }
              }
            }
            ... on DiscountAutomaticBasic {
              customerGets {
                value {
                  ...DiscountWorth
                }
              }
            }
          }
        }
      }
    }
    userErrors {
      field
      message
    }
  }
}
    fragment Amounts on MoneyBag {
  shopMoney {
    amount
  }
  presentmentMoney {
    amount
  }
}
fragment DiscountWorth on DiscountCustomerGetsValue {
  ... on DiscountPercentage {
    percentage
  }
  ... on DiscountAmount {
    amount {
      amount
      currencyCode
    }
  }
}`) as unknown as TypedDocumentString<CalculateQuoteMutation, CalculateQuoteMutationVariables>;
export const DeliveryOptionsDocument = new TypedDocumentString(`
    query DeliveryOptions($input: DraftOrderAvailableDeliveryOptionsInput!, $pickupCount: Int!) {
  draftOrderAvailableDeliveryOptions(
    input: $input
    localPickupCount: $pickupCount
  ) {
    availableShippingRates {
      ...Rate
    }
    availableLocalDeliveryRates {
      ...Rate
    }
    availableLocalPickupOptions {
      handle
      code
      source
      title
      instructions
      locationId
    }
  }
}
    fragment Rate on DraftOrderShippingRate {
  handle
  code
  source
  title
  price {
    amount
    currencyCode
  }
}`) as unknown as TypedDocumentString<DeliveryOptionsQuery, DeliveryOptionsQueryVariables>;
export const DiscountCodeTermsDocument = new TypedDocumentString(`
    query DiscountCodeTerms($code: String!) {
  codeDiscountNodeByCode(code: $code) {
    ...CodeTerms
  }
}
    fragment CodeTerms on DiscountCodeNode {
  codeDiscount {
    __typename
    ... on DiscountCodeBasic {
      status
      usageLimit
      asyncUsageCount
      appliesOncePerCustomer
      discountClasses
      combinesWith {
        ...Combinations
      }
      context {
        __typename
      }
      minimumRequirement {
        ...Minimum
      }
    }
    ... on DiscountCodeFreeShipping {
      status
      usageLimit
      asyncUsageCount
      appliesOncePerCustomer
      discountClasses
      combinesWith {
        ...Combinations
      }
      context {
        __typename
      }
      minimumRequirement {
        ...Minimum
      }
    }
    ... on DiscountCodeBxgy {
      status
      usageLimit
      asyncUsageCount
      appliesOncePerCustomer
      discountClasses
      combinesWith {
        ...Combinations
      }
      context {
        __typename
      }
    }
    ... on DiscountCodeApp {
      status
      usageLimit
      asyncUsageCount
      appliesOncePerCustomer
      discountClasses
      combinesWith {
        ...Combinations
      }
      context {
        __typename
      }
    }
  }
}
fragment Combinations on DiscountCombinesWith {
  orderDiscounts
  productDiscounts
  shippingDiscounts
}
fragment Minimum on DiscountMinimumRequirement {
  ... on DiscountMinimumSubtotal {
    greaterThanOrEqualToSubtotal {
      amount
      currencyCode
    }
  }
  ... on DiscountMinimumQuantity {
    greaterThanOrEqualToQuantity
  }
}`) as unknown as TypedDocumentString<DiscountCodeTermsQuery, DiscountCodeTermsQueryVariables>;
export const CreateRiskAssessmentDocument = new TypedDocumentString(`
    mutation CreateRiskAssessment($input: OrderRiskAssessmentCreateInput!) {
  orderRiskAssessmentCreate(orderRiskAssessmentInput: $input) {
    orderRiskAssessment {
      riskLevel
    }
    userErrors {
      code
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRiskAssessmentMutation, CreateRiskAssessmentMutationVariables>;
export const GetRiskDocument = new TypedDocumentString(`
    query GetRisk($id: ID!) {
  order(id: $id) {
    id
    risk {
      assessments {
        riskLevel
        facts {
          description
          sentiment
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetRiskQuery, GetRiskQueryVariables>;
export const CreateMetafieldDefinitionDocument = new TypedDocumentString(`
    mutation CreateMetafieldDefinition($definition: MetafieldDefinitionInput!) {
  metafieldDefinitionCreate(definition: $definition) {
    createdDefinition {
      id
    }
    userErrors {
      field
      message
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CreateMetafieldDefinitionMutation, CreateMetafieldDefinitionMutationVariables>;
export const GetAccessScopesDocument = new TypedDocumentString(`
    query GetAccessScopes {
  currentAppInstallation {
    accessScopes {
      handle
    }
  }
}
    `) as unknown as TypedDocumentString<GetAccessScopesQuery, GetAccessScopesQueryVariables>;
export const GetLocationsDocument = new TypedDocumentString(`
    query GetLocations {
  locations(first: 100) {
    nodes {
      id
      name
      address {
        address1
        address2
        city
        provinceCode
        countryCode
        zip
        phone
      }
      localPickupSettingsV2 {
        pickupTime
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetLocationsQuery, GetLocationsQueryVariables>;
export const GetPoliciesDocument = new TypedDocumentString(`
    query GetPolicies {
  shop {
    shopPolicies {
      type
      title
      url
      body
      updatedAt
      en: translations(locale: "en") {
        key
        value
      }
      fr: translations(locale: "fr") {
        key
        value
      }
      de: translations(locale: "de") {
        key
        value
      }
      es: translations(locale: "es") {
        key
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetPoliciesQuery, GetPoliciesQueryVariables>;
export const GetShopDocument = new TypedDocumentString(`
    query GetShop {
  shop {
    id
    name
    email
    currencyCode
    enabledPresentmentCurrencies
    ianaTimezone
    taxesIncluded
    shopAddress {
      countryCodeV2
    }
    primaryDomain {
      url
    }
  }
}
    `) as unknown as TypedDocumentString<GetShopQuery, GetShopQueryVariables>;
export const FindStockHoldsDocument = new TypedDocumentString(`
    query FindStockHolds($query: String!) {
  draftOrders(first: 10, query: $query) {
    nodes {
      id
      status
      tags
      reserveInventoryUntil
    }
  }
}
    `) as unknown as TypedDocumentString<FindStockHoldsQuery, FindStockHoldsQueryVariables>;
export const GetStockOfLinesDocument = new TypedDocumentString(`
    query GetStockOfLines($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on ProductVariant {
      id
      sellableOnlineQuantity
      inventoryPolicy
      inventoryItem {
        tracked
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GetStockOfLinesQuery, GetStockOfLinesQueryVariables>;
export const PlaceStockHoldDocument = new TypedDocumentString(`
    mutation PlaceStockHold($input: DraftOrderInput!) {
  draftOrderCreate(input: $input) {
    draftOrder {
      id
      reserveInventoryUntil
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceStockHoldMutation, PlaceStockHoldMutationVariables>;
export const ReleaseStockHoldDocument = new TypedDocumentString(`
    mutation ReleaseStockHold($input: DraftOrderDeleteInput!) {
  draftOrderDelete(input: $input) {
    deletedId
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReleaseStockHoldMutation, ReleaseStockHoldMutationVariables>;