import { findByCode } from '#sandbox/shopify/commerce/choose-discounts.ts';
import type { ResolverMap } from '#sandbox/shopify/context.ts';
import { connection } from '#sandbox/shopify/graphql/connection.ts';
import type { DiscountRecord } from '#sandbox/shopify/state/records.ts';
import { badRequest } from '#sandbox/shopify/graphql/shopify-errors.ts';
import { codeDiscountNode, discountNode } from './discount-source.ts';

/** The one search that is simulated. */
const SEARCHED = 'method:automatic AND (status:active OR status:scheduled)';

const codes: ResolverMap[string] = {
  codes: ({ record }: { record: DiscountRecord }, args) =>
    connection(
      [
        {
          id: record.id.replace('DiscountCodeNode', 'DiscountRedeemCode'),
          code: record.code,
          asyncUsageCount: record.usageCount ?? 0,
          createdBy: null,
        },
      ],
      args,
    ),
};

/** The shop's discounts as an app with `read_discounts` sees them. */
export const discountTypes: ResolverMap = {
  QueryRoot: {
    codeDiscountNodeByCode: (_root, { code }: { code: string }, context) => {
      const discount = findByCode(context.state.discounts.all(), code);
      return discount ? codeDiscountNode(context, discount) : null;
    },
    discountNodes: (_root, args, context) => {
      if (args.query !== SEARCHED)
        throw badRequest(`Searching discounts by "${args.query}" is not simulated.`);
      const found = context.state.discounts
        .filter(({ code }) => code === null)
        .map((discount) => discountNode(context, discount))
        .filter(({ discount: { status } }) => status === 'ACTIVE' || status === 'SCHEDULED');
      return connection(found, args);
    },
  },
  DiscountCodeBasic: codes,
  DiscountCodeFreeShipping: codes,
  DiscountProducts: {
    products: ({ productIds }: { productIds: string[] }, args, { state }) =>
      connection(
        productIds.map((id) => state.products.get(id)).filter((row) => row !== undefined),
        args,
      ),
    productVariants: (_source, args) => connection([], args),
  },
};
