import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { restoreBackup } from './backup/restore-backup.ts';
import { databaseUrlForTools } from './database-url.ts';

// `npm run restore -- --from FILE [--force]`: puts a backup into the database. Stop the app first; docs/backup.md goes on.
const { values } = parseArgs({ options: { from: { type: 'string' }, force: { type: 'boolean' } } });
try {
  if (!values.from) throw new Error('npm run restore -- --from FILE [--force]');
  const file = values.from;
  fs.accessSync(file, fs.constants.R_OK);
  const { at, rows } = await restoreBackup(databaseUrlForTools(), {
    open: () => fs.createReadStream(file),
    force: values.force,
  });
  console.log(
    `${rows} rows as of ${at}. What was sold since then: npm run aisle -- reconcile --shop … --days N`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
