/** An instant as Shopify counts them: it tells times in whole seconds, so what it is told back has no more. */
export function wholeSeconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
