import fs from 'node:fs';
import path from 'node:path';
import { buildApp } from '#sandbox/build-app.ts';
import { ROOT } from '#sandbox/start-sandbox.ts';

/** Changes of the built app: each piece of it, which must be there exactly once, gets that at its end. */
export interface Bug {
  name: string;
  changes: [after: RegExp, insert: string][];
}

/**
 * Makes a copy of the built app with a bug in it; the app's own code knows nothing of it. The copy lies inside the
 * project, where it finds its packages.
 * @returns the copy's main file, for `ChaosOptions.main`, and how to remove the copy
 * @throws Error when the built app has no such piece, or more than one: then the bug is to be written anew.
 */
export function plantBug({ name, changes }: Bug): { main: string; remove(): void } {
  buildApp(ROOT);
  const copy = path.join('.cache', `planted-${name}`);
  const directory = path.join(ROOT, copy);
  fs.rmSync(directory, { recursive: true, force: true });
  fs.cpSync(path.join(ROOT, 'build'), directory, { recursive: true });
  const files = filesOf(path.join(directory, 'server'));
  for (const [after, insert] of changes) {
    const pieces = files.flatMap((file) => {
      const code = fs.readFileSync(file, 'utf8');
      return [...code.matchAll(new RegExp(after, 'g'))].map(({ index, 0: text }) => ({
        file,
        code,
        end: index + text.length,
      }));
    });
    const [piece] = pieces;
    if (!piece || pieces.length > 1)
      throw new Error(`${name}: the build has ${after} ${pieces.length} times`);
    const { file, code, end } = piece;
    fs.writeFileSync(file, code.slice(0, end) + insert + code.slice(end));
  }
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
