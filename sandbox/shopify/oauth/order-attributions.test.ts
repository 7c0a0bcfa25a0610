import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readOrderAttributions } from './order-attributions.ts';
import { svgIconProblem } from './svg-icon-problem.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="M2 2h16v16H2z"/></svg>';
let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-extensions-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(definitions: string, icon = SVG): void {
  fs.mkdirSync(path.join(folder, 'from/icons'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'from/icons/a.svg'), icon);
  const head = '[[extensions]]\ntype = "order_attribution_config"\nhandle = "from"\nname = "From"\n';
  fs.writeFileSync(path.join(folder, 'from/shopify.extension.toml'), head + definitions);
}
const definition = (fields: string) => `[[extensions.definitions]]\n${fields}\n`;
const GOOD = definition('handle = "a"\ndisplay_name = "A"\nicon = "icons/a.svg"');

describe('readOrderAttributions', () => {
  test('GIVEN no extensions, and one of another type THEN there are none', () => {
    expect(readOrderAttributions(path.join(folder, 'none'))).toEqual([]);
    fs.mkdirSync(path.join(folder, 'theme'));
    fs.writeFileSync(path.join(folder, 'theme/shopify.extension.toml'), 'name = "T"\ntype = "theme"\n');
    expect(readOrderAttributions(folder)).toEqual([]);
  });

  test('GIVEN definitions THEN each is read, with its icon', () => {
    write(GOOD + definition('handle = "b-2"\ndisplay_name = "B"'));
    expect(readOrderAttributions(folder)).toEqual([
      { handle: 'a', displayName: 'A', icon: SVG },
      { handle: 'b-2', displayName: 'B', icon: null },
    ]);
  });

  test.each([
    ['a handle that is none', definition('handle = "A b"\ndisplay_name = "A"'), /handle/],
    ['no name', definition('handle = "a"'), /display_name/],
    ['a field that is unknown', definition('handle = "a"\ndisplay_name = "A"\ncolor = "red"'), /color/],
    ['a handle twice', GOOD + GOOD, /twice/],
    ['an icon that is not there', GOOD.replace('icons/a', 'icons/b'), /no icon .*b\.svg/],
    ['an icon of another kind', GOOD.replace('a.svg', 'a.png'), /icon/],
  ])('GIVEN %s THEN the file is named', (_what, toml, problem) => {
    write(toml);
    expect(() => readOrderAttributions(folder)).toThrow(problem);
    expect(() => readOrderAttributions(folder)).toThrow('shopify.extension.toml');
  });
});

describe('svgIconProblem', () => {
  test.each([
    ['a clean one', SVG, null],
    ['none', 'hello', 'no <svg>'],
    ['another view box', SVG.replace('0 0 20 20', '0 0 24 24'), 'viewBox is not 0 0 20 20'],
    ['a script', SVG.replace('<path', '<script/><path'), '<script>'],
    ['a link', SVG.replace('<path', '<a href="https://x.example"/><path'), '<a>'],
    ['an outer picture', SVG.replace('<path', '<image href="https://x.example"/><path'), '<image>'],
    ['a handler', SVG.replace('<path', '<path onclick="x()"'), 'onclick of <path>'],
    ['a style', SVG.replace('<path', '<path style="fill:url(https://x.example)"'), 'style of <path>'],
    ['an entity', `<!DOCTYPE svg [<!ENTITY x "y">]>${SVG}`, '<!DOCTYPE>'],
    ['too much', SVG.replace('M2', `M2${' '.repeat(5000)}`), 'more than 4096 bytes'],
  ])('GIVEN %s', (_what, svg, problem) => {
    if (problem === null) expect(svgIconProblem(svg)).toBeNull();
    else expect(svgIconProblem(svg)?.toUpperCase()).toBe(problem.toUpperCase());
  });
});
