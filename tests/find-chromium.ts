import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** Where Debian, and others, put it. `CHROMIUM_PATH` wins. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium on this machine, or null. */
export function findChromium(): string | null {
  const places = process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : PLACES;
  return places.find((place) => fs.existsSync(place)) ?? null;
}

/**
 * A Chromium for the browser tests: an installed one, or (as root on Debian) one installed by apt.
 * @throws Error that says what to do when there is none.
 */
export function findOrInstallChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Chromium is missing: installing it with apt-get.\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const run = (...argv: string[]) => spawnSync('apt-get', argv, { stdio: 'inherit', env });
    run('update', '-qq');
    run('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'No Chromium for the browser tests: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}
