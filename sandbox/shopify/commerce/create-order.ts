import { createHash } from 'node:crypto';
import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { readAddress } from './address-input.ts';
import { newFulfillmentOrders } from './fulfillment-orders.ts';
import { claimInventory, numericId } from './inventory.ts';
import { shopLeg, type MoneyLeg } from './money-input.ts';
import { saveOrder } from './order-changes.ts';
import { orderCustomer } from './order-customer.ts';
import type { OrderCreateInput, OrderCreateOptions, TransactionInput } from './order-input.ts';
import { readOrderPresentment } from './order-presentment-input.ts';
import { priceOrder } from './price-order.ts';
import { mergeMetafields } from './order-metafields.ts';
import { financialStatus } from './order-totals.ts';
import { refuseTaxesTwice } from './order-tax-input.ts';
import { countUsage } from './used-codes.ts';

/** Orders a minute that the API makes in a trial or development shop. */
const TRIAL_ORDERS_A_MINUTE = 5;

/**
 * Makes an order from GraphQL `OrderCreateOrderInput`, all or nothing, and emits `orders/create` and, when the
 * transactions pay it, `orders/paid`. Prices and taxes are the caller's; nothing is calculated but what is left out.
 * `finish` adds what `orderCreate` has no input for, e.g. where a buyer of the storefront came from.
 * @throws UserError with an `OrderCreateUserErrorCode`.
 */
export function createOrder(
  context: ShopifyContext,
  input: OrderCreateInput,
  options: OrderCreateOptions = {},
  finish: (order: OrderRecord) => OrderRecord = (order) => order,
): OrderRecord {
  refuseTooManyOnTrial(context);
  refuseTaxesTwice(input);
  refuseProtectedSource(context, input);
  const draft = finish(buildOrder(context, input));
  const customer = orderCustomer(context, input);
  const behaviour = options.inventoryBehaviour ?? 'BYPASS';
  if (behaviour !== 'BYPASS') claimInventory(context, draft.lines, behaviour === 'DECREMENT_OBEYING_POLICY');
  if (customer) context.state.customers.put(customer);
  countUsage(context, draft.discountCodes);
  const number = numericId(context.state.gid('OrderNumber'));
  const order = {
    ...draft,
    number,
    name: input.name ?? `#${number}`,
    customerId: customer?.id ?? null,
    email: input.email ?? customer?.email ?? null,
    inventoryClaimed: behaviour !== 'BYPASS',
  };
  return saveOrder(context, order, [
    'orders/create',
    ...(order.financialStatus === 'PAID' ? ['orders/paid'] : []),
  ]);
}

function buildOrder(context: ShopifyContext, input: OrderCreateInput): OrderRecord {
  const { currencyCode: currency } = context.shop();
  const now = context.clock().toISOString();
  if (input.currency && input.currency !== currency)
    throw new UserError(['order', 'currency'], `Currency must be ${currency}`, 'INVALID');
  const money = shopLeg(currency, input.presentmentCurrency ?? currency);
  const { lines, shippingLines, taxLines, discountApplication } = priceOrder(context, input, {
    money,
    newId: (type) => context.state.gid(type),
  });
  const transactions = (input.transactions ?? []).map((row, i) => readTransaction(context, row, money, i));
  const id = context.state.gid('Order');
  const order: OrderRecord = {
    id,
    name: '',
    number: 0,
    confirmationNumber: confirmationNumber(id),
    email: null,
    phone: input.phone ?? null,
    customerId: null,
    currencyCode: currency,
    taxesIncluded: input.taxesIncluded ?? false,
    lines,
    shippingLines,
    taxLines,
    discountCodes: discountApplication ? [discountApplication.code] : [],
    discountApplication,
    shippingAddress: readAddress(input.shippingAddress, ['order', 'shippingAddress']),
    billingAddress: readAddress(input.billingAddress, ['order', 'billingAddress']),
    transactions,
    note: input.note ?? null,
    tags: cleanTags(input.tags ?? []),
    customAttributes: input.customAttributes ?? [],
    metafields: mergeMetafields(context, null, [], input.metafields, ['order', 'metafields']),
    sourceName: input.sourceName ?? context.clientId,
    sourceIdentifier: input.sourceIdentifier ?? null,
    sourceUrl: input.sourceUrl ?? null,
    test: input.test ?? false,
    financialStatus: '',
    clientId: context.clientId,
    poNumber: input.poNumber ?? null,
    buyerAcceptsMarketing: input.buyerAcceptsMarketing ?? false,
    inventoryClaimed: false,
    cancellation: null,
    cancelledAt: null,
    cancelReason: null,
    closedAt: input.closedAt ?? null,
    processedAt: readProcessedAt(context, input.processedAt),
    createdAt: now,
    updatedAt: now,
    fulfillmentOrders: newFulfillmentOrders(context, lines),
    fulfillments: [],
    refunds: [],
    riskAssessments: [],
    ...readOrderPresentment(context, input, transactions),
  };
  return { ...order, financialStatus: input.financialStatus ?? financialStatus(order) };
}

function readTransaction(context: ShopifyContext, row: TransactionInput, money: MoneyLeg, index: number) {
  const field = ['order', 'transactions', String(index)];
  return {
    id: context.state.gid('OrderTransaction'),
    kind: row.kind ?? 'SALE',
    status: row.status ?? 'SUCCESS',
    gateway: row.gateway ?? 'manual',
    authorizationCode: row.authorizationCode ?? null,
    amountMinor: money.read(row.amountSet, [...field, 'amountSet']),
    parentId: null,
    receiptJson: receiptText(row.receiptJson),
    test: row.test ?? false,
    processedAt: row.processedAt ?? context.clock().toISOString(),
  };
}

/** `receiptJson` is a JSON scalar: clients send a text or a value, and read a text. */
function receiptText(receipt: unknown): string | null {
  if (receipt === null || receipt === undefined) return null;
  return typeof receipt === 'string' ? receipt : JSON.stringify(receipt);
}

function readProcessedAt(context: ShopifyContext, processedAt: string | null | undefined): string {
  const now = context.clock();
  if (!processedAt) return now.toISOString();
  const instant = new Date(processedAt);
  if (instant > now)
    throw new UserError(
      ['order', 'processedAt'],
      'Processed at must not be in the future',
      'PROCESSED_AT_INVALID',
    );
  return instant.toISOString();
}

function refuseTooManyOnTrial(context: ShopifyContext): void {
  if (!context.shop().trial || context.clientId === null) return;
  const since = new Date(context.clock().getTime() - 60_000).toISOString();
  const recent = context.state.orders.filter((order) => order.clientId !== null && order.createdAt > since);
  if (recent.length >= TRIAL_ORDERS_A_MINUTE)
    throw new UserError(null, 'Too many attempts. Please try again later.');
}

/**
 * Shopify's own channels are protected (shopify.dev, changelog "Channel attribution"); any other name is kept, whether it
 * is an attribution of the app or not. In which words one is refused is not documented.
 */
const PROTECTED_SOURCES = ['web', 'pos', 'shopifydraftorder', 'shopify_draft_order', 'iphone', 'android'];

function refuseProtectedSource({ clientId }: ShopifyContext, { sourceName }: OrderCreateInput): void {
  if (!sourceName || clientId === null || !PROTECTED_SOURCES.includes(sourceName.toLowerCase())) return;
  throw new UserError(['order', 'sourceName'], 'Source name belongs to a channel of Shopify', 'INVALID');
}

/** Tags without blanks and doubles, in the given order. */
export function cleanTags(tags: string[]): string[] {
  return [
    ...new Set(
      tags
        .flatMap((tag) => tag.split(','))
        .map((tag) => tag.trim())
        .filter(Boolean),
    ),
  ];
}

/** Nine letters and digits the buyer sees; they follow from the id, so that a repeated run has the same. */
function confirmationNumber(orderId: string): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ01234567';
  const digest = createHash('sha256').update(orderId).digest();
  return [...digest.subarray(0, 9)].map((byte) => letters[byte % letters.length]).join('');
}
