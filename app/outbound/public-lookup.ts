import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Asks DNS for every address of a host name, IPv4 and IPv6. Injectable: tests answer as they like. */
export type ResolveHost = (hostname: string) => Promise<{ address: string; family: number }[]>;

/** A name that leads into a private network, or an address of one. Its message tells no address: that would map it. */
export class NotPublicError extends Error {
  readonly code = 'ERR_NOT_PUBLIC';
  constructor() {
    super('The address is not one of the public internet.');
    this.name = 'NotPublicError';
  }
}

/**
 * Every address of a host name, if all of them are public.
 * @throws NotPublicError when one is not: which of them a connection gets is chance. Or the resolver's own error.
 */
export async function resolvePublicHost(
  resolveHost: ResolveHost,
  hostname: string,
): Promise<{ address: string; family: number }[]> {
  const addresses = await resolveHost(hostname);
  if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
    throw new NotPublicError();
  return addresses;
}

/**
 * A `lookup` for sockets. The name is resolved here, once, and the socket connects to what was checked: a name that
 * answers differently the next time (DNS rebinding) gains nothing.
 */
export function publicLookup(resolveHost: ResolveHost): LookupFunction {
  return (hostname, options, callback) => {
    resolvePublicHost(resolveHost, hostname).then(
      (addresses) => {
        const wanted = options.family
          ? addresses.filter(({ family }) => family === options.family)
          : addresses;
        const [first] = wanted;
        if (options.all) callback(null, wanted);
        else if (first) callback(null, first.address, first.family);
        else callback(new NotPublicError(), '', 0);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}
