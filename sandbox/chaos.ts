import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { passed, tellReport } from './chaos/report/tell-report.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { runMain, stopSignal, wholeNumber } from './run-main.ts';

const USAGE = `npm run chaos -- [options]
  --sessions N      how many agents buy (default 60); from 300 on, processes must die at every named point
  --seed N          what is planned follows from it (default: another one each time)
  --concurrency N   agents at the same time (default 8)

Agents buy in two shops while processes are killed, replies get lost and PostgreSQL crashes. Then all is healed, and
every promise is checked. Ends with "violations: N", and with code 1 if there are any. See docs/chaos.md.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      sessions: { type: 'string', default: '60' },
      seed: { type: 'string' },
      concurrency: { type: 'string', default: '8' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return (console.log(USAGE), 0);
  const report = await runChaos({
    signal: stopSignal(),
    sessions: wholeNumber('sessions', values.sessions),
    concurrency: wholeNumber('concurrency', values.concurrency),
    seed: values.seed === undefined ? Date.now() % 1_000_000 : wholeNumber('seed', values.seed),
    progress: (step) => console.log(pc.dim(`… ${step}`)),
    logsKept: (directory) => console.log(pc.yellow(`The app's logs are in ${directory}.`)),
  });
  console.log(`\n${tellReport(report)}`);
  return passed(report) ? 0 : 1;
}

await runMain(main, USAGE);
