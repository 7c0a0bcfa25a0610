import type { ResolverMap, ShopifyContext } from '#sandbox/shopify/context.ts';
import { readAddress } from '#sandbox/shopify/commerce/address-input.ts';
import { numericId } from '#sandbox/shopify/commerce/inventory.ts';
import type { QuotedLine } from '#sandbox/shopify/commerce/quote.ts';
import type { DraftOrderInput } from '#sandbox/shopify/commerce/read-draft-input.ts';
import { connection } from '#sandbox/shopify/graphql/connection.ts';
import { partsOf, type Legs } from '#sandbox/shopify/commerce/legs.ts';
import type { DraftOrderRecord } from '#sandbox/shopify/state/records.ts';
import { calculate, calculatedFields, quoteLegs } from './calculated-draft-order.ts';
import { draftLine } from './draft-line.ts';
import { mailingAddress, taxLine } from './sources.ts';

/** GraphQL `DraftOrder` from its record: calculated afresh, so that it shows today's prices. */
export function draftOrder(context: ShopifyContext, row: DraftOrderRecord) {
  const input = row.input as DraftOrderInput;
  const quote = calculate(context, input);
  return {
    __typename: 'DraftOrder',
    ...calculatedFields(context, input, quote),
    id: row.id,
    legacyResourceId: String(numericId(row.id)),
    name: row.name,
    status: row.status,
    email: input.email ?? null,
    note2: input.note ?? null,
    tags: input.tags ?? [],
    customAttributes: input.customAttributes ?? [],
    taxExempt: input.taxExempt ?? false,
    poNumber: null,
    ready: true,
    reserveInventoryUntil: row.reserveInventoryUntil,
    completedAt: null,
    order: row.orderId === null ? null : (context.state.orders.get(row.orderId) ?? null),
    shippingAddress: mailingAddress(readAddress(input.shippingAddress, []), row.id),
    billingAddress: mailingAddress(readAddress(input.billingAddress, []), row.id),
    invoiceUrl: null,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    lines: partsOf(quoteLegs(context, quote), ({ lines }) => lines),
  };
}

/** The one field of `DraftOrder` with arguments; the rest is plain data. */
export const draftOrderTypes: ResolverMap = {
  DraftOrder: {
    lineItems: (source: { id: string; lines: Legs<QuotedLine>[] }, args, context) =>
      connection(
        source.lines.map((line, index) => ({
          ...draftLine(context, line),
          __typename: 'DraftOrderLineItem',
          id: `${source.id.replace('DraftOrder', 'DraftOrderLineItem')}0${index + 1}`,
          taxLines: partsOf(line, (row) => row.taxLines).map(taxLine),
        })),
        args,
      ),
  },
};
