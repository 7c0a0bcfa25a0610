import { createHash } from 'node:crypto';
import { addSeconds } from '#app/kernel/clock.ts';
import { parseDecimal } from '#app/kernel/money.ts';
import { fromGid } from '#app/shopify/gid.ts';
import type { DeliveryOptionsQuery } from '#app/shopify/operations/admin.generated.ts';
import type { ShopLocation } from '#app/shops/shop-location.ts';
import type { FulfillmentOption } from '../session/session.ts';

type Offered = DeliveryOptionsQuery['draftOrderAvailableDeliveryOptions'];
type Rate = Offered['availableShippingRates'][number];
type Pickup = Offered['availableLocalPickupOptions'][number];

/**
 * What Shopify offers as options, cheapest first (App Store rule: the cheapest stays the default). Amounts are minor
 * units of the shop's currency. A pickup at a place the shop's mirror does not know yet is left out: the buyer could
 * not be told where it is.
 */
export function mapOptions(offered: Offered, locations: ShopLocation[], now: Date): FulfillmentOption[] {
  const options = [
    ...offered.availableShippingRates.map((rate) => rateOption('shipping', rate)),
    ...offered.availableLocalDeliveryRates.map((rate) => rateOption('local_delivery', rate)),
    ...offered.availableLocalPickupOptions.flatMap((pickup) => pickupOption(pickup, locations, now)),
  ];
  return withOwnIds(options.sort((a, b) => a.amount - b.amount));
}

function rateOption(type: 'shipping' | 'local_delivery', rate: Rate): FulfillmentOption {
  return {
    id: optionId(type, rate.code || rate.title),
    type,
    title: rate.title,
    amount: parseDecimal(rate.price.amount, rate.price.currencyCode),
    rateHandle: rate.handle,
    code: rate.code,
    source: rate.source,
  };
}

/** Shopify charges nothing for picking up. */
function pickupOption(pickup: Pickup, locations: ShopLocation[], now: Date): FulfillmentOption[] {
  const locationId = fromGid(pickup.locationId);
  const location = locations.find(({ id }) => id === locationId);
  if (!location) return [];
  const { name, phone, address, readyInHours } = location;
  return [
    {
      id: optionId('pickup', locationId),
      type: 'pickup',
      title: pickup.title,
      amount: 0,
      rateHandle: pickup.handle,
      code: pickup.code,
      source: pickup.source,
      place: {
        name,
        ...(phone && { phone }),
        ...(pickup.instructions && { instructions: pickup.instructions }),
        ...(readyInHours !== null && { readyBy: addSeconds(now, readyInHours * 3600).toISOString() }),
        address: { name, ...address },
      },
    },
  ];
}

/** Stable across quotes, unlike Shopify's handle, which goes stale with each change of cart or address. */
function optionId(type: string, text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return `${type}_${name}`;
}

/**
 * A name that several rates have, or that has no Latin letter, gets a fingerprint: another order of rates must not
 * change what a chosen id means. Only rates that differ in nothing but their price are numbered, cheapest first.
 */
function withOwnIds(options: FulfillmentOption[]): FulfillmentOption[] {
  const isClear = ({ id }: FulfillmentOption) =>
    !id.endsWith('_') && options.filter((option) => option.id === id).length === 1;
  const seen = new Map<string, number>();
  return options.map((option) => {
    const id = isClear(option) ? option.id : `${option.id}_${fingerprint(option)}`.replace('__', '_');
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return { ...option, id: count === 1 ? id : `${id}_${count}` };
  });
}

function fingerprint({ code, title, source }: FulfillmentOption): string {
  const facts = JSON.stringify([code, title, source]);
  return createHash('sha256').update(facts).digest('hex').slice(0, 8);
}
