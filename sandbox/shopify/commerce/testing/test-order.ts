import { createOrder } from '#sandbox/shopify/commerce/create-order.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { VARIANTS, type TestShop } from './test-shop.ts';

/** Selection of a `MoneyBag`. */
export const MONEY = '{ shopMoney { amount currencyCode } presentmentMoney { amount } }';
const ADDRESS =
  '{ id name firstName lastName address1 address2 city province provinceCode zip country countryCodeV2 phone formatted }';
/** What an app that follows an order reads. */
const ORDER = `
  id legacyResourceId name number confirmationNumber statusPageUrl createdAt processedAt updatedAt cancelledAt cancelReason closedAt closed
  cancellation { staffNote } displayFinancialStatus displayFulfillmentStatus currencyCode presentmentCurrencyCode
  totalPriceSet ${MONEY} currentTotalPriceSet ${MONEY} originalTotalPriceSet ${MONEY} subtotalPriceSet ${MONEY} currentSubtotalPriceSet ${MONEY}
  totalTaxSet ${MONEY} currentTotalTaxSet ${MONEY} totalShippingPriceSet ${MONEY} currentShippingPriceSet ${MONEY} totalDiscountsSet ${MONEY}
  totalRefundedSet ${MONEY} totalRefundedShippingSet ${MONEY} totalReceivedSet ${MONEY} netPaymentSet ${MONEY} totalOutstandingSet ${MONEY}
  totalCapturableSet ${MONEY} refundDiscrepancySet ${MONEY}
  taxLines { title rate ratePercentage channelLiable priceSet ${MONEY} } taxesIncluded taxExempt discountCode discountCodes
  lineItems(first: 10) { nodes {
    id name title variantTitle sku vendor quantity currentQuantity unfulfilledQuantity refundableQuantity nonFulfillableQuantity requiresShipping taxable isGiftCard
    originalUnitPriceSet ${MONEY} originalTotalSet ${MONEY} discountedUnitPriceSet ${MONEY} discountedTotalSet ${MONEY} totalDiscountSet ${MONEY}
    withCodes: discountedTotalSet(withCodeDiscounts: true) ${MONEY} discountedUnitPriceAfterAllDiscountsSet ${MONEY} priceAfterAllDiscountsBeforeTaxesSet ${MONEY}
    discountAllocations { allocatedAmountSet ${MONEY} discountApplication { index targetType value { ... on MoneyV2 { amount } ... on PricingPercentageValue { percentage } } } }
    variant { id title } product { id title } taxLines { title priceSet ${MONEY} } image { url altText } customAttributes { key value } weight { value unit }
  } pageInfo { hasNextPage } }
  shippingLine { id title code source originalPriceSet ${MONEY} discountedPriceSet ${MONEY} taxLines { title } }
  shippingLines(first: 5) { nodes { title } }
  fulfillments(first: 5) {
    id legacyResourceId name status displayStatus createdAt updatedAt estimatedDeliveryAt inTransitAt deliveredAt totalQuantity requiresShipping
    trackingInfo(first: 5) { company number url } location { id name }
    fulfillmentLineItems(first: 5) { nodes { id quantity lineItem { id title } originalTotalSet ${MONEY} } }
    events(first: 5) { nodes { id status happenedAt message } }
  }
  fulfillmentOrders(first: 5) { nodes {
    id status requestStatus fulfillAt orderId orderName fulfillmentHolds { id reason reasonNotes handle displayReason heldByRequestingApp }
    lineItems(first: 5) { nodes { id totalQuantity remainingQuantity sku productTitle variantTitle requiresShipping inventoryItemId lineItem { id } variant { id } } }
    deliveryMethod { methodType presentedName serviceCode } destination { city countryCode } assignedLocation { name city location { id } } supportedActions { action }
  } }
  refunds(first: 5) {
    id legacyResourceId createdAt processedAt note totalRefundedSet ${MONEY}
    refundLineItems(first: 5) { nodes { id quantity restockType restocked lineItem { id } subtotalSet ${MONEY} totalTaxSet ${MONEY} location { id } } }
    refundShippingLines(first: 5) { nodes { subtotalAmountSet ${MONEY} taxAmountSet ${MONEY} } }
    orderAdjustments(first: 5) { nodes { reason amountSet ${MONEY} } }
    transactions(first: 5) { nodes { id kind amountSet ${MONEY} parentTransaction { id } } }
  }
  transactions(first: 5) { id kind status gateway formattedGateway authorizationCode paymentId amountSet ${MONEY} receiptJson test processedAt createdAt parentTransaction { id } maximumRefundableV2 { amount } }
  customer { id displayName firstName lastName numberOfOrders amountSpent { amount } tags defaultEmailAddress { emailAddress } defaultAddress ${ADDRESS} }
  shippingAddress ${ADDRESS} billingAddress ${ADDRESS} displayAddress ${ADDRESS}
  tags note email phone poNumber test customAttributes { key value } paymentGatewayNames
  metafield(namespace: "aisle", key: "agent") { id namespace key type value jsonValue }
  metafields(first: 5) { nodes { key value } }
  sourceName sourceIdentifier registeredSourceUrl attribution { handle displayName icon } confirmed fulfillable fullyPaid unpaid refundable requiresShipping returnStatus
  risk { recommendation assessments { riskLevel facts { description sentiment } provider { id } } }
`;

/** GraphQL `MoneyBagInput` in dollars. */
export const usd = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });
/** The shop amount of a `MoneyBag`. */
export const amount = (bag: { shopMoney: { amount: string } }): string => bag.shopMoney.amount;

/** Two mugs and a digital book, 25.00 with 2.50 tax, 5.95 shipping with 0.60 tax, 34.05 paid; stock claimed. */
export function orderIn(shop: TestShop, fields: object = {}): OrderRecord {
  const tax = (minor: string) => [{ title: 'State', rate: '0.1', priceSet: usd(minor) }];
  const order = createOrder(
    shop.context,
    {
      email: 'buyer@example.com',
      lineItems: [
        { variantId: VARIANTS.mug, quantity: 2, requiresShipping: true, taxLines: tax('2.00') },
        { variantId: VARIANTS.ebook, quantity: 1, taxLines: tax('0.50') },
      ],
      shippingLines: [
        {
          title: 'Standard',
          code: 'standard',
          source: 'shopify',
          priceSet: usd('5.95'),
          taxLines: tax('0.60'),
        },
      ],
      transactions: [
        {
          kind: 'SALE',
          status: 'SUCCESS',
          gateway: 'Stripe',
          authorizationCode: 'pi_1',
          amountSet: usd('34.05'),
        },
      ],
      customer: { toUpsert: { email: 'buyer@example.com', firstName: 'Ann', lastName: 'Lee' } },
      shippingAddress: {
        firstName: 'Ann',
        lastName: 'Lee',
        address1: '1 St',
        city: 'Albany',
        provinceCode: 'NY',
        countryCode: 'US',
        zip: '12207',
      },
      metafields: [{ namespace: 'aisle', key: 'agent', type: 'single_line_text_field', value: 'demo' }],
      sourceIdentifier: 'cs_1',
      ...fields,
    },
    { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' },
  );
  shop.emitted.length = 0;
  return order;
}

/** An order through the API, with all of the above. */
export async function readOrder(shop: TestShop, id: string) {
  return (await shop.run(`query Read($id: ID!) { order(id: $id) { ${ORDER} } }`, { id })).order;
}

const FULFILL = `mutation Fulfill($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) {
  fulfillment { id status name trackingInfo { company number url } } userErrors { field message } } }`;

/** Runs `fulfillmentCreate` and returns its payload. */
export async function fulfill(shop: TestShop, requests: object[], trackingInfo?: object) {
  const fulfillment = { lineItemsByFulfillmentOrder: requests, trackingInfo, notifyCustomer: false };
  return (await shop.run(FULFILL, { fulfillment })).fulfillmentCreate;
}
