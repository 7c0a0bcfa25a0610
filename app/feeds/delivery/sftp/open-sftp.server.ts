import { createHash } from 'node:crypto';
import net from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { Client, type SFTPWrapper } from 'ssh2';
import type { FeedDestination } from '#app/db/client/client.ts';
import { publicLookup } from '#app/outbound/public-lookup.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import { PushError } from '../push/push-error.ts';
import { readSftpUrl, sftpSecretContext } from './sftp-target.ts';

const READY_MS = 20_000;
/** A connection that says nothing for so long is dead. */
const KEEPALIVE = { keepaliveInterval: 10_000, keepaliveCountMax: 3 };

/** The folder of a platform's SFTP server that a feed's files are put into. */
export interface SftpFolder {
  upload(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** Puts a file in another one's place: at once where the server can, else right after the other one is gone. */
  replace(from: string, to: string): Promise<void>;
  list(): Promise<string[]>;
  remove(name: string): Promise<void>;
  close(): void;
}

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
    return folderOf(client, sftp, address.folder);
  } catch (error) {
    client.end();
    sock.destroy();
    throw new PushError(`the SFTP server could not be signed in to: ${wordsOf(error)}`);
  }
}

const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

function folderOf(client: Client, sftp: SFTPWrapper, folder: string): SftpFolder {
  const at = (name: string) => (folder ? `${folder}/${name}` : name);
  const guarded = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    // A connection that breaks leaves calls without an answer.
    const lost = new Promise<never>((_, reject) =>
      client.once('close', () => reject(new Error('the connection was cut'))),
    );
    lost.catch(() => undefined);
    try {
      return await Promise.race([work(), lost]);
    } catch (error) {
      throw new PushError(`${what} failed at the SFTP server: ${wordsOf(error)}`);
    }
  };
  const call = (work: (done: (error?: Error | null) => void) => void) => promisify(work)();
  return {
    upload: (name, bytes) =>
      guarded(`writing ${name}`, () => pipeline(Readable.from(bytes), sftp.createWriteStream(at(name)))),
    replace: (from, to) =>
      guarded(`replacing ${to}`, async () => {
        try {
          await call((done) => sftp.ext_openssh_rename(at(from), at(to), done));
        } catch {
          await call((done) => sftp.unlink(at(to), done)).catch(() => undefined);
          await call((done) => sftp.rename(at(from), at(to), done));
        }
      }),
    list: () =>
      guarded('listing the folder', async () => {
        const entries = await promisify(sftp.readdir.bind(sftp))(folder || '.');
        return entries.map(({ filename }) => filename);
      }),
    remove: (name) => guarded(`removing ${name}`, () => call((done) => sftp.unlink(at(name), done))),
    close: () => client.end(),
  };
}

/** In a few words, without addresses. */
function wordsOf(error: unknown): string {
  const { level, code, message } = error as { level?: string; code?: unknown; message: string };
  if (level === 'client-authentication') return 'it does not take this user with this password or key';
  if (/host.*verif|host denied/i.test(message)) return 'its key is another one than was agreed';
  if (code === 'ERR_NOT_PUBLIC') return 'its address is not one of the public internet';
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (code === 'ENOTFOUND') return 'the host name is unknown';
  return message.slice(0, 200);
}
