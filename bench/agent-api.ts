import { startBench } from './agent-api/start-bench.ts';
import { measureOperation, type Measured } from './agent-api/measure-operation.ts';
import { OPERATIONS, type Operation } from './agent-api/slices.ts';
import { tableOf } from './agent-api/table.ts';

/**
 * `npm run bench -- [--short] [--json] [--profile FOLDER] [OPERATION…]`: how fast the agent API answers, beside the same server framework with next
 * to nothing to do, measured in turns within the same minutes. docs/performance.md says how to read it.
 */
const argv = process.argv.slice(2);
const short = argv.includes('--short');
const profile = argv.includes('--profile') ? argv[argv.indexOf('--profile') + 1] : undefined;
const chosen = OPERATIONS.filter((name) => argv.includes(name));
const operations: readonly Operation[] = chosen.length > 0 ? chosen : OPERATIONS;
const concurrencies = short ? [1, 10] : [1, 10, 50];
const pace = short ? { rounds: 2, seconds: 1.5 } : { rounds: 3, seconds: 3 };

const bench = await startBench({ profile, progress: (step) => console.error(`… ${step}`) });
try {
  const measured: Measured[] = [];
  for (const operation of operations) {
    for (const concurrency of concurrencies) {
      console.error(`… ${operation}, ${concurrency} at once`);
      measured.push(await measureOperation(bench, { operation, concurrency, ...pace }));
    }
  }
  console.log(argv.includes('--json') ? JSON.stringify(measured) : tableOf(measured));
} finally {
  await bench.stop();
}
