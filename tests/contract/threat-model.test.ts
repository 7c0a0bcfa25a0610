import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = fs.readFileSync(path.join(root, 'docs/security.md'), 'utf8');
const rows = text.split('\n').filter((line) => line.startsWith('| ') && !/^\| (Who|-)/.test(line));
const named = (part: string) => [...part.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
const { scripts } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

test('docs/security.md has a test for each threat', () => {
  expect(rows.length).toBeGreaterThan(15);
  const untested = rows.filter((row) => named(row.split('|').at(-2)!).length === 0);
  expect(untested).toEqual([]);
});

test.each([...new Set(rows.flatMap((row) => named(row.split('|').at(-2)!)))])(
  '%s, which docs/security.md names, is there',
  (name) => {
    const script = /^npm run (\S+)$/.exec(name)?.[1];
    if (script) return expect(Object.keys(scripts)).toContain(script);
    const folder = path.join(root, path.dirname(name));
    const [before, after] = path.basename(name).split('*') as [string, string?];
    const files = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
    const fits = (file: string) =>
      after === undefined ? file === before : file.startsWith(before) && file.endsWith(after);
    expect(files.some(fits)).toBe(true);
  },
);
