import { Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { ProductView } from './present-product-page.ts';
import { TitledCard } from '../titled-card.tsx';

/** The shop's policies that agents can tell of this product. */
export function PoliciesCard({ policies }: { policies: ProductView['policies'] }) {
  const t = useTranslations('catalog.product');
  return (
    <TitledCard title={t('policies')}>
      {policies.length === 0 && <Text as="p">{t('noPolicies')}</Text>}
      {policies.map(({ name, url, text }) => (
        <details key={url} open={text === null}>
          <summary>{name}</summary>
          {text && <p className="policy-text">{text}</p>}
          <Link url={url} external>
            <span className="wrap-anywhere">{url}</span>
          </Link>
        </details>
      ))}
    </TitledCard>
  );
}
