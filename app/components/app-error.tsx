import { isRouteErrorResponse } from '@remix-run/react';
import { Banner, Page, Text } from '@shopify/polaris';
import { boundary } from '@shopify/shopify-app-remix/server';
import { useLiveData } from './use-live-data.ts';

/** An embedded page that failed: a step of Shopify's sign-in as it is, anything else in plain words. */
export function AppError({ error }: { error: unknown }) {
  useLiveData(4);
  if (isRouteErrorResponse(error) && error.data) return boundary.error(error);
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Page title={missing ? 'Page not found' : 'Something went wrong'}>
      <Banner
        tone="critical"
        title={missing ? 'This page does not exist.' : 'This page could not be loaded.'}
      >
        <Text as="p">
          {missing
            ? 'Choose a page in the menu.'
            : 'Your shop and orders are not affected. Aisle tries again every few seconds.'}
        </Text>
      </Banner>
    </Page>
  );
}
