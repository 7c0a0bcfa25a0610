import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { writeBackup } from './backup/write-backup.ts';
import { databaseUrlForTools } from './database-url.ts';

// `npm run backup -- --to FILE`: everything the database holds, as it is now; `--to -` writes to standard output.
const { values } = parseArgs({ options: { to: { type: 'string' } } });
try {
  if (!values.to) throw new Error('npm run backup -- --to FILE (or - for standard output)');
  const url = databaseUrlForTools();
  const toFile = values.to !== '-';
  // Under its name only when it is whole: what a full disk leaves is never taken for a backup.
  const part = `${values.to}.part`;
  try {
    const sink = toFile ? fs.createWriteStream('', { fd: fs.openSync(part, 'w', 0o600) }) : process.stdout;
    const { tables, rows } = await writeBackup(url, sink);
    if (toFile) fs.renameSync(part, values.to);
    console.error(`${rows} rows of ${tables} tables${toFile ? ` in ${values.to}` : ''}`);
  } finally {
    if (toFile) fs.rmSync(part, { force: true });
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
