import { runCommand } from '#app/cli/run-command.server.ts';
import { env } from '#app/kernel/env.server.ts';
import { createServices, setServices } from '#app/services.server.ts';
import { startProcess } from './start-process.server.ts';

/**
 * The one program of Aisle.
 *   main.js [serve|work|all]   HTTP server, job worker, or both (the default)
 *   main.js <command> …        a command of an operator, see app/cli
 */
const [role = 'all', ...rest] = process.argv.slice(2);
try {
  const services = createServices(env());
  setServices(services);
  if (role === 'serve' || role === 'work' || role === 'all') await startProcess(services, role);
  else process.exitCode = await runCommand(services, role, rest);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
