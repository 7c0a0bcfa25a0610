import { existsSync } from 'node:fs';
import path from 'node:path';

/** Shopify's sample catalogues are test data beside the specifications, as those are. */
const FOLDER = path.resolve(
  process.env.SAMPLE_CATALOGUES_DIR ?? path.join(process.env.ACP_SPEC_DIR ?? '../shared/acp', '../catalogs'),
);

/**
 * The built-in catalogue and Shopify's samples: a name, and the files that the simulator is to load. Where the samples
 * are not, the run says so.
 * @param what is not tested then
 * @throws Error in CI, where nothing is skipped
 */
export function sampleCatalogues(what: string): [string, string[]][] {
  const files = ['apparel', 'home-and-garden', 'jewelery'].map((name) => path.join(FOLDER, `${name}.csv`));
  const builtIn: [string, string[]] = ['the built-in catalogue', []];
  if (files.every((file) => existsSync(file)))
    return [builtIn, ...files.map((file): [string, string[]] => [path.basename(file), [file]])];
  const message = `Shopify's sample catalogues are not in ${FOLDER} (SAMPLE_CATALOGUES_DIR)`;
  if (process.env.CI) throw new Error(message);
  process.stderr.write(`SKIPPED: ${what}. ${message}.\n`);
  return [builtIn];
}
