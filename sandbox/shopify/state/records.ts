import type { Row } from '#sandbox/store/journal-store.ts';

/**
 * What the Shopify simulator remembers. Ids are full gids (`gid://shopify/Product/1001`), money is integer minor
 * units of the shop's currency (`*Minor`), instants are ISO 8601 strings. GraphQL shapes are made by resolvers.
 */
export interface ShopRecord extends Row {
  /** `gid://shopify/Shop/1` */
  id: string;
  /** `demo-shop.myshopify.com` */
  domain: string;
  name: string;
  email: string;
  currencyCode: string;
  countryCode: string;
  provinceCode: string | null;
  ianaTimezone: string;
  primaryUrl: string;
  /** It does not pay: every call is answered 402. */
  frozen?: boolean;
  /** Prices contain tax (an EU shop). A US shop that sells to a VAT country uses `taxInclusiveCountries`. */
  taxesIncluded: boolean;
  /** Destinations whose prices contain VAT, as Shopify Markets' tax-inclusive pricing does. */
  taxInclusiveCountries: string[];
  /** Whether shipping is taxed at destinations where that depends on the shop. */
  taxShipping: boolean;
  enabledPresentmentCurrencies: string[];
  /** Units of a currency that one unit of the shop's buys, decimal text; those without a rate are not converted to. */
  presentmentRates?: Record<string, string>;
  /** How long its search of draft orders lags behind; absent: not at all. */
  searchLagMs?: number;
  /** The step that the app says its merchant must take; null message: none. Absent: it has never said. */
  feedback?: { message: string | null; generatedAt: string };
  /** Of the app's order attributions those that the shop has approved, by handle; absent: all of them. */
  attributionHandles?: string[];
  /** A trial or development shop may create five orders a minute through the API. */
  trial: boolean;
  policies: ShopPolicyRecord[];
  shippingZones: ShippingZone[];
  /** The shop's own courier; absent: none. */
  localDelivery?: LocalDelivery;
  locations: {
    id: string;
    name: string;
    countryCode: string;
    provinceCode: string | null;
    city: string;
    address1: string;
    zip: string;
    phone?: string;
    /** Absent: active. */
    isActive?: boolean;
    /** Absent: buyers cannot fetch anything here. */
    pickup?: LocalPickup;
  }[];
  /** Absent: the primary language English, alone. */
  locales?: ShopLocaleRecord[];
}

/** A legal text of the shop, as the merchant wrote it. */
export interface ShopPolicyRecord {
  /** GraphQL `ShopPolicyType`. */
  type: string;
  title: string;
  url: string;
  /** HTML; Shopify does not list a policy without any. */
  body: string;
  /** The body in other languages, by locale; absent: not translated. */
  translations?: Record<string, string>;
  updatedAt: string;
}

/** A language of the shop, e.g. `fr` or `pt-BR`. */
export interface ShopLocaleRecord {
  locale: string;
  primary: boolean;
  published: boolean;
}

/** Pickup at a location. */
export interface LocalPickup {
  enabled: boolean;
  /** What the buyer is told once the goods are ready. */
  instructions: string;
  /** How soon that is: GraphQL `DeliveryLocalPickupTime`. */
  pickupTime:
    'ONE_HOUR' | 'TWO_HOURS' | 'FOUR_HOURS' | 'TWENTY_FOUR_HOURS' | 'TWO_TO_FOUR_DAYS' | 'FIVE_OR_MORE_DAYS';
}

/** Delivery by the shop itself to the postal codes that start with one of the prefixes. */
export interface LocalDelivery {
  countryCode: string;
  zipPrefixes: string[];
  title: string;
  priceMinor: number;
  /** Goods after discounts must come to this. */
  minimumMinor: number;
}

export interface ShippingZone {
  name: string;
  /** ISO countries; `*` is the rest of the world. */
  countries: string[];
  rates: { code: string; title: string; priceMinor: number; freeAboveMinor?: number; description?: string }[];
}

export interface ProductRecord extends Row {
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: 'ACTIVE' | 'DRAFT' | 'ARCHIVED';
  /** Null: not published to the online store. */
  publishedAt: string | null;
  options: { name: string; values: string[] }[];
  images: { id: string; url: string; altText: string | null; width: number; height: number }[];
  isGiftCard: boolean;
  requiresSellingPlan: boolean;
  /** Shopify taxonomy, e.g. `Apparel & Accessories > Clothing > Shirts`. */
  category: { id: string; fullName: string } | null;
  seo: { title: string | null; description: string | null };
  /** By locale; absent: not translated. */
  translations?: Record<string, ProductTranslation>;
  /** By `namespace.key`. */
  metafields?: Record<string, string>;
  /** Gids of collections that the product is in. */
  collectionIds?: string[];
  /** Gids of channels that the merchant took it off; absent: none. */
  offChannels?: string[];
  /** Media that is no image: GraphQL type, and where its file is. */
  otherMedia?: { type: 'Video' | 'ExternalVideo' | 'Model3d'; url: string }[];
  createdAt: string;
  updatedAt: string;
  /** What the app tells on the product's page; absent: nothing. */
  feedback?: { state: string; messages: string[] };
}

/** A product in another language. What is left out is not translated. */
export interface ProductTranslation {
  title?: string;
  /** HTML; Shopify's key is `body_html`. */
  descriptionHtml?: string;
  /** Option names and option values, by what they are called in the shop's primary language. */
  optionNames?: Record<string, string>;
  optionValues?: Record<string, string>;
}

export interface VariantRecord extends Row {
  productId: string;
  title: string;
  sku: string | null;
  barcode: string | null;
  priceMinor: number;
  compareAtMinor: number | null;
  position: number;
  selectedOptions: { name: string; value: string }[];
  taxable: boolean;
  inventoryItemId: string;
  /** Inventory is tracked by Shopify; otherwise the variant never runs out. */
  tracked: boolean;
  inventoryPolicy: 'DENY' | 'CONTINUE';
  /** Units that can still be sold (Shopify's "available"); may be negative with CONTINUE. */
  available: number;
  committed: number;
  requiresShipping: boolean;
  weight: { value: number; unit: 'GRAMS' | 'KILOGRAMS' | 'OUNCES' | 'POUNDS' } | null;
  /** By country; absent: buyers there see the shop's own price. */
  marketPrices?: Record<string, { priceMinor: number; compareAtMinor: number | null; currency: string }>;
  unitPriceMeasurement?: {
    quantityValue: number;
    quantityUnit: string;
    referenceValue: number;
    referenceUnit: string;
  };
  imageId: string | null;
  /** A bundle that can only be bought with its components; channels without bundles must leave it out. */
  requiresComponents?: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface AddressRecord {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  zip: string | null;
  provinceCode: string | null;
  countryCode: string | null;
  phone: string | null;
}

export interface TaxLineRecord {
  title: string;
  /** Fraction, e.g. 0.0725. A rate, not money. */
  rate: number;
  amountMinor: number;
  /** The channel that sent the order pays this tax to the authority; null: not said. */
  channelLiable: boolean | null;
}

export type MarketingState = 'SUBSCRIBED' | 'NOT_SUBSCRIBED' | 'PENDING' | 'UNSUBSCRIBED';

export type OptInLevel = 'SINGLE_OPT_IN' | 'CONFIRMED_OPT_IN' | 'UNKNOWN';

export interface CustomerRecord extends Row {
  email: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  tags: string[];
  emailMarketing: MarketingState;
  /** How and when the state of `emailMarketing` came about; absent: never asked. */
  emailConsent?: { optInLevel: OptInLevel; updatedAt: string };
  /** Absent: never asked. */
  smsConsent?: { state: MarketingState; optInLevel: OptInLevel; updatedAt: string };
  note: string | null;
  taxExempt: boolean;
  defaultAddress: AddressRecord | null;
  createdAt: string;
  updatedAt: string;
}

export interface OrderLineRecord {
  id: string;
  variantId: string | null;
  productId: string | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  quantity: number;
  /** Units neither refunded nor removed. */
  currentQuantity: number;
  /** Units still to be fulfilled. */
  unfulfilledQuantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxable: boolean;
  requiresShipping: boolean;
  isGiftCard: boolean;
  vendor: string | null;
  taxLines: TaxLineRecord[];
  properties: { key: string; value: string }[];
}

export interface OrderRecord extends Row {
  /** `#1001` */
  name: string;
  number: number;
  confirmationNumber: string;
  email: string | null;
  phone: string | null;
  customerId: string | null;
  currencyCode: string;
  taxesIncluded: boolean;
  lines: OrderLineRecord[];
  shippingLines: {
    id: string;
    title: string;
    code: string | null;
    source: string | null;
    priceMinor: number;
    discountMinor: number;
    taxLines: TaxLineRecord[];
  }[];
  /** Order-level taxes; empty when lines carry their own. */
  taxLines: TaxLineRecord[];
  discountCodes: string[];
  /** What the code took off, as given to `orderCreate`. */
  discountApplication: DiscountApplicationRecord | null;
  shippingAddress: AddressRecord | null;
  billingAddress: AddressRecord | null;
  transactions: {
    id: string;
    kind: string;
    status: string;
    gateway: string | null;
    authorizationCode: string | null;
    amountMinor: number;
    parentId: string | null;
    receiptJson: string | null;
    test: boolean;
    processedAt: string;
  }[];
  note: string | null;
  tags: string[];
  customAttributes: { key: string; value: string }[];
  metafields: { id: string; namespace: string; key: string; type: string; value: string }[];
  sourceName: string | null;
  sourceIdentifier: string | null;
  sourceUrl: string | null;
  /** Path and query the buyer entered the storefront by, the site they came from and the `ref` of the link. */
  landing?: { site: string; referrer: string | null; ref: string | null };
  test: boolean;
  financialStatus: string;
  /** The app that made the order, null for the merchant. */
  clientId: string | null;
  poNumber: string | null;
  buyerAcceptsMarketing: boolean;
  /** Stock was taken when the order was made (`inventoryBehaviour` other than BYPASS). */
  inventoryClaimed: boolean;
  /** The job of `orderCancel` and the note staff left. */
  cancellation: { jobId: string; staffNote: string | null } | null;
  cancelledAt: string | null;
  cancelReason: string | null;
  closedAt: string | null;
  processedAt: string;
  createdAt: string;
  updatedAt: string;
  fulfillmentOrders: FulfillmentOrderRecord[];
  fulfillments: FulfillmentRecord[];
  refunds: RefundRecord[];
  /** Absent: nothing was ever to be sent back. */
  returns?: ReturnRecord[];
  riskAssessments: { riskLevel: string; facts: { description: string; sentiment: string }[] }[];
  /** What it came to before staff edited it; absent: they never did. */
  originalTotalMinor?: number;
  /** The same money in the buyer's currency; absent: the buyer paid in the shop's. */
  presentment?: OrderPresentmentRecord;
}

/** An order's money in the buyer's currency, minor units; arrays go by the order's own, the rest by id. */
export interface OrderPresentmentRecord {
  currencyCode: string;
  lines: { unitPriceMinor: number; discountMinor: number; taxMinors: number[] }[];
  shippingLines: { priceMinor: number; discountMinor: number; taxMinors: number[] }[];
  taxMinors: number[];
  /** Of a fixed discount, else null. */
  discountAmountMinor: number | null;
  transactions: Record<string, number>;
  refunds: Record<string, RefundPresentmentRecord>;
}

export interface RefundPresentmentRecord {
  lines: { subtotalMinor: number; taxMinor: number }[];
  shippingMinor: number;
  shippingTaxMinor: number;
}

export interface DiscountApplicationRecord {
  code: string;
  target: 'LINE_ITEM' | 'SHIPPING_LINE';
  /** Exactly one of the two is set; both null means all of it (free shipping). */
  percentage: number | null;
  amountMinor: number | null;
}

/** Which classes of other discounts a discount may be joined by. */
export interface DiscountCombinations {
  orderDiscounts: boolean;
  productDiscounts: boolean;
  shippingDiscounts: boolean;
}

/**
 * A discount of the shop: amount off all goods (class ORDER), amount off some products (PRODUCT), or free shipping
 * (SHIPPING). Buy X get Y and discounts of apps are not simulated.
 */
export interface DiscountRecord extends Row {
  /** Null: automatic, for every cart that accepts automatic discounts. */
  code: string | null;
  title: string;
  kind: 'percentage' | 'fixed' | 'free_shipping';
  /** Percent for `percentage`, else 0. */
  percentage: number;
  /** Minor units for `fixed`, else 0. */
  amountMinor: number;
  /** What the goods it is for must come to; 0: no minimum. */
  minimumSubtotalMinor: number;
  /** How many units of the goods it is for must be in the cart; absent: no minimum. */
  minimumQuantity?: number;
  /** Absent: it has always been active. */
  startsAt?: string;
  /** Null: no end. */
  endsAt: string | null;
  /** Orders that may use it; absent: any number. */
  usageLimit?: number;
  /** Orders that have used it; absent: none. */
  usageCount?: number;
  oncePerCustomer?: boolean;
  /** The only customers who may use it; absent: everybody. */
  customerIds?: string[];
  /** The only products it lowers; absent: all goods. */
  productIds?: string[];
  /** Absent: it stands alone. */
  combinesWith?: DiscountCombinations;
}

export interface FulfillmentOrderRecord {
  id: string;
  /** SHIPPING for parcels, NONE for digital goods. */
  deliveryMethod: 'SHIPPING' | 'NONE';
  status: 'OPEN' | 'IN_PROGRESS' | 'ON_HOLD' | 'CLOSED' | 'CANCELLED';
  lines: { id: string; orderLineId: string; totalQuantity: number; remainingQuantity: number }[];
  holds: {
    id: string;
    reason: string;
    reasonNotes: string | null;
    handle: string | null;
    externalId: string | null;
    clientId: string | null;
  }[];
  createdAt: string;
  updatedAt: string;
}

export interface FulfillmentRecord {
  id: string;
  status: 'SUCCESS' | 'CANCELLED';
  /** FulfillmentDisplayStatus: CONFIRMED, IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERED, … */
  displayStatus: string;
  lines: { id: string; orderLineId: string; quantity: number }[];
  tracking: { company: string | null; number: string | null; url: string | null }[];
  events: { id: string; status: string; happenedAt: string; message: string | null }[];
  estimatedDeliveryAt: string | null;
  inTransitAt: string | null;
  deliveredAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface RefundRecord {
  id: string;
  note: string | null;
  lines: {
    id: string;
    orderLineId: string;
    quantity: number;
    restockType: string;
    subtotalMinor: number;
    taxMinor: number;
  }[];
  shippingMinor: number;
  shippingTaxMinor: number;
  /** What went back to the customer: the sum of the transactions. */
  totalMinor: number;
  transactions: { id: string; amountMinor: number; gateway: string | null; parentId: string | null }[];
  createdAt: string;
}

/** Goods that a buyer sends back, or wants to. */
export interface ReturnRecord {
  id: string;
  status: 'REQUESTED' | 'OPEN' | 'DECLINED' | 'CANCELED' | 'CLOSED';
  lines: { id: string; fulfillmentLineId: string; orderLineId: string; quantity: number }[];
  /** Goods that go out in their stead. */
  exchangeIds: string[];
  createdAt: string;
}

export interface DraftOrderRecord extends Row {
  name: string;
  status: 'OPEN' | 'COMPLETED';
  lines: { variantId: string; quantity: number }[];
  reserveInventoryUntil: string | null;
  /** Units of this draft are taken out of "available" now. */
  inventoryReserved: boolean;
  /** The input it was made from; prices, taxes and rates are calculated afresh at each read, as Shopify does. */
  input: Record<string, unknown>;
  orderId: string | null;
  createdAt: string;
  updatedAt: string;
}

/** A metafield definition; type `id` makes its values unique and usable in `orderByIdentifier`. */
export interface MetafieldDefinitionRecord extends Row {
  namespace: string;
  key: string;
  name: string;
  type: string;
  ownerType: string;
}

/** The app as installed in the shop: its granted scopes and live tokens. */
export interface InstallationRecord extends Row {
  /** client id */
  id: string;
  scopes: string[];
  installedAt: string;
}

/** An app's connection with an account outside, GraphQL `Channel`. */
export interface ChannelRecord extends Row {
  /** The app that made it. */
  clientId: string;
  handle: string;
  specificationHandle: string;
  accountId: string;
  accountName: string;
  createdAt: string;
}

/** What a channel is told of in one country and language, GraphQL `ProductFeed`. */
export interface ProductFeedRecord extends Row {
  channelId: string;
  /** GraphQL `CountryCode`. */
  country: string;
  /** GraphQL `LanguageCode`. */
  language: string;
}

export interface AccessTokenRecord extends Row {
  /** the token itself */
  id: string;
  clientId: string;
  kind: 'offline' | 'online';
  scopes: string[];
  expiresAt: string | null;
  refreshToken: string | null;
  refreshTokenExpiresAt: string | null;
  revoked: boolean;
  /** When its refresh token was first used. */
  refreshedAt?: string;
  /** The token whose refresh token was exchanged for this one. */
  refreshedFrom?: string;
  /** When its refresh token stopped working because the replacement was used. */
  refreshRetiredAt?: string;
}

export interface BulkOperationRecord extends Row {
  status: 'CREATED' | 'RUNNING' | 'COMPLETED' | 'FAILED' | 'CANCELED';
  errorCode: string | null;
  query: string;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** Finished JSONL; kept beside the row so that a restarted simulator still serves it. */
  jsonl: string | null;
  clientId: string;
  createdAt: string;
  completedAt: string | null;
}

/** One webhook to one app endpoint, with its attempts. */
export interface WebhookDeliveryRecord extends Row {
  topic: string;
  uri: string;
  /** Of a next-generation Event, which has headers of its own. */
  event?: { handle: string; action: string };
  /** Same for every duplicate of one event. */
  eventId: string;
  webhookId: string;
  payload: string;
  triggeredAt: string;
  attempts: number;
  deliveredAt: string | null;
  nextAttemptAt: string | null;
  lastStatus: number | null;
}

/** What Flow was told by `flowTriggerReceive`. */
export interface FlowTriggerRecord extends Row {
  handle: string;
  payload: Record<string, unknown>;
  receivedAt: string;
}

/** One run of an action by a workflow; its id is Flow's `action_run_id`. */
export interface FlowActionRecord extends Row {
  handle: string;
  properties: Record<string, string>;
  stepReference: string;
  state: 'waiting' | 'succeeded' | 'failed';
  attempts: number;
  nextAttemptAt: string | null;
  lastStatus: number | null;
  lastAnswer: string | null;
}
