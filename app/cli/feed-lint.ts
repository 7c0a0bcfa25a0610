import { parseArgs } from 'node:util';
import { lintFeed, type Finding } from '#app/feeds/lint/lint-feed.server.ts';
import { FEED_SPECS, type FeedSpecId } from '#app/feeds/rules/feed-specs.ts';

const USAGE = `npm run feed:lint -- FILE [--spec ${FEED_SPECS.join('|')}] [--all]

Checks a feed file (.jsonl, .csv, .tsv, .txt, .parquet; also .gz) against its platform's rules. Without --spec the names
of its fields tell which. --all prints every finding, not the first of each rule. Exit code 1: there are errors.`;

/** How often a rule is printed before it is only counted. */
const FIRST = 5;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { spec: { type: 'string' }, all: { type: 'boolean' }, help: { type: 'boolean' } },
});
const [file] = positionals;
if (!file || values.help || (values.spec && !FEED_SPECS.includes(values.spec as FeedSpecId))) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const counts = new Map<string, { rule: Finding['rule']; count: number }>();
try {
  const { rows, spec } = await lintFeed(file, { spec: values.spec as FeedSpecId | undefined }, (finding) => {
    const { line, itemId, rule, detail } = finding;
    const known = counts.get(rule.id) ?? { rule, count: 0 };
    counts.set(rule.id, { rule, count: known.count + 1 });
    if (!values.all && known.count >= FIRST) return;
    const what = [rule.problem, detail && `(${detail})`, rule.fix].filter(Boolean).join(' ');
    console.log(`${file}:${line}  ${rule.severity}  ${rule.id}  ${itemId || '-'}  ${what}`);
  });
  const sum = (severity: string) =>
    [...counts.values()].reduce(
      (total, { rule, count }) => total + (rule.severity === severity ? count : 0),
      0,
    );
  for (const { rule, count } of counts.values())
    if (count > FIRST && !values.all) console.log(`${rule.id}: ${count} times in all`);
  const [errors, warnings, advice] = ['error', 'warning', 'advice'].map(sum);
  console.log(`${rows} rows of ${spec}: ${errors} errors, ${warnings} warnings, ${advice} pieces of advice`);
  process.exitCode = errors === 0 ? 0 : 1;
} catch (error) {
  console.error(`${file} cannot be read to its end: ${wordsOf(error as NodeJS.ErrnoException)}`);
  process.exitCode = 1;
}

/** Why a file cannot be read; libraries' messages are not everybody's. */
function wordsOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  if (code === 'Z_BUF_ERROR') return 'the zipped file is cut off';
  if (code === 'Z_DATA_ERROR') return 'it is no gzip, or damaged';
  if (message.includes('footer != PAR1')) return 'it is no Parquet file, or cut off';
  return message;
}
