import { Writable } from 'node:stream';

/** Cuts what is written into chunks of one length, but for the last, and stores them one after the other. */
export class ChunkWriter extends Writable {
  private parts: Buffer[] = [];
  private length = 0;
  private n = 0;

  /** @param store keeps chunk `n`, counted from 0 */
  constructor(
    private readonly chunkBytes: number,
    private readonly store: (n: number, data: Buffer<ArrayBuffer>) => Promise<unknown>,
  ) {
    super({ highWaterMark: chunkBytes });
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.parts.push(chunk);
    this.length += chunk.length;
    if (this.length < this.chunkBytes) return done();
    this.storeFull().then(() => done(), done);
  }

  override _final(done: (error?: Error | null) => void): void {
    if (this.length === 0) return done();
    this.store(this.n, Buffer.concat(this.parts)).then(() => done(), done);
  }

  private async storeFull(): Promise<void> {
    const whole = Buffer.concat(this.parts);
    let from = 0;
    for (; from + this.chunkBytes <= whole.length; from += this.chunkBytes)
      await this.store(this.n++, whole.subarray(from, from + this.chunkBytes));
    const rest = whole.subarray(from);
    this.parts = rest.length > 0 ? [rest] : [];
    this.length = rest.length;
  }
}
