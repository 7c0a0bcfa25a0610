import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const SOURCES = [
  'app',
  'public',
  'package-lock.json',
  'shopify.app.toml',
  'vite.config.ts',
  'prisma/schema.prisma',
  'prisma/migrations',
];
const STAMP = 'build/.source-hash';
/** Generated from the schema, or not part of the build. */
const IGNORED = /(^|\/)client\/|\.test\.tsx?$/;

/** Builds the app with `npm run build` unless the build is of these very sources. Returns whether it had to. */
export function buildApp(root: string): boolean {
  const hash = sourceHash(root);
  const stamp = path.join(root, STAMP);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash) return false;
  const result = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status !== 0) throw new Error(`The app could not be built:\n${result.stdout}\n${result.stderr}`);
  fs.writeFileSync(stamp, hash);
  return true;
}

function sourceHash(root: string): string {
  const hash = createHash('sha256');
  const add = (file: string): void => {
    const full = path.join(root, file);
    if (!fs.existsSync(full)) return;
    if (fs.statSync(full).isDirectory())
      for (const name of fs.readdirSync(full).sort()) add(path.join(file, name));
    else if (!IGNORED.test(file)) hash.update(file).update(fs.readFileSync(full));
  };
  SOURCES.forEach(add);
  return hash.digest('hex');
}
