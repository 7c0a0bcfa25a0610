import type { ShopifySimulator } from '#sandbox/shopify/start-shopify-simulator.ts';

/** Every so many variants, one is scarce. */
const SCARCE_EVERY = 7;
const PLENTY = 100_000;

/**
 * Fills the shelves before anybody buys: most things in abundance, some so scarce that agents race for the last one.
 * Returns the units of each tracked variant.
 */
export function stockShelves({ state }: ShopifySimulator, sessions: number): Map<string, number> {
  const scarce = Math.max(2, Math.round(sessions / 60));
  const tracked = state.variants.filter((variant) => variant.tracked);
  return new Map(
    tracked.map((variant, index) => {
      const deny = variant.inventoryPolicy === 'DENY';
      const available = deny && index % SCARCE_EVERY === 0 ? scarce : PLENTY;
      state.variants.patch(variant.id, { available, committed: 0 });
      return [variant.id, available];
    }),
  );
}
