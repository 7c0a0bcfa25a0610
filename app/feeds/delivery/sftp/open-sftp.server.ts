import { createHash } from 'node:crypto';
import net from 'node:net';
import { promisify } from 'node:util';
import { Client, type SFTPWrapper } from 'ssh2';
import type { FeedDestination } from '#app/db/client/client.ts';
import { publicLookup } from '#app/outbound/public-lookup.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { PushError } from '../push/push-error.ts';
import { SftpFolder } from './sftp-folder.server.ts';
import { readSftpUrl, sftpSecretContext } from './sftp-target.ts';
import { sftpWords } from './sftp-words.ts';

const READY_MS = 20_000;
/** A connection that says nothing for so long is dead. */
const KEEPALIVE = { keepaliveInterval: 10_000, keepaliveCountMax: 3 };

/**
 * Signs in at a destination's SFTP server. Its key must be the one that was agreed; outside the sandbox its address must
 * be public, and the socket connects to what was judged.
 * @throws PushError
 */
export async function openSftp(scope: ShopScope, destination: FeedDestination): Promise<SftpFolder> {
  const address = readSftpUrl(destination.targetUrl!)!;
  const secret = JSON.parse(
    scope.secrets.open(destination.sealedSecret!, sftpSecretContext(destination.id)),
  ) as { password?: string; privateKey?: string };
  const client = new Client();
  const lookup = scope.env.SANDBOX ? undefined : publicLookup(scope.resolveHost);
  const sock = net.connect({ host: address.host, port: address.port, lookup });
  // What happens to the socket later fails the call under way.
  sock.on('error', () => undefined);
  try {
    await new Promise<void>((resolve, reject) => {
      sock.once('error', reject);
      client.once('ready', resolve).on('error', reject);
      client.connect({
        ...{ sock, username: address.user, ...secret, readyTimeout: READY_MS, ...KEEPALIVE },
        hostVerifier: (key: Buffer) => fingerprint(key) === destination.hostKey,
      });
    });
    const sftp = await promisify<SFTPWrapper>((done) => client.sftp(done))();
    const folder = new SftpFolder(sftp, address.folder, () => client.destroy());
    client.once('close', () => folder.lose(new Error('the connection was cut')));
    return folder;
  } catch (error) {
    client.end();
    sock.destroy();
    throw new PushError(`the SFTP server could not be signed in to: ${sftpWords(error)}`);
  }
}

const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replaceAll('=', '')}`;
