import { AppError } from '#app/kernel/app-error.ts';
import { isPublicAddress } from '#app/outbound/public-address.ts';

/** An agent platform's SFTP server, as it gave it to the merchant. */
export interface SftpTarget {
  kind: 'sftp';
  /** `sftp://user@host:port/folder` */
  url: string;
  /** Of the server's key, as `ssh-keygen -lf` prints it. */
  hostKey: string;
  password?: string;
  /** PEM or OpenSSH. */
  privateKey?: string;
}

/** Where a destination's password or key is sealed to. */
export const sftpSecretContext = (destinationId: string) => `feed_destinations:${destinationId}:sftp`;

/** An address taken apart. */
export interface SftpAddress {
  host: string;
  port: number;
  user: string;
  /** Where files go; empty: where the server puts who signs in. */
  folder: string;
}

export function readSftpUrl(url: string): SftpAddress | null {
  const found = URL.canParse(url) ? new URL(url) : null;
  if (found?.protocol !== 'sftp:' || !found.username || found.password || found.search || found.hash)
    return null;
  return {
    host: found.hostname.replace(/^\[|\]$/g, ''),
    port: found.port === '' ? 22 : Number(found.port),
    user: decodeURIComponent(found.username),
    folder: decodeURIComponent(found.pathname).replace(/^\/|\/$/g, ''),
  };
}

/**
 * Judges where files are to be put. Each connection judges the address anew.
 * @throws AppError `invalid`
 */
export function checkSftpTarget({ env }: { env: { SANDBOX: boolean } }, target: SftpTarget): SftpTarget {
  const invalid = (param: string, problem: string) =>
    new AppError('invalid', `${param}: ${problem}`, { param });
  const address = readSftpUrl(target.url);
  if (!address) throw invalid('url', 'must be sftp://USER@HOST[:PORT]/FOLDER, without a password');
  const isLiteral = /^[\d.]+$/.test(address.host) || address.host.includes(':');
  if (!env.SANDBOX && (isLiteral ? !isPublicAddress(address.host) : !address.host.includes('.')))
    throw invalid('url', 'must lead to a host of the public internet');
  if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(target.hostKey))
    throw invalid('host_key', 'must be a fingerprint such as SHA256:… (ssh-keyscan HOST | ssh-keygen -lf -)');
  if (!target.password === !target.privateKey)
    throw invalid('secret', 'give either a password or a private key');
  return target;
}
