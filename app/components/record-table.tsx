import { Card, IndexTable, useBreakpoints, type IndexTableProps } from '@shopify/polaris';
import type { ComponentType } from 'react';
import { useTranslations } from 'use-intl';
import type { CursorPages } from './use-cursor-pages.ts';

interface Props<Row> {
  rows: Row[];
  resourceName: { singular: string; plural: string };
  headings: IndexTableProps['headings'][number][];
  /** A row of the table, cell by cell. */
  Cells: ComponentType<{ row: Row }>;
  /** The same as an item of a list, on a phone. */
  ListItem: ComponentType<{ row: Row }>;
  loading?: boolean;
  /** Of a list that has pages. */
  pages?: CursorPages;
}

/** Records as a table or, on a phone, as a list. */
export function RecordTable<Row extends { id: string }>(props: Props<Row>) {
  const { rows, resourceName, headings, Cells, ListItem, loading, pages } = props;
  const { smDown } = useBreakpoints();
  const [first, ...more] = headings;
  const Content = smDown ? ListItem : Cells;
  return (
    <Card padding="0">
      <IndexTable
        resourceName={resourceName}
        itemCount={rows.length}
        selectable={false}
        condensed={smDown}
        loading={loading}
        headings={[first!, ...more]}
        pagination={usePagination(pages)}
      >
        {rows.map((row, position) => (
          <IndexTable.Row key={row.id} id={row.id} position={position}>
            <Content row={row} />
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

/** Polaris' buttons below a list; undefined where all of it is on one page. */
export function usePagination(pages: CursorPages = {}): IndexTableProps['pagination'] {
  const t = useTranslations('common.actions');
  const { onNext, onPrevious } = pages;
  if (!onNext && !onPrevious) return undefined;
  return {
    ...{ hasNext: Boolean(onNext), onNext, hasPrevious: Boolean(onPrevious), onPrevious },
    accessibilityLabels: { next: t('next'), previous: t('previous') },
  };
}
