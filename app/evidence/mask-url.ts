/** What opens something, in an address: the page of an order shows its buyer to whoever has the key. */
const KEY = /([?&](?:key|token|signature)=)[^&#]+/gi;

/** An address as it may be kept: without what opens it. */
export const maskUrl = (url: string): string => url.replace(KEY, '$1…');
