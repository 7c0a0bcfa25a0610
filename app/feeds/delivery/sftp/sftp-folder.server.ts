import type { SFTPWrapper } from 'ssh2';
import { PushError } from '../push/push-error.ts';
import { sftpWords } from './sftp-words.ts';

type Done<T> = (error?: Error | null, value?: T) => void;

/** A server that does not answer a request for so long never will, whatever its connection says. */
const ANSWER_MS = 60_000;
/** What every server takes in one request (draft-ietf-secsh-filexfer-02, section 3). */
const PIECE_BYTES = 32_000;
/** SSH_FX_NO_SUCH_FILE (section 7) */
const NO_SUCH_FILE = 2;

/** The folder of a platform's SFTP server that a feed's files are put into. Its methods throw PushError. */
export class SftpFolder {
  private lost: Error | null = null;
  private readonly waiting = new Set<Done<never>>();

  constructor(
    private readonly sftp: SFTPWrapper,
    private readonly folder: string,
    readonly close: () => void,
  ) {}

  /** The connection has ended: what waits for an answer gets none, nor does what is asked from now on. */
  lose(error: Error): void {
    this.lost ??= error;
    for (const fail of this.waiting) fail(this.lost);
  }

  /** Bytes of a file; null: it is not there. */
  size(name: string): Promise<number | null> {
    return this.told(`looking at ${name}`, async () => {
      try {
        return (await this.ask<{ size: number }>((done) => this.sftp.stat(this.at(name), done))).size;
      } catch (error) {
        if ((error as { code?: unknown }).code === NO_SUCH_FILE) return null;
        throw error;
      }
    });
  }

  /**
   * Writes chunks from a place of a file on; from its begin, what was there is gone. Each chunk is there as a whole before
   * the next is sent: of a file that broke off, all but the last chunk can be relied on.
   */
  upload(name: string, from: number, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    return this.told(`writing ${name}`, async () => {
      const flags = from === 0 ? 'w' : 'r+';
      const handle = await this.ask<Buffer>((done) => this.sftp.open(this.at(name), flags, done));
      let position = from;
      for await (const chunk of chunks) {
        await this.uploadChunk(handle, chunk, position);
        position += chunk.length;
      }
      await this.ask((done) => this.sftp.close(handle, done));
    });
  }

  /** All pieces at once: a round trip each would make a far server slow. */
  private async uploadChunk(handle: Buffer, chunk: Uint8Array, position: number): Promise<void> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const pieces: Promise<unknown>[] = [];
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const length = Math.min(PIECE_BYTES, bytes.length - at);
      pieces.push(this.ask((done) => this.sftp.write(handle, bytes, at, length, position + at, done)));
    }
    await Promise.all(pieces);
  }

  /**
   * Puts a file in another one's place: at once where the server can (OpenSSH's extension, or a rename that replaces).
   * Only where it refuses that is the other one taken away first, for a moment.
   */
  replace(from: string, to: string): Promise<void> {
    return this.told(`replacing ${to}`, async () => {
      if (await this.replaceAtOnce(from, to)) return;
      const rename = () => this.ask((done) => this.sftp.rename(this.at(from), this.at(to), done));
      try {
        await rename();
      } catch (error) {
        if (this.lost || (await this.size(to)) === null) throw error;
        await this.remove(to);
        await rename();
      }
    });
  }

  /** @returns false where the server has not announced that it can */
  private async replaceAtOnce(from: string, to: string): Promise<boolean> {
    let announced = true;
    await this.ask((done) => {
      try {
        this.sftp.ext_openssh_rename(this.at(from), this.at(to), done);
      } catch {
        // Before anything is sent: so the library tells.
        announced = false;
        done();
      }
    });
    return announced;
  }

  list(): Promise<string[]> {
    return this.told('listing the folder', async () => {
      const entries = await this.ask<{ filename: string }[]>((done) =>
        this.sftp.readdir(this.folder || '.', done),
      );
      return entries.map(({ filename }) => filename);
    });
  }

  remove(name: string): Promise<void> {
    return this.told(`removing ${name}`, () => this.ask((done) => this.sftp.unlink(this.at(name), done)));
  }

  private at(name: string): string {
    return this.folder ? `${this.folder}/${name}` : name;
  }

  private async told<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof PushError) throw error;
      throw new PushError(`${what} failed at the SFTP server: ${sftpWords(error)}`);
    }
  }

  private ask<T = void>(call: (done: Done<T>) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const end: Done<T> = (error, value) => {
        clearTimeout(timer);
        this.waiting.delete(end as Done<never>);
        if (error) reject(this.lost ?? error);
        else resolve(value as T);
      };
      const timer = setTimeout(() => end(new Error('it answers nothing')), ANSWER_MS);
      if (this.lost) return end(this.lost);
      this.waiting.add(end as Done<never>);
      call(end);
    });
  }
}
