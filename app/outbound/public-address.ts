import ipaddr from 'ipaddr.js';

/** All that has been given to somebody in the public internet (RFC 4291, section 2.4). */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** Public by its number, yet it is the host's own control channel on Azure. */
const AZURE_WIRE_SERVER = '168.63.129.16';

/**
 * Whether an address is one that anybody on the internet could reach. Everything else is refused: private, loopback,
 * link-local (cloud metadata), carrier-grade NAT, multicast, documentation, and IPv6 that has an IPv4 address inside
 * (mapped, NAT64, 6to4, Teredo), because it leads wherever that one does.
 * @param address as a resolver or a URL has it, IPv6 without brackets
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv6' ? parsed.match(GLOBAL_IPV6) : parsed.toString() !== AZURE_WIRE_SERVER;
}
