import { BlockStack, Button, Card, FormLayout } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OrderFilter } from '#app/orders/order-filter.ts';
import { FilterChoice, FilterDay } from '../filter-fields.tsx';
import { SearchForm } from '../search-form.tsx';
import { useAddressFilter } from '../use-address-filter.ts';

interface Props {
  filter: OrderFilter;
  agents: { id: string; name: string }[];
}

type Field = Exclude<keyof OrderFilter, 'search'>;

const MODES = ['in_chat', 'hand_off'] as const;
const STATUSES = ['confirmed', 'manual_review', 'processing', 'shipped', 'completed', 'canceled'] as const;
const RISKS = ['normal', 'elevated', 'highest'] as const;
const REVIEWS = ['pending', 'approved', 'rejected'] as const;

/** Narrows the list down. */
export function OrderFilters({ filter, agents }: Props) {
  const t = useTranslations();
  const { isFiltered, change, clear } = useAddressFilter(filter);
  const { search = '', ...others } = filter;
  const [open, setOpen] = useState(Object.keys(others).length > 0);
  const bind = (name: Field) => ({
    label: t(`orders.filters.${name}`),
    value: filter[name],
    onChange: (value: string) => change(name, value),
  });
  const all = t('orders.filters.all');
  return (
    <Card>
      <BlockStack gap="300">
        <SearchForm
          label={t('orders.filters.search')}
          placeholder={t('orders.filters.searchHelp')}
          button={t('orders.filters.search')}
          searched={search}
          onSearch={(text) => change('search', text)}
        >
          <Button disclosure={open ? 'up' : 'down'} ariaExpanded={open} onClick={() => setOpen(!open)}>
            {t('orders.filters.more')}
          </Button>
          {isFiltered && (
            <Button variant="plain" onClick={clear}>
              {t('common.actions.clearFilters')}
            </Button>
          )}
        </SearchForm>
        {open && (
          <FormLayout>
            <FormLayout.Group condensed>
              <FilterChoice
                {...bind('agent')}
                all={all}
                options={agents.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <FilterChoice
                {...bind('mode')}
                all={all}
                options={MODES.map((value) => ({ value, label: t(`common.modes.${value}`) }))}
              />
              <FilterChoice
                {...bind('status')}
                all={all}
                options={STATUSES.map((value) => ({ value, label: t(`orders.status.${value}`) }))}
              />
              <FilterChoice
                {...bind('risk')}
                all={all}
                options={RISKS.map((value) => ({ value, label: t(`orders.risk.${value}`) }))}
              />
            </FormLayout.Group>
            <FormLayout.Group condensed>
              <FilterChoice
                {...bind('review')}
                all={all}
                options={REVIEWS.map((value) => ({ value, label: t(`orders.review.${value}`) }))}
              />
              <FilterChoice
                {...bind('use')}
                all={all}
                options={(['live', 'test'] as const).map((value) => ({ value, label: t(`common.${value}`) }))}
              />
              <FilterDay {...bind('from')} />
              <FilterDay {...bind('to')} />
            </FormLayout.Group>
          </FormLayout>
        )}
      </BlockStack>
    </Card>
  );
}
