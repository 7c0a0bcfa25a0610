import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { APP_COMMAND, PRELOAD } from '#sandbox/app-process.ts';
import { readReady } from '#sandbox/purchase/read-ready.ts';

/**
 * `npm run sandbox:aisle -- COMMAND …`: one of the app's commands, or `doctor`, on the running sandbox, in its environment and for its
 * shop unless `--shop` names another.
 */
function main(argv: string[]): number {
  const { values } = parseArgs({
    args: argv,
    strict: false,
    options: { shop: { type: 'string' }, ready: { type: 'string' } },
  });
  const ready = readReady(typeof values.ready === 'string' ? values.ready : '.sandbox/ready.json');
  const own = argv.filter((word, index) => word !== '--ready' && argv[index - 1] !== '--ready');
  if (!ready.app || !ready.shopify.shop)
    throw new Error('This ready file is not of a sandbox of this version.');
  const isDoctor = own[0] === 'doctor';
  const shop = isDoctor || own[0] === 'help' || values.shop ? [] : ['--shop', ready.shopify.shop];
  const program = isDoctor
    ? [...PRELOAD, '--import', 'tsx', 'app/cli/doctor.ts', ...own.slice(1)]
    : [...APP_COMMAND, ...own];
  const { status } = spawnSync(process.execPath, [...program, ...shop], {
    stdio: 'inherit',
    env: { ...process.env, ...ready.app.env },
  });
  return status ?? 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
