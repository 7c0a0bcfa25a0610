import type { ShopifyContext } from '#sandbox/shopify/context.ts';
import type { DraftOrderInput } from '#sandbox/shopify/commerce/read-draft-input.ts';
import type { OfferedRate } from '#sandbox/shopify/commerce/shipping-rates.ts';
import { moneyV2 } from '#sandbox/shopify/graphql/money.ts';
import { badRequest } from '#sandbox/shopify/graphql/shopify-errors.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { calculate } from './calculated-draft-order.ts';

interface DeliveryArguments {
  input: DraftOrderInput;
  localPickupCount?: number | null;
  localPickupFrom?: number | null;
}

/**
 * GraphQL `DraftOrderAvailableDeliveryOptions`; `pageInfo` is about the pickup locations, of which no more are given
 * than asked for. The query has no user errors: what draftOrderCalculate refuses is an error of the request here.
 */
export function availableDeliveryOptions(context: ShopifyContext, args: DeliveryArguments) {
  const { options } = withoutUserErrors(() => calculate(context, args.input));
  const { currencyCode } = context.shop();
  const rate = ({ handle, code, source, title, priceMinor }: OfferedRate) => ({
    ...{ handle, code, source, title },
    price: moneyV2(priceMinor, currencyCode),
  });
  const from = args.localPickupFrom ?? 0;
  const to = args.localPickupCount == null ? options.pickup.length : from + args.localPickupCount;
  return {
    availableShippingRates: options.shipping.map(rate),
    availableLocalDeliveryRates: options.localDelivery.map(rate),
    availableLocalPickupOptions: options.pickup
      .slice(from, to)
      .map(({ handle, code, source, title, locationId, instructions }) => ({
        ...{ handle, code, source, title, locationId, instructions },
        distanceFromBuyer: null,
      })),
    pageInfo: {
      hasNextPage: to < options.pickup.length,
      hasPreviousPage: from > 0,
      startCursor: null,
      endCursor: null,
    },
  };
}

function withoutUserErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) throw badRequest(error.message);
    throw error;
  }
}
