import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readUiExtensions } from './read-ui-extensions.ts';

let root: string;
const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
};
beforeAll(() => (root = fs.mkdtempSync(path.join(os.tmpdir(), 'extensions-'))));
afterAll(() => fs.rmSync(root, { recursive: true }));

const read = () => readUiExtensions(path.join(root, 'shopify.app.toml'));

it('GIVEN an app without extensions THEN there are none', () => expect(read()).toEqual([]));

it('GIVEN extensions of several types THEN those with a UI are told, each target with its files and texts', () => {
  write(
    'extensions/review/shopify.extension.toml',
    `[[extensions]]
     type = "ui_extension"
     handle = "review"
     name = "t:name"
     [[extensions.targeting]]
     target = "admin.order-details.action.render"
     module = "./src/review.tsx"
     [extensions.targeting.should_render]
     module = "./src/when.ts"`,
  );
  write('extensions/review/locales/en.default.json', '{"name": "Review it"}');
  write(
    'extensions/trigger/shopify.extension.toml',
    '[[extensions]]\ntype = "flow_trigger"\nhandle = "x"\nname = "X"',
  );
  write('extensions/theme/shopify.extension.toml', 'name = "theme"\ntype = "theme"');
  write('extensions/shared/helper.ts', '');
  expect(read()).toEqual([
    {
      handle: 'review',
      name: 'Review it',
      target: 'admin.order-details.action.render',
      module: path.join(root, 'extensions/review/src/review.tsx'),
      condition: path.join(root, 'extensions/review/src/when.ts'),
      texts: { name: 'Review it' },
    },
  ]);
});

it('GIVEN one that names no handle THEN it is refused', () => {
  write('extensions/broken/shopify.extension.toml', '[[extensions]]\ntype = "ui_extension"\nname = "X"');
  expect(read).toThrow(/handle/);
});
