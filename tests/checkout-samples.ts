import type { SellingPolicy } from '#app/agents/selling-policy.ts';
import type { CatalogItem } from '#app/catalog/catalog-item.ts';
import { estimateTotals } from '#app/checkout/lines/build-cart.ts';
import type { AppliedDiscount } from '#app/checkout/quote/discount.ts';
import { EMPTY_STATE } from '#app/checkout/session/empty-state.ts';
import type {
  CartLine,
  CheckoutSession,
  PostalAddress,
  SessionState,
} from '#app/checkout/session/session.ts';

/** A mug for 12.50, 7 in stock; `changes` win. */
export function sampleItem(changes: Partial<CatalogItem> = {}): CatalogItem {
  return {
    itemId: '44001',
    variantId: '44001',
    productId: '11',
    title: 'Mug',
    variantTitle: null,
    name: 'Mug',
    description: 'Holds tea.',
    descriptionMarkdown: 'Holds tea.',
    sku: 'MUG',
    barcode: null,
    imageUrls: ['https://cdn.example/mug.jpg'],
    otherMedia: [],
    price: 1250,
    compareAtPrice: null,
    previousPrice: null,
    priceChangedAt: null,
    currency: 'USD',
    marketPrices: {},
    unitPriceMeasure: null,
    requiresShipping: true,
    taxable: true,
    available: 7,
    availability: 'in_stock',
    options: [],
    variantCount: 1,
    url: 'https://shop.example/products/mug',
    weightGrams: 350,
    vendor: 'Potter',
    productType: 'Mugs',
    tags: [],
    collectionIds: [],
    metafields: {},
    category: null,
    categoryId: null,
    brand: 'Potter',
    condition: null,
    returns: null,
    sellability: { searchable: true, sellable: true, reason: null },
    shopifyUpdatedAt: new Date('2026-11-01T00:00:00Z'),
    ...changes,
  };
}

/** One mug in a cart; amounts follow from `unitAmount` and `quantity` unless given. */
export function sampleLine(changes: Partial<CartLine> = {}): CartLine {
  const { quantity = 1, unitAmount = 1250 } = changes;
  const baseAmount = quantity * unitAmount;
  return {
    id: 'line_item_1',
    itemId: '44001',
    variantId: '44001',
    productId: '11',
    name: 'Mug',
    description: 'Holds tea.',
    sku: 'MUG',
    imageUrls: ['https://cdn.example/mug.jpg'],
    options: [],
    quantity,
    unitAmount,
    baseAmount,
    discount: 0,
    subtotal: baseAmount,
    requiresShipping: true,
    available: 7,
    availability: 'in_stock',
    honoredAmount: null,
    ...changes,
  };
}

export const SAMPLE_ADDRESS: PostalAddress = {
  name: 'Ada King Lovelace',
  lineOne: '555 Golden Gate Avenue',
  city: 'San Francisco',
  state: 'CA',
  country: 'US',
  postalCode: '94102',
};

/** An agent that may sell everything to everybody in the chat. */
export function samplePolicy(changes: Partial<SellingPolicy> = {}): SellingPolicy {
  return {
    connectionId: 'agent_connection_1',
    sellingMode: 'in_chat',
    productRules: [],
    allowedCountries: [],
    maxOrderAmount: null,
    requiredInterventions: [],
    ...changes,
  };
}

/** What a session with one mug and no address holds. */
export function sampleState(changes: Partial<SessionState> = {}): SessionState {
  const { lines = [sampleLine()] } = changes;
  return {
    ...EMPTY_STATE,
    lines,
    totals: estimateTotals(lines),
    ...changes,
  };
}

/** The same mug, to be shipped for 5.00 with 1.06 tax: 18.56. */
export function sampleQuotedState(changes: Partial<SessionState> = {}): SessionState {
  return sampleState({
    buyer: { email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace', phone: '+14155550100' },
    recipient: { name: 'Ada King Lovelace', address: SAMPLE_ADDRESS },
    options: [
      {
        id: 'shipping_standard',
        type: 'shipping',
        title: 'Standard',
        amount: 500,
        rateHandle: 'handle-1',
        code: 'Standard',
        source: 'shopify',
      },
    ],
    selectedOptionId: 'shipping_standard',
    totals: {
      ...estimateTotals([sampleLine()]),
      fulfillment: 500,
      tax: 106,
      total: 1856,
      taxLines: [{ title: 'California', rate: 0.085, amount: 106 }],
    },
    quoted: true,
    ...changes,
  });
}

/** A session around a state. */
export function sampleSession(changes: Partial<CheckoutSession> = {}): CheckoutSession {
  return {
    id: 'checkout_session_1',
    status: 'not_ready_for_payment',
    currency: 'USD',
    state: sampleState(),
    order: null,
    createdAt: new Date('2026-11-20T12:00:00Z'),
    updatedAt: new Date('2026-11-20T12:01:00Z'),
    expiresAt: new Date('2026-11-20T18:00:00Z'),
    version: 1,
    ...changes,
  };
}

/** A code that takes 1.50 off the order; `changes` win. */
export function sampleDiscount(changes: Partial<AppliedDiscount> = {}): AppliedDiscount {
  return {
    id: '77001',
    code: 'TEN',
    title: 'TEN',
    amount: 150,
    automatic: false,
    percentOff: null,
    amountOff: 150,
    target: 'order',
    limited: false,
    lines: [{ index: 0, amount: 150 }],
    ...changes,
  };
}
