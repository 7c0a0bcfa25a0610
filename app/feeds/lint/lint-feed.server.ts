import { jsonPath } from '#app/kernel/field-path.ts';
import { acpProductSchema } from '../rules/acp-product-schema.ts';
import type { FeedRule, FeedRuleAcrossRows, Row } from '../rules/feed-rule.ts';
import { SPECS, type FeedSpecId } from '../rules/feed-specs.ts';
import { text } from '../rules/row-values.ts';
import { detectSpec } from './detect-spec.ts';
import { FILE_RULES, type FileRule } from './file-rules.ts';
import { withNewestNames } from './openai-names.ts';
import { fileKind, readFeedRows } from './read-feed-rows.server.ts';

export interface Finding {
  line: number;
  /** Empty where the row names nothing. */
  itemId: string;
  rule: Omit<FeedRule, 'breaks'> | FeedRuleAcrossRows | FileRule;
  /** What exactly, where the rule does not say it. */
  detail?: string;
}

export interface LintResult {
  spec: FeedSpecId;
  rows: number;
}

/**
 * Holds a feed file, ours or another's, against its platform's rules, row by row.
 * @param options.spec absent: what the names of the fields look like
 * @param onFinding called as the file is read
 * @throws Error when the file cannot be read at all
 */
export async function lintFeed(
  file: string,
  options: { spec?: FeedSpecId },
  onFinding: (finding: Finding) => void,
): Promise<LintResult> {
  let spec = options.spec;
  let check: ((row: Row, line: number) => void) | undefined;
  let rows = 0;
  for await (const read of readFeedRows(file)) {
    rows += 1;
    const { line } = read;
    if ('unreadable' in read) {
      onFinding({ line, itemId: '', rule: FILE_RULES.unreadable, detail: read.unreadable });
      continue;
    }
    spec ??= detectSpec(Object.keys(read.row), fileKind(file) === 'jsonl');
    check ??= checker(spec, onFinding);
    check(read.row, line);
  }
  if (rows === 0) onFinding({ line: 1, itemId: '', rule: FILE_RULES.empty });
  return { spec: spec ?? 'openai', rows };
}

function checker(specId: FeedSpecId, onFinding: (finding: Finding) => void) {
  const { idField, rules, acrossRows } = SPECS[specId];
  const remembering = acrossRows.map((rule) => ({ rule, breaks: rule.start() }));
  return (given: Row, line: number) => {
    const named =
      specId === 'openai' ? withNewestNames(given) : { row: given, aliases: [], doubles: [], gone: [] };
    const { row } = named;
    const itemId = text(row, idField);
    const find = (rule: Finding['rule'], detail?: string) => onFinding({ line, itemId, rule, detail });
    for (const name of named.aliases) find(FILE_RULES.olderName, name);
    for (const name of named.doubles) find(FILE_RULES.twoNames, name);
    for (const name of named.gone) find(FILE_RULES.gone, name);
    for (const rule of rules) if (rule.breaks(row)) find(rule, detailOf(rule, row));
    for (const { rule, breaks } of remembering) if (breaks(row)) find(rule);
  };
}

/** Of a schema it is told which field is wrong, and how. */
function detailOf(rule: FeedRule, row: Row): string | undefined {
  if (rule.id !== 'acp.product.schema') return undefined;
  const issue = acpProductSchema.safeParse(row).error?.issues[0];
  return issue && `${jsonPath(issue.path)}: ${issue.message}`;
}
