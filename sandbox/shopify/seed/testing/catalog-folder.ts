import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A temporary folder for a test file, and a way to put a catalogue into it; removed after the last test. */
export function catalogFolder(): { write(name: string, content: string | Buffer): Promise<string> } {
  let folder: string;
  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'aisle-catalog-'));
  });
  afterAll(() => fs.rm(folder, { recursive: true }));
  return {
    async write(name, content) {
      const file = path.join(folder, name);
      await fs.writeFile(file, content);
      return file;
    },
  };
}
