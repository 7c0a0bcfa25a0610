import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { runFuzz } from './fuzz/run-fuzz.ts';
import { tellReport } from './fuzz/tell-report.ts';
import { runMain, stopSignal, wholeNumber } from './run-main.ts';

const USAGE = `npm run fuzz -- [options]
  --requests N      how many requests are sent (default 3000)
  --seed N          what they are follows from it (default: another one each time)
  --only N          only request N of the seed
  --concurrency N   requests at the same time (default 8)

Starts a sandbox that keeps nothing, sends requests that were right before something was changed in them over every
part of the HTTP surface, and judges each answer. Ends with "violations: N", and with code 1 if there are any.
See docs/fuzz.md.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '3000' },
      seed: { type: 'string' },
      only: { type: 'string' },
      concurrency: { type: 'string', default: '8' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return (console.log(USAGE), 0);
  const report = await runFuzz({
    requests: wholeNumber('requests', values.requests),
    seed: values.seed === undefined ? Date.now() % 1_000_000 : wholeNumber('seed', values.seed),
    only: values.only === undefined ? undefined : wholeNumber('only', values.only),
    concurrency: wholeNumber('concurrency', values.concurrency),
    progress: (step) => console.log(pc.dim(`… ${step}`)),
    signal: stopSignal(),
  });
  console.log(`\n${tellReport(report)}`);
  return report.violations.length === 0 ? 0 : 1;
}

await runMain(main, USAGE);
