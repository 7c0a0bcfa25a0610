import { useNavigate, useSearchParams } from '@remix-run/react';
import { BlockStack, Box, Button, InlineGrid, InlineStack, Select, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SummaryView } from './present-catalog.ts';

const FILTERS = ['q', 'problem', 'severity', 'standing', 'searchable', 'buyable'];
const STANDINGS = ['in_chat', 'hand_off', 'searchable', 'hidden'] as const;
const SEVERITIES = ['error', 'warning', 'advice', 'none'] as const;

/** What is searched for stands in the page's address: it can be kept, and the way back leads to it. */
export function ProductFilters({ problems }: { problems: SummaryView['problems'] }) {
  const t = useTranslations();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [search, setSearch] = useState(params.get('q') ?? '');
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (value) next.set(name, value);
    else next.delete(name);
    navigate(`?${next}#products`, { replace: true });
  };
  const bind = (name: string) => ({
    value: params.get(name) ?? '',
    onChange: (value: string) => set(name, value),
  });
  const any = { value: '', label: t('catalog.list.any') };
  const yesNo = [any, { value: 'yes', label: t('common.yes') }, { value: 'no', label: t('common.no') }];
  const chosen = params.get('problem');
  const isUnknown = chosen && !problems.some(({ rule }) => rule === chosen);
  return (
    <Box padding="400">
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('catalog.list.title')}
        </Text>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            set('q', search);
          }}
        >
          <TextField
            label={t('catalog.list.search')}
            helpText={t('catalog.list.searchHelp')}
            type="search"
            value={search}
            onChange={setSearch}
            autoComplete="off"
            maxLength={200}
            connectedRight={<Button submit>{t('catalog.list.find')}</Button>}
          />
        </form>
        <InlineGrid columns={{ xs: 1, sm: 2, lg: 5 }} gap="300">
          <Select
            label={t('catalog.list.problem')}
            options={[
              any,
              ...(isUnknown ? [{ value: chosen, label: chosen }] : []),
              ...problems.map(({ rule, problem }) => ({ value: rule, label: problem })),
            ]}
            {...bind('problem')}
          />
          <Select
            label={t('catalog.list.severity')}
            options={[
              any,
              ...SEVERITIES.map((value) => ({ value, label: t(`catalog.severities.${value}`) })),
            ]}
            {...bind('severity')}
          />
          <Select
            label={t('catalog.list.standing')}
            options={[any, ...STANDINGS.map((value) => ({ value, label: t(`catalog.effects.${value}`) }))]}
            {...bind('standing')}
          />
          <Select label={t('catalog.list.searchable')} options={yesNo} {...bind('searchable')} />
          <Select label={t('catalog.list.buyable')} options={yesNo} {...bind('buyable')} />
        </InlineGrid>
        {FILTERS.some((name) => params.has(name)) && (
          <InlineStack>
            <Button
              variant="plain"
              onClick={() => {
                setSearch('');
                navigate('?#products', { replace: true });
              }}
            >
              {t('common.actions.clearFilters')}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Box>
  );
}
