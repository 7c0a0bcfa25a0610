import { runCommand } from '#app/cli/run-command.server.ts';
import { env } from '#app/kernel/env.server.ts';
import { createServices, setServices } from '#app/services.server.ts';
import { startTracing } from '#app/kernel/start-tracing.server.ts';
import { examineInstallation } from './examine-installation.server.ts';
import { runMigrate } from './run-migrate.server.ts';
import { runReseal } from './run-reseal.server.ts';
import { startProcess } from './start-process.server.ts';

/**
 * The one program of Aisle.
 *   main.js [serve|work|all]   HTTP server, job worker, or both (the default)
 *   main.js migrate            brings the database's tables to this version; of the environment it needs DATABASE_URL alone
 *   main.js reseal-secrets     seals all secrets with the newest encryption key (docs/security.md)
 *   main.js doctor             what is wrong with an installation
 *   main.js <command> …        a command of an operator, see app/cli
 */
const [role = 'all', ...rest] = process.argv.slice(2);
try {
  if (role === 'migrate') await runMigrate();
  else if (role === 'doctor') process.exitCode = await examineInstallation(rest);
  else await run(role);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}

async function run(role: string): Promise<void> {
  const settings = env();
  const isProcess = role === 'serve' || role === 'work' || role === 'all';
  // Before the database is opened: only then are its statements traced.
  if (isProcess) await startTracing(settings.OTEL_EXPORTER_OTLP_ENDPOINT);
  const services = createServices(settings, {}, role);
  setServices(services);
  if (isProcess) await startProcess(services, role);
  else if (role === 'reseal-secrets') process.exitCode = await runReseal(services);
  else process.exitCode = await runCommand(services, role, rest);
}
