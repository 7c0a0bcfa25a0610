import ssh2 from 'ssh2';
import { AppError } from '#app/kernel/app-error.ts';
import { isPublicAddress } from '#app/outbound/public-address.ts';

const SSH_PORT = 22;

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

/** Null: it is none, or carries what an address must not. */
export function readSftpUrl(url: string): SftpAddress | null {
  const found = URL.canParse(url) ? new URL(url) : null;
  if (found?.protocol !== 'sftp:' || !found.username || found.password || found.search || found.hash)
    return null;
  try {
    return {
      host: found.hostname.replace(/^\[|\]$/g, ''),
      port: found.port === '' ? SSH_PORT : Number(found.port),
      user: decodeURIComponent(found.username),
      folder: decodeURIComponent(found.pathname).replace(/^\/|\/$/g, ''),
    };
  } catch {
    return null; // a percent sign that begins no character
  }
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
  if (!env.SANDBOX && address.port !== SSH_PORT && address.port < 1024)
    throw invalid('url', 'must use port 22 or one above 1023');
  if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(target.hostKey))
    throw invalid('host_key', 'must be a fingerprint such as SHA256:… (ssh-keyscan HOST | ssh-keygen -lf -)');
  if (!target.password === !target.privateKey)
    throw invalid('secret', 'give either a password or a private key');
  if (target.privateKey && ssh2.utils.parseKey(target.privateKey) instanceof Error)
    throw invalid('secret', 'is no private key without a passphrase');
  return target;
}
