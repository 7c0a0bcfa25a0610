import { parse, validate, type ExecutionResult } from 'graphql';
import { loadAdminSchema } from '#sandbox/shopify/graphql/admin-schema.ts';
import { Executor } from '#sandbox/shopify/graphql/execute-operation.ts';
import { mergeResolvers } from '#sandbox/shopify/graphql/merge-resolvers.ts';
import { catalogResolvers } from '#sandbox/shopify/resolvers/catalog/index.ts';
import { commerceResolvers } from '#sandbox/shopify/resolvers/commerce/index.ts';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { ProductRecord, ShopRecord, VariantRecord } from '#sandbox/shopify/state/records.ts';
import { openShopifyState } from '#sandbox/shopify/state/shopify-state.ts';

const AT = '2026-11-01T12:00:00.000Z';
const SCOPES = [
  ...['orders', 'draft_orders', 'customers', 'fulfillments', 'merchant_managed_fulfillment_orders'],
  ...['products', 'inventory', 'locations', 'assigned_fulfillment_orders', 'discounts'],
].flatMap((name) => [`read_${name}`, `write_${name}`]);

/** A tax-exclusive shop in dollars: rates for the US (Standard is free from 75.00) and for Europe, none elsewhere. */
export const testShop: ShopRecord = {
  id: 'gid://shopify/Shop/1',
  domain: 'test.myshopify.com',
  name: 'Test',
  email: 'shop@example.com',
  currencyCode: 'USD',
  countryCode: 'US',
  provinceCode: 'OR',
  ianaTimezone: 'America/Los_Angeles',
  primaryUrl: 'https://test.myshopify.com',
  taxesIncluded: false,
  taxInclusiveCountries: ['GB', 'DE'],
  taxShipping: false,
  enabledPresentmentCurrencies: ['USD'],
  trial: false,
  policies: [],
  shippingZones: [
    {
      name: 'US',
      countries: ['US'],
      rates: [
        { code: 'express', title: 'Express', priceMinor: 2495 },
        { code: 'standard', title: 'Standard', priceMinor: 595, freeAboveMinor: 7500 },
      ],
    },
    { name: 'Europe', countries: ['DE', 'GB'], rates: [{ code: 'eu', title: 'Europe', priceMinor: 1495 }] },
  ],
  locations: [
    {
      id: 'gid://shopify/Location/1',
      name: 'Warehouse',
      countryCode: 'US',
      provinceCode: 'OR',
      city: 'Portland',
      address1: '1 Main St',
      zip: '97201',
    },
  ],
};

function product(number: number, title: string, fields: Partial<ProductRecord> = {}): ProductRecord {
  return {
    id: `gid://shopify/Product/${number}`,
    handle: title.toLowerCase(),
    title,
    descriptionHtml: '',
    vendor: 'Aisle',
    productType: '',
    tags: [],
    status: 'ACTIVE',
    publishedAt: AT,
    options: [],
    images: [],
    isGiftCard: false,
    requiresSellingPlan: false,
    category: null,
    seo: { title: null, description: null },
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  };
}

function variant(number: number, priceMinor: number, fields: Partial<VariantRecord> = {}): VariantRecord {
  return {
    id: `gid://shopify/ProductVariant/${number}`,
    productId: `gid://shopify/Product/${number}`,
    title: 'Default Title',
    sku: `SKU-${number}`,
    barcode: null,
    priceMinor,
    compareAtMinor: null,
    position: 1,
    selectedOptions: [],
    taxable: true,
    inventoryItemId: `gid://shopify/InventoryItem/${number}`,
    tracked: true,
    inventoryPolicy: 'DENY',
    available: 10,
    committed: 0,
    requiresShipping: true,
    weight: null,
    imageId: null,
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  };
}

/** The gids of the test shop's variants. */
export const VARIANTS = {
  mug: 'gid://shopify/ProductVariant/1',
  ebook: 'gid://shopify/ProductVariant/2',
  giftCard: 'gid://shopify/ProductVariant/3',
  coffeeClub: 'gid://shopify/ProductVariant/4',
  backorder: 'gid://shopify/ProductVariant/5',
};

export interface TestShop {
  context: ShopifyContext;
  /** Webhooks so far, oldest first. */
  emitted: { topic: string; payload: Record<string, unknown> }[];
  topics(): string[];
  /** Moves the shop's clock. */
  advance(milliseconds: number): void;
  /** Runs one operation on the real Admin schema; throws if it is invalid or answers top-level errors. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into data of many shapes
  run(document: string, variables?: Record<string, unknown>): Promise<any>;
  /** As `run`, with the errors in the answer. */
  execute(document: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
}

/** A shop in memory: mug 10.00 (10 in stock), e-book 5.00, gift card 25.00, a subscription, and a backorder at 3.33. */
export function openTestShop(fields: Partial<ShopRecord> = {}): TestShop {
  const state = openShopifyState(null);
  const emitted: TestShop['emitted'] = [];
  let now = Date.parse(AT);
  state.shops.put({ ...testShop, ...fields });
  for (const row of [
    product(1, 'Mug'),
    product(2, 'E-book'),
    product(3, 'Gift card', { isGiftCard: true }),
    product(4, 'Coffee club', { requiresSellingPlan: true }),
    product(5, 'Lamp'),
  ])
    state.products.put(row);
  for (const row of [
    variant(1, 1000),
    variant(2, 500, { requiresShipping: false, tracked: false }),
    variant(3, 2500, { requiresShipping: false, tracked: false, taxable: false }),
    variant(4, 1500),
    variant(5, 333, { inventoryPolicy: 'CONTINUE', available: 0, title: 'Blue' }),
  ])
    state.variants.put(row);
  const context: ShopifyContext = {
    state,
    shop: () => state.shops.all()[0]!,
    clock: () => new Date(now),
    scopes: new Set(SCOPES),
    clientId: 'test-app',
    app: {
      name: 'Test app',
      attributions: [{ handle: 'chatgpt', displayName: 'ChatGPT', icon: '<svg/>' }],
      channelSpecifications: [],
    },
    followProduct: () => undefined,
    emitEvent: () => undefined,
    emit: (topic, payload) => void emitted.push({ topic, payload }),
  };
  const execute: TestShop['execute'] = async (text, variables = {}) => {
    const admin = await loadAdminSchema();
    const document = parse(text);
    const errors = validate(admin.schema, document);
    if (errors.length > 0) throw new Error(errors.map(String).join('\n'));
    const executor = new Executor(admin, mergeResolvers([catalogResolvers, commerceResolvers]));
    return executor.run(document, variables, { context, tokenKind: 'offline' });
  };
  return {
    context,
    emitted,
    topics: () => emitted.map(({ topic }) => topic),
    advance: (milliseconds) => void (now += milliseconds),
    execute,
    run: async (text, variables) => {
      const { data, errors } = await execute(text, variables);
      if (errors) throw new Error(errors.map(String).join('\n'));
      return JSON.parse(JSON.stringify(data));
    },
  };
}
