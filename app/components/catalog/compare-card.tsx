import { Badge, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { ComparedField } from './present-product-page.ts';
import { TitledCard } from '../titled-card.tsx';

interface Props {
  title: string;
  text: string;
  rows: ComparedField[];
}

/** What an agent sees, beside what Shopify says. */
export function CompareCard({ title, text, rows }: Props) {
  const t = useTranslations('catalog.product');
  return (
    <TitledCard title={title}>
      <Text as="p" tone="subdued">
        {text}
      </Text>
      {rows.length > 0 && (
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('agentSees')}</th>
              <th scope="col">{t('shopifySays')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.name} {row.differs && <Badge tone="info">{t('differs')}</Badge>}
                </th>
                <td data-label={t('agentSees')}>{row.agent}</td>
                <td data-label={t('shopifySays')}>{row.shopify}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </TitledCard>
  );
}
