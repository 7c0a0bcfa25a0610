import { BlockStack, Button, Card, FormLayout } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { ACTIVITY_OPERATIONS, CALL_OUTCOMES } from '#app/insights/activity-entry.ts';
import type { ActivityFilter } from '#app/insights/activity-filter.ts';
import { FilterChoice, FilterDay } from '../filter-fields.tsx';
import { SearchForm } from '../search-form.tsx';
import { useAddressFilter } from '../use-address-filter.ts';

interface Props {
  filter: ActivityFilter;
  agents: { id: string; name: string }[];
}

type Field = 'who' | 'agent' | 'operation' | 'outcome' | 'from' | 'to';

/** Narrows the log down. */
export function ActivityFilters({ filter, agents }: Props) {
  const t = useTranslations('activity');
  const tc = useTranslations('common.actions');
  const { isFiltered, change, clear } = useAddressFilter(filter);
  const bind = (name: Field) => ({
    label: t(`filters.${name}`),
    value: filter[name],
    onChange: (value: string) => change(name, value),
  });
  const all = t('filters.all');
  return (
    <Card>
      <BlockStack gap="300">
        <SearchForm
          label={t('filters.subject')}
          placeholder={t('filters.subjectHelp')}
          button={t('filters.search')}
          searched={filter.subject ?? ''}
          onSearch={(text) => change('subject', text)}
        >
          {isFiltered && (
            <Button variant="plain" onClick={clear}>
              {tc('clearFilters')}
            </Button>
          )}
        </SearchForm>
        <FormLayout>
          <FormLayout.Group condensed>
            <FilterChoice
              {...bind('who')}
              all={all}
              options={(['agents', 'staff'] as const).map((value) => ({
                value,
                label: t(`filters.${value}`),
              }))}
            />
            <FilterChoice
              {...bind('agent')}
              all={all}
              options={agents.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <FilterChoice
              {...bind('operation')}
              all={all}
              options={ACTIVITY_OPERATIONS.map((value) => ({ value, label: t(`calls.${value}`) }))}
            />
          </FormLayout.Group>
          <FormLayout.Group condensed>
            <FilterChoice
              {...bind('outcome')}
              all={all}
              options={CALL_OUTCOMES.map((value) => ({
                value,
                label: t(`outcomes.${value}`),
              }))}
            />
            <FilterDay {...bind('from')} />
            <FilterDay {...bind('to')} />
          </FormLayout.Group>
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
