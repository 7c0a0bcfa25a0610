import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { DEFAULT_PORT_BASE } from './free-ports.ts';
import type { Ready } from './describe-sandbox.ts';
import { ROOT, startSandbox, type Sandbox } from './start-sandbox.ts';

const USAGE = `npm run sandbox -- [options]
  --catalog FILE   fill the demo shop from a Shopify product CSV export or a saved /products.json (repeatable)
  --ephemeral      keep nothing
  --fresh          forget what an earlier sandbox kept
  --port-base N    use ports N to N+5 (default ${DEFAULT_PORT_BASE})
  --json           print one line of JSON when ready`;

const HOME = path.join(ROOT, '.sandbox');
const READY_FILE = path.join(HOME, 'ready.json');
/** After this a part that does not stop no longer holds up the exit. */
const STOP_MS = 10_000;

let running: Sandbox | undefined;
let stopping = false;
/** Ctrl-C while parts are still starting. */
const starting = new AbortController();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      catalog: { type: 'string', multiple: true },
      ephemeral: { type: 'boolean' },
      fresh: { type: 'boolean' },
      'port-base': { type: 'string', default: String(DEFAULT_PORT_BASE) },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  const portBase = Number(values['port-base']);
  if (!Number.isInteger(portBase) || portBase < 1024 || portBase > 65_530) {
    throw new Error('--port-base must be a number from 1024 to 65530.');
  }
  if (values.fresh) fs.rmSync(path.join(HOME, `data-${portBase}`), { recursive: true, force: true });
  stopOnSignal();
  const started = performance.now();
  const sandbox = await startSandbox({
    portBase,
    ephemeral: values.ephemeral,
    catalogFiles: values.catalog,
    signal: starting.signal,
    progress: (step) => !values.json && console.log(pc.dim(`… ${step}`)),
  });
  running = sandbox;
  fs.mkdirSync(HOME, { recursive: true });
  fs.writeFileSync(READY_FILE, readyText(sandbox));
  console.log(
    values.json ? JSON.stringify(sandbox.ready) : table(sandbox.ready, performance.now() - started),
  );
  stopOnCrash(sandbox);
}

function table({ app, shopify, agent, stripe, acp }: Ready, ms: number): string {
  const rows = [
    ['Agent', agent.url, 'pick a product in the chat and buy it'],
    ['Shopify admin', `${shopify.url}/admin/store/demo-shop`, 'see the order, fulfil, refund or cancel it'],
    ['Aisle in the admin', `${shopify.url}/admin/store/demo-shop/apps/aisle`, 'what the merchant sees'],
    ['Stripe', stripe.url, 'payments and tokens'],
    ['Agent API (ACP)', acp.baseUrl, `key ${acp.apiKey.slice(0, 15)}…, the whole in .sandbox/ready.json`],
    ['App', app.url, ''],
  ] as const;
  const lines = rows.map(
    ([name, url, hint]) => `  ${pc.bold(name.padEnd(20))}${pc.cyan(url.padEnd(56))}${pc.dim(hint)}`,
  );
  return [
    '',
    pc.green(`Aisle's sandbox is ready (${(ms / 1000).toFixed(1)} s).`),
    ...lines,
    '',
    `  Watch one purchase from feed to tracking:  ${pc.bold('npm run purchase')}`,
    `  Ctrl-C stops everything.`,
    '',
  ].join('\n');
}

function stopOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      if (running) void leave(0);
      else starting.abort(new Error('Stopped before it was ready.'));
    });
  }
}

/** Half a sandbox misleads: when a process of the app dies by itself, all stops. */
function stopOnCrash(sandbox: Sandbox): void {
  for (const { role, ended } of sandbox.processes) {
    void ended.then((code) => {
      if (stopping) return;
      stopping = true;
      console.error(
        `The app's "${role}" process ended with code ${code}; see app-${role}.log in ${sandbox.app.directory}.`,
      );
      void leave(1);
    });
  }
}

function fail(error: unknown): void {
  const { message } = error as Error;
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  if (code === 'ENOSPC') console.error('The disk is full: the sandbox cannot write its data.');
  else if (code.startsWith('ERR_PARSE_ARGS')) console.error(`${message}\n\n${USAGE}`);
  else console.error(message);
  stopping = true;
  void leave(1);
}

/** Stops what runs, takes back its `ready.json` (not that of another sandbox), and exits. */
async function leave(code: number): Promise<void> {
  setTimeout(() => process.exit(1), STOP_MS).unref();
  const own =
    running && fs.existsSync(READY_FILE) && fs.readFileSync(READY_FILE, 'utf8') === readyText(running);
  if (own) fs.rmSync(READY_FILE, { force: true });
  const stopped = await (running?.stop() ?? Promise.resolve()).then(
    () => true,
    () => false,
  );
  process.exit(stopped ? code : 1);
}

const readyText = ({ ready }: Sandbox) => `${JSON.stringify(ready)}\n`;

process.on('uncaughtException', fail);
await main().catch(fail);
