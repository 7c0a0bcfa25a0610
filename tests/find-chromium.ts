import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, an installed one, or (as root on Debian) one installed by apt.
 * @throws Error that says what to do when there is none.
 */
export function findOrInstallChromium(): string {
  const found = process.env.CHROMIUM_PATH ?? PLACES.find((place) => fs.existsSync(place));
  if (found) return found;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    console.log('Chromium is missing: installing it with apt-get.');
    const run = (...argv: string[]) =>
      spawnSync('apt-get', argv, {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', 'chromium');
    if (fs.existsSync(PLACES[0]!)) return PLACES[0]!;
  }
  throw new Error(
    'No Chromium for the browser tests: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}
