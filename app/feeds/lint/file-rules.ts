import type { FeedRule } from '../rules/feed-rule.ts';

export type FileRule = Omit<FeedRule, 'breaks'>;

const rule = (id: string, severity: FileRule['severity'], problem: string, fix: string): FileRule => ({
  ...{ id, severity, field: '', problem, fix, productField: 'feed' as const },
});

/** What is wrong with a file whatever its platform, and with the names of its fields. */
export const FILE_RULES = {
  unreadable: rule(
    'file.row',
    'error',
    'The row cannot be read.',
    'Write the file anew; quote cells by RFC 4180.',
  ),
  empty: rule('file.empty', 'error', 'The file has no rows.', 'Look whether the products are published.'),
  olderName: rule(
    'file.older_name',
    'advice',
    'A field has an older name.',
    'Use the newest contract’s names.',
  ),
  twoNames: rule('file.two_names', 'warning', 'A field is told under two names.', 'Send one of them.'),
  gone: rule(
    'file.field_gone',
    'advice',
    'A field is no longer read by the newest contract.',
    'Leave it out.',
  ),
};
