import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import { buildApp } from '#sandbox/build-app.ts';
import { adminSchemaFile } from '#sandbox/shopify/fetch-admin-schema.ts';
import { findOrInstallChromium } from './find-chromium.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** A busy machine makes a browser late, or a process: what fails is tried once more, and said to have been. */
const VITEST = ['vitest', 'run', '--retry=1', '--reporter=default', '--reporter=json'];
const REPORTS = path.join(ROOT, '.cache/test-reports');

interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, and what passed at its second try, to be told at the end where a reader looks first. */
  remarks: string[];
}

/**
 * `npm test`: everything, in one go. Prints each part's own output and ends with one line of counts.
 * A part that cannot run is a failure that says why, never a silent skip.
 */
async function main(): Promise<number> {
  const started = performance.now();
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, remarks: [] };
  const check = async (name: string, run: () => Promise<boolean>) => {
    const ok = await part(name, run);
    outcome[ok ? 'passed' : 'failed'] += 1;
    if (!ok) outcome.remarks.push(pc.red(`✗ ${name}`));
  };
  fs.rmSync(REPORTS, { recursive: true, force: true });
  requireSpecifications();
  const chromium = findOrInstallChromium();
  await adminSchemaFile();

  // The client that types and lint need is generated above; these do not wait for one another.
  await Promise.all([
    check('types', () => command('npx', 'tsc', '-p', '.')),
    check('types of the extensions', () => command('npx', 'tsc', '-p', 'extensions')),
    check('lint', () => command('npm', 'run', 'lint')),
    check('format', () => command('npm', 'run', 'format:check')),
  ]);
  // A third of the scenarios that `npx vitest` runs: the whole must stay under twenty minutes on two cores.
  const PROPERTY_SCENARIOS = process.env.PROPERTY_SCENARIOS ?? '300';
  await part('unit and contract tests', () => vitest('unit', outcome, { PROPERTY_SCENARIOS }));
  await part('extension tests', () =>
    vitest('extensions', outcome, {}, '--config', 'extensions/vitest.config.ts'),
  );
  await check('extensions', () => command('npm', 'run', '-s', 'extensions:build'));
  await check('build', async () => (buildApp(ROOT), true));
  await part('browser tests', () =>
    vitest('e2e', outcome, { CHROMIUM_PATH: chromium }, '--config', 'tests/e2e/vitest.config.ts'),
  );
  await check('chaos', () => command('npm', 'run', 'chaos', '--', '--sessions', '36', '--seed', '4'));
  await part('chaos with planted bugs', () =>
    vitest('planted', outcome, {}, '--config', 'tests/planted/vitest.config.ts'),
  );

  const seconds = Math.round((performance.now() - started) / 1000);
  if (outcome.remarks.length > 0) console.log(`\n${outcome.remarks.join('\n')}`);
  console.log(`\nfinished in ${seconds} s`);
  console.log(
    `${outcome.passed} passed, ${outcome.failed} failed${outcome.skipped ? `, ${outcome.skipped} skipped` : ''}`,
  );
  return outcome.failed === 0 ? 0 : 1;
}

/** The official schemas are test data outside the project. Without them much is skipped, loudly; CI must have them. */
function requireSpecifications(): void {
  const directory = process.env.ACP_SPEC_DIR ?? path.join(ROOT, '../shared/acp');
  if (fs.existsSync(path.join(directory, 'spec'))) return;
  const message = `The ACP specifications are not in ${directory} (ACP_SPEC_DIR): tests against the official schemas cannot run.`;
  if (process.env.CI) throw new Error(message);
  console.warn(pc.yellow(`\n${message}\nThey are SKIPPED.\n`));
}

async function part(name: string, run: () => Promise<boolean>): Promise<boolean> {
  const started = performance.now();
  console.log(pc.bold(`\n── ${name}`));
  const ok = await run().catch((error: unknown) => (console.error((error as Error).message), false));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(ok ? pc.green(`✓ ${name} (${seconds} s)`) : pc.red(`✗ ${name} (${seconds} s)`));
  return ok;
}

function command(file: string, ...argv: string[]): Promise<boolean> {
  return execute(file, argv, {});
}

async function vitest(
  name: string,
  outcome: Outcome,
  env: Record<string, string>,
  ...flags: string[]
): Promise<boolean> {
  const report = path.join(REPORTS, `${name}.json`);
  const ok = await execute('npx', [...VITEST, `--outputFile=${report}`, ...flags], env);
  if (!fs.existsSync(report)) {
    outcome.failed += 1;
    return false;
  }
  const counts = JSON.parse(fs.readFileSync(report, 'utf8')) as Report;
  outcome.remarks.push(...remarksOf(counts));
  outcome.passed += counts.numPassedTests;
  // A broken file or an unhandled error fails the run without failing a test.
  outcome.failed += ok ? counts.numFailedTests : Math.max(1, counts.numFailedTests);
  outcome.skipped += counts.numPendingTests;
  return ok;
}

/** What vitest's JSON reporter writes, as far as it is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
  }[];
}

function remarksOf({ testResults }: Report): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(ROOT, name);
    const told = assertionResults.flatMap(({ fullName, status, failureMessages }) => {
      const why = failureMessages?.[0]?.slice(0, 1500);
      if (status === 'failed') return [pc.red(`✗ ${file} > ${fullName}\n  ${why}`)];
      return why ? [pc.yellow(`↻ passed at the second try: ${file} > ${fullName}\n  ${why}`)] : [];
    });
    // A file that could not be loaded, or whose beginning failed, has no tests that did.
    return status === 'failed' && told.length === 0 ? [pc.red(`✗ ${file}\n  ${message}`)] : told;
  });
}

function execute(file: string, argv: string[], env: Record<string, string>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, argv, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

// The client that everything imports is generated, not committed.
if (spawnSync('npx', ['prisma', 'generate'], { cwd: ROOT, stdio: 'ignore' }).status !== 0) {
  throw new Error('`prisma generate` failed: run it to see why.');
}
process.exit(await main());
