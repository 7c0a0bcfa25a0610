import { Form, useFetcher, useNavigation } from '@remix-run/react';
import {
  Badge,
  Banner,
  BlockStack,
  Box,
  Button,
  FormLayout,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Refusal } from '../refusal-response.ts';
import type { ItemView } from './present-start.ts';
import { TitledCard } from '../titled-card.tsx';

interface Props {
  items: ItemView[];
  /** What was searched for. */
  words: string;
  mayRun: boolean;
}

/** Finds a product of the catalogue and begins a purchase of it. */
export function ChooseCard({ items, words, mayRun }: Props) {
  const t = useTranslations('simulator.choose');
  const common = useTranslations('common');
  const fetcher = useFetcher<Refusal>();
  const isSearching = useNavigation().state !== 'idle';
  const [text, setText] = useState(words);
  const [quantity, setQuantity] = useState('1');
  const refusal = fetcher.state === 'idle' ? fetcher.data : undefined;
  const busy = fetcher.state === 'idle' ? null : fetcher.formData?.get('item');
  const buy = (item: string) => fetcher.submit({ item, quantity }, { method: 'post' });
  return (
    <TitledCard title={t('title')} gap="400">
      <Form method="get">
        <FormLayout>
          <TextField
            label={t('search')}
            name="q"
            type="search"
            value={text}
            onChange={setText}
            helpText={t('searchHelp')}
            autoComplete="off"
            connectedRight={
              <Button submit loading={isSearching}>
                {t('submit')}
              </Button>
            }
          />
        </FormLayout>
      </Form>
      <Box maxWidth="8rem">
        <TextField
          label={t('quantity')}
          type="number"
          min={1}
          max={20}
          value={quantity}
          onChange={setQuantity}
          autoComplete="off"
          error={refusal?.param === 'quantity' ? refusal.error : undefined}
        />
      </Box>
      {!mayRun && <Banner tone="info" title={common('notPermitted')} />}
      {refusal && refusal.param !== 'quantity' && <Banner tone="critical" title={refusal.error} />}
      {items.length === 0 && <NoItems searched={words !== ''} />}
      <ul className="plain-list timeline">
        {items.map((item) => (
          <li key={item.id}>
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <BlockStack gap="050">
                <Text as="span">{item.name}</Text>
                <InlineStack gap="200" align="start" blockAlign="center">
                  <Text as="span" tone="subdued">
                    {item.price}
                  </Text>
                  <Badge tone={item.state.tone}>{item.state.text}</Badge>
                </InlineStack>
              </BlockStack>
              {mayRun && (
                <Button
                  onClick={() => buy(item.id)}
                  loading={busy === item.id}
                  disabled={busy != null}
                  accessibilityLabel={t('buyNamed', { item: item.name })}
                >
                  {t('buy')}
                </Button>
              )}
            </InlineStack>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}

function NoItems({ searched }: { searched: boolean }) {
  const t = useTranslations('simulator.choose');
  return (
    <BlockStack gap="100">
      <Text as="p" fontWeight="semibold">
        {t(searched ? 'noneTitle' : 'noCatalogTitle')}
      </Text>
      <Text as="p">{t(searched ? 'noneText' : 'noCatalogText')}</Text>
    </BlockStack>
  );
}
