import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The npm package that carries Shopify's Admin GraphQL schemas as introspection JSON (ISC licence). */
const PACKAGE = '@shopify/dev-mcp@1.16.0';
const VERSIONS = ['2026-10', 'unstable'] as const;
export type AdminSchemaVersion = (typeof VERSIONS)[number];

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Where the schemas are kept between runs: `$AISLE_CACHE_DIR`, else `.cache`, git-ignored. */
function cacheFolder(): string {
  return path.join(process.env.AISLE_CACHE_DIR ?? path.join(projectRoot, '.cache'), 'shopify-admin-schema');
}

let fetching: Promise<void> | null = null;

/**
 * The path of the cached, gzipped introspection JSON of Shopify's Admin schema. Fetches the npm package that
 * carries it when it is not cached yet (14 MB, once); it is never committed.
 * @throws Error naming the cause when the registry cannot be reached.
 */
export async function adminSchemaFile(version: AdminSchemaVersion = '2026-10'): Promise<string> {
  const file = path.join(cacheFolder(), `admin_${version}.json.gz`);
  if (!(await exists(file))) {
    fetching ??= fetchSchemas().finally(() => (fetching = null));
    await fetching;
  }
  return file;
}

async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}

/** Packs the npm package into a temporary folder and moves its two schemas into the cache, whole or not at all. */
async function fetchSchemas(): Promise<void> {
  const cache = cacheFolder();
  await fs.mkdir(cache, { recursive: true });
  const work = await fs.mkdtemp(path.join(os.tmpdir(), 'aisle-admin-schema-'));
  try {
    const { stdout } = await run('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], {
      cwd: work,
    });
    const members = VERSIONS.map((version) => `package/dist/data/admin_${version}.json.gz`);
    await run('tar', ['-xzf', path.join(work, stdout.trim()), '-C', work, ...members]);
    for (const member of members) {
      const name = path.basename(member);
      const partial = path.join(cache, `.${name}.${process.pid}`);
      await fs.copyFile(path.join(work, member), partial);
      await fs.rename(partial, path.join(cache, name));
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `Shopify's Admin schema is not cached in ${cache}, and \`npm pack ${PACKAGE}\` did not bring it: ` +
        `${reason.trim()}. Check that this machine reaches its npm registry, then start again.`,
      { cause },
    );
  } finally {
    await fs.rm(work, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const version of VERSIONS) process.stdout.write(`${await adminSchemaFile(version)}\n`);
}
