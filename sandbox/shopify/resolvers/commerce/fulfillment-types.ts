import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { numericId } from '#sandbox/shopify/commerce/inventory.ts';
import { fulfillmentName } from '#sandbox/shopify/commerce/order-names.ts';
import { connection } from '#sandbox/shopify/graphql/connection.ts';
import { bagOf } from '#sandbox/shopify/graphql/money.ts';
import type { FulfillmentOrderRecord, OrderRecord } from '#sandbox/shopify/state/records.ts';
import { orderLegs } from '#sandbox/shopify/commerce/order-legs.ts';
import { firstOf } from './order-type.ts';
import { imageOf, lineOf, mailingAddress, shopLocation, withOrder } from './sources.ts';
import type { FulfillmentOrderSource, FulfillmentSource } from './sources.ts';

type FulfillmentLine = FulfillmentSource['lines'][number] & { order: OrderRecord };
type FulfillmentOrderLine = FulfillmentOrderSource['lines'][number] & { order: OrderRecord };

/** What a merchant may do with a fulfilment order in each status. */
const ACTIONS: Record<FulfillmentOrderRecord['status'], string[]> = {
  OPEN: ['CREATE_FULFILLMENT', 'HOLD'],
  IN_PROGRESS: ['CREATE_FULFILLMENT', 'HOLD'],
  ON_HOLD: ['RELEASE_HOLD', 'HOLD'],
  CLOSED: [],
  CANCELLED: [],
};

/** GraphQL types of fulfilments and fulfilment orders. */
export const fulfillmentTypes: ResolverMap = {
  Fulfillment: {
    legacyResourceId: (row: FulfillmentSource) => String(numericId(row.id)),
    name: (row: FulfillmentSource) => fulfillmentName(row.order, row),
    trackingInfo: (row: FulfillmentSource, args) => firstOf(row.tracking, args),
    totalQuantity: (row: FulfillmentSource) => row.lines.reduce((sum, line) => sum + line.quantity, 0),
    requiresShipping: (row: FulfillmentSource) =>
      row.lines.some((line) => lineOf(row.order, line.orderLineId).requiresShipping),
    fulfillmentLineItems: (row: FulfillmentSource, args) =>
      connection(
        row.lines.map((line) => withOrder(line, row.order)),
        args,
      ),
    fulfillmentOrders: (row: FulfillmentSource, args) =>
      connection(
        row.order.fulfillmentOrders
          .filter((other) => sharesLine(other, row))
          .map((other) => withOrder(other, row.order)),
        args,
      ),
    events: (row: FulfillmentSource, args) => connection(row.events, args),
    location: (_row, _args, context) => shopLocation(context),
    originAddress: () => null,
    service: () => null,
  },
  FulfillmentEvent: {
    createdAt: (event: { happenedAt: string }) => event.happenedAt,
    estimatedDeliveryAt: () => null,
    address1: () => null,
    city: () => null,
    province: () => null,
    country: () => null,
    zip: () => null,
    latitude: () => null,
    longitude: () => null,
  },
  FulfillmentLineItem: {
    lineItem: (row: FulfillmentLine) => lineOf(row.order, row.orderLineId),
    originalTotalSet: (row: FulfillmentLine) => price(row, row.quantity),
    discountedTotalSet: (row: FulfillmentLine) => price(row, row.quantity),
  },
  FulfillmentOrder: {
    orderId: (row: FulfillmentOrderSource) => row.order.id,
    orderName: (row: FulfillmentOrderSource) => row.order.name,
    orderProcessedAt: (row: FulfillmentOrderSource) => row.order.processedAt,
    requestStatus: () => 'UNSUBMITTED',
    fulfillAt: (row: FulfillmentOrderSource) => row.createdAt,
    fulfillBy: () => null,
    fulfillmentHolds: (row: FulfillmentOrderSource) => row.holds,
    lineItems: (row: FulfillmentOrderSource, args) =>
      connection(
        row.lines.map((line) => withOrder(line, row.order)),
        args,
      ),
    fulfillments: (row: FulfillmentOrderSource, args) =>
      connection(
        row.order.fulfillments
          .filter((other) => sharesLine(row, other))
          .map((other) => withOrder(other, row.order)),
        args,
      ),
    supportedActions: (row: FulfillmentOrderSource) =>
      ACTIONS[row.status].map((action) => ({ action, externalUrl: null })),
    deliveryMethod: (row: FulfillmentOrderSource) => deliveryMethod(row),
    destination: (row: FulfillmentOrderSource) => destination(row),
    assignedLocation: (_row, _args, context) => assignedLocation(context),
  },
  FulfillmentOrderLineItem: {
    lineItem: (row: FulfillmentOrderLine) => lineOf(row.order, row.orderLineId),
    variant: (row: FulfillmentOrderLine, _args, { state }) =>
      state.variants.get(lineOf(row.order, row.orderLineId).variantId ?? '') ?? null,
    image: (row: FulfillmentOrderLine, _args, context) =>
      imageOf(context, lineOf(row.order, row.orderLineId)),
    inventoryItemId: (row: FulfillmentOrderLine, _args, { state }) =>
      state.variants.get(lineOf(row.order, row.orderLineId).variantId ?? '')?.inventoryItemId ?? null,
    productTitle: (row: FulfillmentOrderLine) => lineOf(row.order, row.orderLineId).title,
    variantTitle: (row: FulfillmentOrderLine) => lineOf(row.order, row.orderLineId).variantTitle,
    sku: (row: FulfillmentOrderLine) => lineOf(row.order, row.orderLineId).sku,
    vendor: (row: FulfillmentOrderLine) => lineOf(row.order, row.orderLineId).vendor,
    requiresShipping: (row: FulfillmentOrderLine) => lineOf(row.order, row.orderLineId).requiresShipping,
    warnings: () => [],
  },
  FulfillmentHold: {
    displayReason: (hold: { reason: string }) => sentence(hold.reason),
    heldByRequestingApp: (hold: { clientId: string | null }, _args, context) =>
      hold.clientId === context.clientId,
    heldByApp: () => null,
  },
};

function sharesLine(row: FulfillmentOrderRecord, fulfillment: { lines: { orderLineId: string }[] }): boolean {
  return row.lines.some((line) => fulfillment.lines.some((other) => other.orderLineId === line.orderLineId));
}

function price(row: FulfillmentLine, quantity: number) {
  return bagOf(orderLegs(row.order), (order) => lineOf(order, row.orderLineId).unitPriceMinor * quantity);
}

function deliveryMethod(row: FulfillmentOrderSource) {
  const [line] = row.deliveryMethod === 'SHIPPING' ? row.order.shippingLines : [];
  return {
    id: row.id.replace('FulfillmentOrder', 'DeliveryMethod'),
    methodType: row.deliveryMethod,
    presentedName: line?.title ?? null,
    serviceCode: line?.code ?? null,
    sourceReference: null,
    minDeliveryDateTime: null,
    maxDeliveryDateTime: null,
    additionalInformation: null,
    brandedPromise: null,
  };
}

function destination(row: FulfillmentOrderSource) {
  const address =
    row.deliveryMethod === 'SHIPPING' && mailingAddress(row.order.shippingAddress, row.order.id);
  if (!address) return null;
  const id = row.id.replace('FulfillmentOrder', 'FulfillmentOrderDestination');
  return { ...address, id, email: row.order.email, location: null, province: address.provinceCode };
}

function assignedLocation(context: ShopifyContext) {
  const place = shopLocation(context);
  const { countryCode, name } = context.shop();
  return place
    ? { ...place.address, name: place.name, location: place }
    : { countryCode, name, location: null };
}

/** `HIGH_RISK_OF_FRAUD` → `High risk of fraud`. */
function sentence(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
