import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BlockStack, Box, Card, Page, Text } from '@shopify/polaris';
import { AttentionList } from '#app/components/attention/attention-list.tsx';
import { presentAttention } from '#app/components/attention/present-attention.ts';
import { readerOf } from '#app/components/present-agent-order.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { listAttention } from '#app/attention/list-attention.server.ts';
import { markAttentionDone } from '#app/attention/mark-attention-done.server.ts';
import { openShop, openShopAsStaff } from '#app/shops/open-shop.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const scope = await openShop(request);
  const items = await listAttention(scope);
  const reader = readerOf(request, scope.shop.timezone);
  return { items: items.map((item) => presentAttention(item, reader)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, actor } = await openShopAsStaff(request);
  const form = await request.formData();
  try {
    await markAttentionDone(scope, String(form.get('item')), actor);
    return null;
  } catch (error) {
    return refusalResponse(error);
  }
}

export default function AttentionPage() {
  const { items } = useLoaderData<typeof loader>();
  useLiveData(10);
  return (
    <Page title="Needs attention" subtitle="What Aisle will not decide by itself">
      {items.length > 0 ? <AttentionList items={items} /> : <NothingToDo />}
    </Page>
  );
}

function NothingToDo() {
  return (
    <Card>
      <Box paddingBlock="800">
        <BlockStack gap="200" inlineAlign="center">
          <Text as="h2" variant="headingMd" alignment="center">
            Nothing needs your attention
          </Text>
          <Text as="p" alignment="center" tone="subdued">
            Orders on hold, disputes and failed refunds appear here by themselves.
          </Text>
        </BlockStack>
      </Box>
    </Card>
  );
}
