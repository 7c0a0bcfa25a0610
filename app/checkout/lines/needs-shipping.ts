/** Whether anything of a cart or an order has to be brought to the buyer: without it no address is needed. */
export function needsShipping(lines: readonly { requiresShipping: boolean }[]): boolean {
  return lines.some((line) => line.requiresShipping);
}
