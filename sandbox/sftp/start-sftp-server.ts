import { createHash, generateKeyPairSync, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2, { type Attributes, type Connection, type SFTPWrapper } from 'ssh2';
import { FaultPlan } from '#sandbox/faults/fault-plan.ts';
import { announceRename } from './announce-rename.ts';

const { Server, utils } = ssh2;
const { OPEN_MODE, STATUS_CODE } = utils.sftp;

export interface SftpServer {
  host: string;
  port: number;
  /** Of the server's key, as `ssh-keygen -lf` prints it. */
  hostKey: string;
  /** What is there, by path. */
  files: Map<string, Buffer>;
  /** `drop_request`, `drop_reply` cut the connection; `error_before` refuses. Operations: `open`, `write`, `rename`, `remove`, `list`. */
  faults: FaultPlan;
  /** What changed files, in order, as the operations of faults. */
  calls: string[];
  close(): Promise<void>;
}

export interface SftpAccount {
  user: string;
  password?: string;
  /** As in `authorized_keys`. */
  publicKey?: string;
}

/** A server's key, PEM. */
export function newHostKey(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
}

/**
 * An agent platform's SFTP server: SSH, as a real one speaks it, with a file system in memory. It renames onto a name
 * that is free only, as version 3 of the protocol says, and lets nobody in but the accounts it is given.
 * @param options.privateKey of the server, PEM; a new one unless given
 * @param options.posixRename it announces OpenSSH's rename that replaces; platforms have servers of either kind
 */
export async function startSftpServer(
  accounts: SftpAccount[],
  {
    port = 0,
    posixRename = false,
    privateKey = newHostKey(),
  }: { port?: number; posixRename?: boolean; privateKey?: string } = {},
): Promise<SftpServer> {
  const files = new Map<string, Buffer>();
  const faults = new FaultPlan();
  const calls: string[] = [];
  const connections = new Set<Connection>();
  const server = new Server({ hostKeys: [privateKey] }, (connection) => {
    connections.add(connection);
    connection.on('close', () => connections.delete(connection));
    // A client that goes away in the middle of something is no news.
    connection.on('error', () => undefined);
    connection.on('authentication', (context) => {
      const account = accounts.find(({ user }) => user === context.username);
      if (context.method === 'password' && account?.password && isSame(context.password, account.password))
        return context.accept();
      if (context.method === 'publickey' && account?.publicKey) {
        const known = utils.parseKey(account.publicKey);
        if (known instanceof Error) throw known;
        const signed =
          !context.signature || known.verify(context.blob!, context.signature, context.hashAlgo) === true;
        if (known.getPublicSSH().equals(context.key.data) && signed) return context.accept();
      }
      return context.reject(['password', 'publickey']);
    });
    connection.on('session', (accept) => {
      accept().on('sftp', (acceptSftp) => {
        const sftp = acceptSftp();
        if (posixRename) announceRename(sftp);
        serveFiles(sftp, { files, faults, calls, connection });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const parsed = utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    hostKey: `SHA256:${createHash('sha256').update(parsed.getPublicSSH()).digest('base64').replace(/=+$/, '')}`,
    files,
    faults,
    calls,
    close: async () => {
      for (const connection of connections) connection.end();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface Handle {
  path: string;
  /** Of a folder that is listed: whether it was told. */
  listed?: boolean;
}

function serveFiles(
  sftp: SFTPWrapper,
  {
    files,
    faults,
    calls,
    connection,
  }: Pick<SftpServer, 'files' | 'faults' | 'calls'> & { connection: Connection },
): void {
  const handles = new Map<number, Handle>();
  let last = 0;
  const opened = (handle: Handle): Buffer => {
    handles.set((last += 1), handle);
    const id = Buffer.alloc(4);
    id.writeUInt32BE(last);
    return id;
  };
  const handleOf = (id: Buffer) => handles.get(id.readUInt32BE(0));
  /** Answers with a status, unless a fault is planned. */
  const attempt = (request: number, operation: string, work: () => number): void => {
    calls.push(operation);
    const fault = faults.take([operation]);
    if (fault?.kind === 'drop_request') return void connection.end();
    if (fault?.kind === 'error_before')
      return void sftp.status(request, STATUS_CODE.FAILURE, 'No space left');
    const status = work();
    if (fault?.kind === 'drop_reply') return void connection.end();
    sftp.status(request, status);
  };
  const attributes = (path: string): Attributes => ({
    ...{ mode: 0o100644, uid: 0, gid: 0, size: files.get(path)?.length ?? 0, atime: 0, mtime: 0 },
  });
  sftp.on('OPEN', (request, name, flags) => {
    const path = clean(name);
    if (faults.take(['open'])) return void sftp.status(request, STATUS_CODE.PERMISSION_DENIED);
    if (!(flags & OPEN_MODE.WRITE) && !files.has(path))
      return void sftp.status(request, STATUS_CODE.NO_SUCH_FILE);
    if (flags & OPEN_MODE.TRUNC || !files.has(path)) files.set(path, Buffer.alloc(0));
    sftp.handle(request, opened({ path }));
  });
  sftp.on('WRITE', (request, id, offset, data) =>
    attempt(request, 'write', () => {
      const { path } = handleOf(id)!;
      const before = files.get(path)!;
      const bytes = Buffer.alloc(Math.max(before.length, offset + data.length));
      before.copy(bytes);
      data.copy(bytes, offset);
      files.set(path, bytes);
      return STATUS_CODE.OK;
    }),
  );
  sftp.on('CLOSE', (request, id) => {
    handles.delete(id.readUInt32BE(0));
    sftp.status(request, STATUS_CODE.OK);
  });
  const rename = (request: number, from: string, to: string, replaces: boolean) =>
    attempt(request, 'rename', () => {
      const bytes = files.get(clean(from));
      if (!bytes) return STATUS_CODE.NO_SUCH_FILE;
      if (files.has(clean(to)) && !replaces) return STATUS_CODE.FAILURE;
      files.delete(clean(from));
      files.set(clean(to), bytes);
      return STATUS_CODE.OK;
    });
  sftp.on('RENAME', (request, from, to) => rename(request, from, to, false));
  sftp.on('EXTENDED', (request, extension, data) => {
    if (extension !== 'posix-rename@openssh.com')
      return void sftp.status(request, STATUS_CODE.OP_UNSUPPORTED);
    // Two strings, each behind its length.
    const end = 4 + data.readUInt32BE(0);
    rename(request, data.toString('utf8', 4, end), data.toString('utf8', end + 4), true);
  });
  sftp.on('REMOVE', (request, name) =>
    attempt(request, 'remove', () => (files.delete(clean(name)) ? STATUS_CODE.OK : STATUS_CODE.NO_SUCH_FILE)),
  );
  sftp.on('OPENDIR', (request, name) => sftp.handle(request, opened({ path: clean(name) })));
  sftp.on('READDIR', (request, id) => {
    const handle = handleOf(id)!;
    if (faults.take(['list'])) return void connection.end();
    if (handle.listed) return void sftp.status(request, STATUS_CODE.EOF);
    handle.listed = true;
    const within = handle.path === '' ? '' : `${handle.path}/`;
    const names = [...files.keys()].filter((path) => path.startsWith(within));
    sftp.name(
      request,
      names.map((path) => {
        const filename = path.slice(within.length);
        return { filename, longname: filename, attrs: attributes(path) };
      }),
    );
  });
  const stat = (request: number, name: string) => {
    const path = clean(name);
    if (files.has(path)) sftp.attrs(request, attributes(path));
    else sftp.status(request, STATUS_CODE.NO_SUCH_FILE);
  };
  sftp.on('STAT', stat).on('LSTAT', stat);
  const accept = (request: number) => sftp.status(request, STATUS_CODE.OK);
  sftp.on('FSETSTAT', accept).on('SETSTAT', accept);
}

const clean = (path: string): string => path.replace(/^\.?\/+|^\.$|\/+$/g, '');

function isSame(a: string, b: string): boolean {
  const [x, y] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return timingSafeEqual(x!, y!);
}
