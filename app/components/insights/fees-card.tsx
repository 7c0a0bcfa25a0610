import { useFetcher } from '@remix-run/react';
import { BlockStack, Button, Card, FormLayout, InlineStack, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useOutcomeToast } from '../use-outcome-toast.ts';

interface Props {
  fees: {
    currency: string;
    stripePercent: string;
    stripeFixed: string;
    commissions: { id: string; name: string; percent: string }[];
  };
}

/** The rates that fees are reckoned from. */
export function FeesCard({ fees }: Props) {
  const t = useTranslations('insights.fees');
  const tc = useTranslations('common');
  const fetcher = useFetcher();
  const refusal = useOutcomeToast(fetcher, tc('outcome.saved'));
  const [values, setValues] = useState<Record<string, string>>({
    stripePercent: fees.stripePercent,
    stripeFixed: fees.stripeFixed,
    ...Object.fromEntries(fees.commissions.map(({ id, percent }) => [`commission:${id}`, percent])),
  });
  const field = (name: string, label: string, suffix: string) => (
    <TextField
      key={name}
      label={label}
      name={name}
      suffix={suffix}
      inputMode="decimal"
      autoComplete="off"
      value={values[name] ?? ''}
      onChange={(value) => setValues({ ...values, [name]: value })}
      error={refusal?.param === name ? t('bad', { most: 100 }) : undefined}
    />
  );
  return (
    <Card>
      <fetcher.Form method="post">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('text')}
          </Text>
          <FormLayout>
            <FormLayout.Group condensed>
              {field('stripePercent', t('stripePercent'), '%')}
              {field('stripeFixed', t('stripeFixed'), fees.currency)}
              {fees.commissions.map(({ id, name }) =>
                field(`commission:${id}`, t('commission', { agent: name }), '%'),
              )}
            </FormLayout.Group>
          </FormLayout>
          <InlineStack>
            <Button submit loading={fetcher.state !== 'idle'}>
              {tc('actions.save')}
            </Button>
          </InlineStack>
        </BlockStack>
      </fetcher.Form>
    </Card>
  );
}
