import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readChannelSpecifications } from './channel-specifications.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-channel-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const CONFIG =
  '[[extensions]]\ntype = "channel_config"\nhandle = "c"\nname = "C"\ncreate_legacy_channel_on_app_install = false\n';
const COUNTRY = '[[countries]]\ncode = "US"\nlanguages = ["en"]\ncurrency = "USD"\n';
const GOOD = `handle = "a"\nlabel = "A"\n${COUNTRY}`;

function write(specifications: Record<string, string>, config = CONFIG): void {
  fs.mkdirSync(path.join(folder, 'c/specifications'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'c/shopify.extension.toml'), config);
  for (const [name, text] of Object.entries(specifications))
    fs.writeFileSync(path.join(folder, 'c/specifications', name), text);
}

describe('readChannelSpecifications', () => {
  test('GIVEN no such extension THEN there are none', () => {
    expect(readChannelSpecifications(path.join(folder, 'none'))).toEqual([]);
    write({}, 'name = "T"\ntype = "theme"\n');
    expect(readChannelSpecifications(folder)).toEqual([]);
  });

  test('GIVEN this app’s extension THEN its specification is read', () => {
    const [own, ...others] = readChannelSpecifications('extensions');
    expect(own).toMatchObject({ handle: 'agents', productFeedManagement: 'manual' });
    expect(others).toEqual([]);
  });

  test('GIVEN what is left out THEN Shopify makes the feeds and no parity is expected', () => {
    write({ 'a.toml': GOOD, 'a.svg': '' });
    expect(readChannelSpecifications(folder)).toEqual([
      {
        handle: 'a',
        label: 'A',
        productFeedManagement: 'automatic',
        capabilities: {},
        requirements: { expectsOnlineStoreParity: false },
        countries: [{ code: 'US', languages: ['en'], currency: 'USD' }],
      },
    ]);
  });

  test.each([
    ['no country', { 'a.toml': 'handle = "a"\nlabel = "A"\n' }, /a\.toml.*countries/s],
    ['an unknown field', { 'a.toml': `color = "red"\n${GOOD}` }, /a\.toml.*color/s],
    ['a management that is none', { 'a.toml': `productFeedManagement = "own"\n${GOOD}` }, /a\.toml/],
    ['an icon that is not there', { 'a.toml': `icon = "b.svg"\n${GOOD}` }, /no icon .*b\.svg/],
    ['a handle twice', { 'a.toml': GOOD, 'b.toml': GOOD }, /specifications has a handle twice/],
    ['no specification', {}, /no specification in .*specifications/],
  ])('GIVEN %s THEN the file is named', (_what, specifications, problem) => {
    write(specifications as Record<string, string>);
    expect(() => readChannelSpecifications(folder)).toThrow(problem);
  });

  test('GIVEN a legacy channel THEN it is refused: none is simulated', () => {
    write({ 'a.toml': GOOD }, CONFIG.replace('false', 'true'));
    expect(() => readChannelSpecifications(folder)).toThrow(/shopify\.extension\.toml.*not simulated/s);
  });
});
