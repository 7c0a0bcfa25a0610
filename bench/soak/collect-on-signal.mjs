/** Preload: at SIGUSR2 garbage is collected, and what memory is left is written to SOAK_MEMORY/PID.json. */
import fs from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';

v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc');
process.on('SIGUSR2', () => {
  collect();
  const file = path.join(process.env.SOAK_MEMORY, `${process.pid}.json`);
  fs.writeFileSync(`${file}.part`, JSON.stringify(process.memoryUsage()));
  fs.renameSync(`${file}.part`, file);
});
