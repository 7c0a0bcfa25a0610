import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';

/**
 * `npm run extensions:build`: builds all extensions with Shopify's own CLI, as `shopify app deploy` would, and prints what
 * each weighs. Needs no login. Ends with 1 where the CLI complains, its Theme Check finds an error, which alone does not
 * fail the CLI, or a bundle is larger than Shopify takes.
 */

/** Shopify's limit of a UI extension's compiled bundle. */
const MOST_BYTES = 64_000;
/** The CLI needs a newer Node than the app does; npm has one for each system, and keeps what it brought. */
const NODE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}@22.23.3`;
const CLI = ['--yes', `--package=${NODE}`, '--package=@shopify/cli@4.8.2'];

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const EXTENSIONS = path.join(ROOT, 'extensions');

const { status, stdout, stderr } = spawnSync(
  'npm',
  ['exec', ...CLI, '--', 'shopify', 'app', 'build', '--path', ROOT, '--no-color'],
  { cwd: ROOT, encoding: 'utf8', env: { ...process.env, CI: '1', SHOPIFY_CLI_NO_ANALYTICS: '1' } },
);
process.stdout.write(stdout);
process.stderr.write(stderr);
const problems = [
  ...(status === 0 ? [] : [`Shopify's CLI ended with ${status}.`]),
  ...(/\b[1-9]\d* errors?\b|\[error\]/i.test(stdout + stderr) ? ['Theme Check found errors.'] : []),
];

for (const name of fs.readdirSync(EXTENSIONS).sort()) {
  const bundles = path.join(EXTENSIONS, name, 'dist');
  if (!fs.existsSync(bundles)) continue;
  for (const file of fs.readdirSync(bundles).filter((one) => one.endsWith('.js'))) {
    const { size } = fs.statSync(path.join(bundles, file));
    console.log(
      `${`${name}/${file}`.padEnd(60)} ${(size / 1000).toFixed(1).padStart(6)} kB of ${MOST_BYTES / 1000} kB`,
    );
    if (size > MOST_BYTES) problems.push(`${name}/dist/${file} is larger than Shopify takes.`);
  }
}
for (const problem of problems) console.error(pc.red(problem));
process.exit(problems.length === 0 ? 0 : 1);
