import fs from 'node:fs';
import path from 'node:path';
import { buildApp } from '#sandbox/build-app.ts';
import { ROOT } from '#sandbox/start-sandbox.ts';

/** A change of the built app: this piece of it, which must be there exactly once, becomes that. */
export interface Bug {
  name: string;
  find: RegExp;
  replace: string;
}

/**
 * Makes a copy of the built app with a bug in it; the app's own code knows nothing of it. The copy lies inside the
 * project, where it finds its packages.
 * @returns the copy's main file, for `ChaosOptions.main`, and how to remove the copy
 * @throws Error when the built app has no such piece, or more than one: then the bug is to be written anew.
 */
export function plantBug({ name, find, replace }: Bug): { main: string; remove(): void } {
  buildApp(ROOT);
  const copy = path.join('.cache', `planted-${name}`);
  const directory = path.join(ROOT, copy);
  fs.rmSync(directory, { recursive: true, force: true });
  fs.cpSync(path.join(ROOT, 'build'), directory, { recursive: true });
  const server = path.join(directory, 'server');
  const found = filesOf(server).filter((file) => find.test(fs.readFileSync(file, 'utf8')));
  if (found.length !== 1) throw new Error(`${name}: ${found.length} files of the build have ${find}`);
  const code = fs.readFileSync(found[0]!, 'utf8');
  const times = code.split(new RegExp(find.source)).length - 1;
  if (times !== 1) throw new Error(`${name}: the build has ${find} ${times} times`);
  fs.writeFileSync(found[0]!, code.replace(find, replace));
  return {
    main: path.join(copy, 'server', 'main.js'),
    remove: () => fs.rmSync(directory, { recursive: true, force: true }),
  };
}

function filesOf(directory: string): string[] {
  return fs
    .readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(directory, file));
}
