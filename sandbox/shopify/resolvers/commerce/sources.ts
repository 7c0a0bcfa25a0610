import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type {
  AddressRecord,
  FulfillmentOrderRecord,
  FulfillmentRecord,
  OrderLineRecord,
  OrderRecord,
  RefundRecord,
  TaxLineRecord,
} from '#sandbox/shopify/state/records.ts';
import { image } from '#sandbox/shopify/resolvers/catalog/media-resolvers.ts';
import { location } from '#sandbox/shopify/resolvers/catalog/location-resolvers.ts';
import { partsOf, type Legs } from '#sandbox/shopify/commerce/legs.ts';
import { bagOf } from '#sandbox/shopify/graphql/money.ts';

/** What the resolvers of order parts get: the part with its order beside it. Plain data, so it can be kept. */
export type LineSource = OrderLineRecord & { order: OrderRecord };
export type FulfillmentSource = FulfillmentRecord & { order: OrderRecord };
export type FulfillmentOrderSource = FulfillmentOrderRecord & { order: OrderRecord };
export type RefundSource = RefundRecord & { order: OrderRecord };
export type TransactionSource = OrderRecord['transactions'][number] & { order: OrderRecord };

/** A part of an order as a resolver's source. */
export function withOrder<T extends object>(part: T, order: OrderRecord): T & { order: OrderRecord } {
  return { ...part, order };
}

/** The line an order part points at; records keep them consistent. */
export function lineOf(order: OrderRecord, orderLineId: string): LineSource {
  return withOrder(
    order.lines.find((line) => line.id === orderLineId)!,
    order,
  );
}

/** GraphQL `TaxLine`. */
export function taxLine(legs: Legs<TaxLineRecord>) {
  const line = legs.shop;
  const priceSet = bagOf(legs, (tax) => tax.amountMinor);
  return {
    title: line.title,
    rate: line.rate,
    ratePercentage: Math.round(line.rate * 1e8) / 1e6,
    channelLiable: line.channelLiable,
    source: 'Shopify',
    price: priceSet.shopMoney.amount,
    priceSet,
  };
}

/** What GraphQL `ShippingLine` is made of: an order's or a draft order's. */
interface ShippingPart {
  id: string | null;
  title: string;
  code: string | null;
  source: string | null;
  handle: string | null;
  priceMinor: number;
  discountMinor: number;
  taxLines: TaxLineRecord[];
}

/** GraphQL `ShippingLine`. */
export function shippingLine(legs: Legs<ShippingPart>) {
  const line = legs.shop;
  const original = bagOf(legs, (part) => part.priceMinor);
  const discounted = bagOf(legs, (part) => part.priceMinor - part.discountMinor);
  return {
    __typename: 'ShippingLine',
    id: line.id,
    title: line.title,
    code: line.code,
    source: line.source,
    custom: line.handle === null,
    shippingRateHandle: line.handle,
    carrierIdentifier: null,
    deliveryCategory: null,
    phone: null,
    isRemoved: false,
    requestedFulfillmentService: null,
    price: original.shopMoney.amount,
    originalPrice: original.shopMoney,
    originalPriceSet: original,
    discountedPrice: discounted.shopMoney,
    discountedPriceSet: discounted,
    currentDiscountedPriceSet: discounted,
    discountAllocations: [],
    taxLines: partsOf(legs, (part) => part.taxLines).map(taxLine),
  };
}

/** GraphQL `MailingAddress` source; the id is its owner's, as the simulator keeps no addresses of their own. */
export function mailingAddress(address: AddressRecord | null, ownerGid: string) {
  if (!address) return null;
  return { ...address, id: `gid://shopify/MailingAddress/${ownerGid.split('/').pop()}?model_name=Address` };
}

/** Image of a variant, else the product's first. */
export function imageOf(
  context: ShopifyContext,
  line: { variantId: string | null; productId: string | null },
) {
  const product = line.productId === null ? undefined : context.state.products.get(line.productId);
  const variant = line.variantId === null ? undefined : context.state.variants.get(line.variantId);
  const found = product?.images.find(({ id }) => id === variant?.imageId) ?? product?.images[0];
  return found ? image(found) : null;
}

/** Where the shop ships from: its first location. */
export function shopLocation(context: ShopifyContext) {
  const [place] = context.shop().locations;
  return place ? location(place, context) : null;
}
