import { parseArgs } from 'node:util';
import { runMain, stopSignal, wholeNumber } from '#sandbox/run-main.ts';
import { runSoak } from './soak/run-soak.ts';
import { sampleHeads, sampleRow, soakReport } from './soak/soak-report.ts';

const USAGE = `npm run soak -- [options]
  --minutes N   how long (default 30)
  --rate N      requests a second (default 20)

A fresh sandbox under a steady load of agents who look, change and buy, with feeds, pages and order events. Prints every
30 seconds what the server and the worker take, and in the end whether they leak. Ends with code 1 if one leaks or takes
more than 300 MB, and for any answer of 500 or more.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '30' },
      rate: { type: 'string', default: '20' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return (console.log(USAGE), 0);
  const minutes = wholeNumber('minutes', values.minutes);
  const signal = stopSignal();
  let isFirst = true;
  const soak = await runSoak({
    seconds: minutes * 60,
    rate: wholeNumber('rate', values.rate),
    progress: (step) => console.error(`… ${step}`),
    sampled: (sample) => {
      if (isFirst) console.log(sampleHeads());
      isFirst = false;
      console.log(sampleRow(sample));
    },
    signal,
  });
  const { text, ok } = soakReport(soak);
  console.log(text);
  return ok ? 0 : 1;
}

await runMain(main, USAGE);
