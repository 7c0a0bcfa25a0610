import { parseArgs } from 'node:util';
import { runMain, stopSignal } from '#sandbox/run-main.ts';
import { judgeOverload } from './overload/judge-overload.ts';
import { runOverload } from './overload/run-overload.ts';
import { overloadReport } from './overload/overload-report.ts';

const USAGE = `npm run bench:overload -- [options]
  --short   less time for each part: about two minutes with the start of the sandbox

Finds what one server can do with agents of several shops, feeds, pages of the admin and health checks, offers it ten
times that by the clock, whatever it answers, and then half of it. Prints what became of each kind of request and how
soon the server was its old self. Ends with code 1 where a promise is broken (docs/performance.md).`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { short: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) return (console.log(USAGE), 0);
  const signal = stopSignal();
  const measured = await runOverload({
    short: values.short ?? false,
    progress: (step) => console.error(`… ${step}`),
    signal,
  });
  const broken = judgeOverload(measured);
  console.log(overloadReport(measured, broken));
  return broken.length === 0 ? 0 : 1;
}

await runMain(main, USAGE);
