import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ready } from '#sandbox/describe-sandbox.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** docs/acp.md, typed in as it stands: what it promises to the developer of an agent must hold. */
const PAGE = fs.readFileSync(new URL('../../docs/acp.md', import.meta.url), 'utf8');
const BLOCKS = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, code]) => code!);
/** Between the outputs of two blocks. */
const MARK = '--- block ---';

let shop: SellingShop;
let folder: string;
beforeAll(async () => {
  shop = await startSellingShop();
  const handOff = await shop.connect({ name: 'Concierge', platform: 'concierge', sellingMode: 'hand_off' });
  const ready = {
    acp: {
      baseUrl: `${shop.url}/acp`,
      apiKey: shop.connection.apiKey,
      handOffKey: handOff.apiKey,
      sampleItemId: shop.variant('FH-LCS-M-SND').itemId,
    },
    stripe: { url: shop.stripe.url },
  } satisfies { acp: Partial<Ready['acp']>; stripe: Ready['stripe'] };
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aisle-walk-'));
  fs.mkdirSync(path.join(folder, '.sandbox'));
  fs.writeFileSync(path.join(folder, '.sandbox', 'ready.json'), JSON.stringify(ready));
});
afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  await shop.close();
});

// Each command of the page starts Node anew.
test(
  'GIVEN the page’s commands pasted into a shell THEN each prints what the page says',
  { timeout: 120_000 },
  async () => {
    const script = BLOCKS.join(`\necho '${MARK}'\n`).replaceAll('/tmp/', `${folder}/`);
    const run = promisify(execFile);
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder });
    const printed = stdout.split(`${MARK}\n`).map((text) => text.trim());
    expect(printed).toEqual([
      '',
      '2025-09-12 2025-09-29 2025-12-12 2026-01-16 2026-01-30 2026-04-17',
      expect.stringMatching(/^not_ready_for_payment: A shipping address is needed/),
      expect.stringMatching(/^shipping_\w+ \d+\n(.*\n)*Total \d+$/),
      expect.stringMatching(
        /"code": "WELCOME10"(.|\n)*"reason": "discount_code_invalid"(.|\n)*ready_for_payment$/,
      ),
      expect.stringMatching(/^completed #\d+ https:\/\//),
      'completed',
      expect.stringMatching(/^requires_escalation https:\/\/demo-shop\.myshopify\.com\/cart\/\d+:1\?/),
      expect.stringMatching(/^items_base_amount (\d+) subtotal \1 total \1\nnot_found$/),
    ]);
  },
);
