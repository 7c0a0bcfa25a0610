import type { FulfillmentOption } from '../session/session.ts';

/**
 * The option a session goes on with: the chosen one as long as it is offered, otherwise the cheapest that brings the
 * goods to the address. Picking up is chosen for a buyer only where nothing else is offered: it costs less, and is
 * not what somebody who gave an address expects.
 * @param options cheapest first
 */
export function pickOption(options: FulfillmentOption[], chosenId: string | null): FulfillmentOption | null {
  return (
    options.find((option) => option.id === chosenId) ??
    options.find((option) => option.type !== 'pickup') ??
    options[0] ??
    null
  );
}
