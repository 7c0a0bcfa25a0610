import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { adminSchemaFile } from './fetch-admin-schema.ts';

afterEach(() => vi.unstubAllEnvs());

it('GIVEN an empty cache WHEN the registry cannot be reached THEN the error says what to do', async () => {
  const cache = await fs.mkdtemp(path.join(os.tmpdir(), 'aisle-cache-'));
  vi.stubEnv('AISLE_CACHE_DIR', cache);
  vi.stubEnv('npm_config_registry', 'http://127.0.0.1:1/');
  vi.stubEnv('npm_config_fetch_retries', '0');
  vi.stubEnv('npm_config_cache', path.join(cache, 'npm'));
  await expect(adminSchemaFile()).rejects.toThrow(/Check that this machine reaches its npm registry/);
  expect(await fs.readdir(path.join(cache, 'shopify-admin-schema'))).toEqual([]);
  await fs.rm(cache, { recursive: true });
}, 30_000);
