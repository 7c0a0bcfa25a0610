import { isRouteErrorResponse } from '@remix-run/react';
import { Banner, Page, Text } from '@shopify/polaris';
import { boundary } from '@shopify/shopify-app-remix/server';
import { useTranslations } from 'use-intl';
import { useLiveData } from './use-live-data.ts';

/** An embedded page that failed or is not the reader's: a step of Shopify's sign-in as it is, anything else in plain words. */
export function AppError({ error }: { error: unknown }) {
  const t = useTranslations('common.errors');
  useLiveData(4);
  if (isRouteErrorResponse(error) && error.data) return boundary.error(error);
  const kind = kindOf(error);
  return (
    <Page title={t(`${kind}.title`)}>
      <Banner tone={kind === 'failed' ? 'critical' : 'warning'} title={t(`${kind}.text`)}>
        <Text as="p">{t(`${kind}.advice`)}</Text>
      </Banner>
    </Page>
  );
}

function kindOf(error: unknown): 'notFound' | 'forbidden' | 'failed' {
  if (!isRouteErrorResponse(error)) return 'failed';
  if (error.status === 404) return 'notFound';
  return error.status === 403 ? 'forbidden' : 'failed';
}
