/** Preload that writes a CPU profile of its process into the folder PROFILE_TO when it ends. */
import fs from 'node:fs';
import { Session } from 'node:inspector';
import path from 'node:path';

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.setSamplingInterval', { interval: 500 });
session.post('Profiler.start');
process.on('exit', () => {
  session.post('Profiler.stop', (error, result) => {
    if (error) return;
    fs.mkdirSync(process.env.PROFILE_TO, { recursive: true });
    const name = `${process.argv.slice(2).join('-').slice(0, 40)}-${process.pid}.cpuprofile`;
    fs.writeFileSync(
      path.join(process.env.PROFILE_TO, name.replaceAll('/', '_')),
      JSON.stringify(result.profile),
    );
  });
});
