import { Badge, BlockStack, IndexTable, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { RecordTable } from '../record-table.tsx';
import { StatusLabel } from '../status-label.tsx';
import type { CursorPages } from '../use-cursor-pages.ts';
import type { ActivityRow } from './present-activity.ts';

interface Props {
  entries: ActivityRow[];
  loading: boolean;
  pages: CursorPages;
}

const COLUMNS = ['what', 'who', 'outcome', 'subject', 'time'] as const;

/** What agents and staff did. What was done opens its page. */
export function ActivityTable({ entries, loading, pages }: Props) {
  const t = useTranslations('activity');
  return (
    <RecordTable
      rows={entries}
      resourceName={{ singular: t('one'), plural: t('many') }}
      headings={COLUMNS.map((column) => ({ title: t(`columns.${column}`) }))}
      Cells={EntryCells}
      ListItem={EntryListItem}
      loading={loading}
      pages={pages}
    />
  );
}

function EntryCells({ row: entry }: { row: ActivityRow }) {
  return (
    <>
      <IndexTable.Cell>
        <EntryLink entry={entry} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Who entry={entry} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Outcome entry={entry} />
      </IndexTable.Cell>
      <IndexTable.Cell>{entry.subjectId}</IndexTable.Cell>
      <IndexTable.Cell>{entry.at}</IndexTable.Cell>
    </>
  );
}

function EntryListItem({ row: entry }: { row: ActivityRow }) {
  return (
    <div className="order-list-item">
      <BlockStack gap="100">
        <EntryLink entry={entry} />
        <Text as="span" tone="subdued">
          {entry.at}
        </Text>
        <Who entry={entry} />
        <Outcome entry={entry} />
      </BlockStack>
    </div>
  );
}

function EntryLink({ entry }: { entry: ActivityRow }) {
  return (
    <Link url={`/app/activity/${entry.id}`} monochrome removeUnderline dataPrimaryLink>
      <Text as="span" variant="bodyMd" fontWeight="semibold">
        {entry.what}
      </Text>
    </Link>
  );
}

function Who({ entry }: { entry: ActivityRow }) {
  const t = useTranslations('common');
  return (
    <InlineStack gap="100" blockAlign="center">
      <span>{entry.who}</span>
      {entry.isTest && <Badge>{t('test')}</Badge>}
    </InlineStack>
  );
}

function Outcome({ entry }: { entry: ActivityRow }) {
  const t = useTranslations('activity');
  return (
    <InlineStack gap="100" blockAlign="center">
      {entry.outcome && <StatusLabel label={entry.outcome} />}
      {entry.isRepeat && <Badge>{t('replayed')}</Badge>}
    </InlineStack>
  );
}
