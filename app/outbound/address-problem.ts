import { isPublicAddress } from './public-address.ts';

/** Names that never leave a machine or a house (RFC 6761, 6762, 8375; `internal` is reserved by ICANN). */
const LOCAL_NAMES =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|test|invalid|onion)$/;

/**
 * What is wrong with a URL that somebody else gave us to call, as far as can be told without asking the network; null:
 * nothing. Outside the sandbox only `https` to a public name or address is called, on port 443 or a port above 1023.
 * @param url already parsed: an address in decimal, hex or octal has become dotted (WHATWG URL)
 */
export function addressProblem(url: URL, { SANDBOX }: { SANDBOX: boolean }): string | null {
  if (url.username || url.password) return 'must not carry a user name or password';
  if (url.hash) return 'must not carry a fragment';
  if (SANDBOX) return null;
  if (url.protocol !== 'https:') return 'must begin with https://';
  if (url.port !== '' && Number(url.port) < 1024) return 'must use port 443 or one above 1023';
  const host = bareHost(url);
  const isLiteral = /^[\d.]+$/.test(host) || host.includes(':');
  if (isLiteral) return isPublicAddress(host) ? null : 'must lead to a public address';
  if (!host.includes('.') || LOCAL_NAMES.test(host)) return 'must name a host of the public internet';
  return null;
}

/** The host without IPv6's brackets and without the dot that ends a full name. */
function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
