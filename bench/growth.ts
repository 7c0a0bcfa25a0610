import { parseArgs } from 'node:util';
import { runMain, stopSignal, wholeNumber } from '#sandbox/run-main.ts';
import { assertDiskRoom } from './fill/disk-room.ts';
import { growthReport } from './growth/growth-report.ts';
import { measureGrowth, type GrowthPoint } from './growth/measure-growth.ts';
import { startShops } from './growth/start-shops.ts';

const USAGE = `npm run bench:growth -- [options]
  --shops N[,N]      numbers of shops (default 1,100,10000)
  --sessions N[,N]   numbers of past sessions that are stored (default 0,1000000,10000000)
  --short            few seconds for each

Measures the agent API with few and many shops and few and many past sessions, in turns with a
sandbox of one shop without a past, and tells the change against that. Ten million sessions take 10 GB and eight minutes.`;

const numbers = (name: string, text: string, least: number) =>
  text
    .split(',')
    .map((one) => (least === 0 && one === '0' ? 0 : wholeNumber(name, one)))
    .sort((one, other) => one - other);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      shops: { type: 'string', default: '1,100,10000' },
      sessions: { type: 'string', default: '0,1000000,10000000' },
      short: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return (console.log(USAGE), 0);
  const sessions = numbers('sessions', values.sessions, 0);
  const shops = numbers('shops', values.shops, 1);
  assertDiskRoom(sessions.at(-1)!, shops.at(-1)!);
  const signal = stopSignal();
  const progress = (step: string) => console.error(`… ${step}`);
  const points: GrowthPoint[] = [];
  const reference = await startShops(1, { signal, progress });
  try {
    for (const count of shops) {
      const options = { shops: count, sessions, short: values.short, signal, progress };
      points.push(...(await measureGrowth(reference, options)));
    }
  } finally {
    await reference.stop();
  }
  const { text, ok } = growthReport(points);
  console.log(text);
  return ok ? 0 : 1;
}

await runMain(main, USAGE);
