import { Badge, BlockStack, IndexTable, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { Label } from '../label.ts';
import type { OrderRow } from './present-agent-order.ts';
import { RecordTable } from '../record-table.tsx';
import { StatusLabel } from '../status-label.tsx';
import type { CursorPages } from '../use-cursor-pages.ts';

interface Props {
  orders: OrderRow[];
  loading: boolean;
  pages: CursorPages;
}

const COLUMNS = ['order', 'date', 'agent', 'mode', 'status', 'risk', 'updates', 'total', 'shopify'] as const;

/** The orders that agents placed. An order's name opens its page. */
export function OrdersTable({ orders, loading, pages }: Props) {
  const t = useTranslations('orders');
  return (
    <RecordTable
      rows={orders}
      resourceName={{ singular: t('one'), plural: t('many') }}
      headings={COLUMNS.map((column) => ({
        title: t(`columns.${column}`),
        ...(column === 'total' && { alignment: 'end' as const }),
        ...(column === 'shopify' && { hidden: true }),
      }))}
      Cells={OrderCells}
      ListItem={OrderListItem}
      loading={loading}
      pages={pages}
    />
  );
}

function OrderCells({ row: order }: { row: OrderRow }) {
  const t = useTranslations('orders');
  return (
    <>
      <IndexTable.Cell>
        <OrderName order={order} />
      </IndexTable.Cell>
      <IndexTable.Cell>{order.placedAt}</IndexTable.Cell>
      <IndexTable.Cell>{order.agentName}</IndexTable.Cell>
      <IndexTable.Cell>{order.mode}</IndexTable.Cell>
      <IndexTable.Cell>
        <InlineStack gap="100" wrap={false}>
          <LabelBadge label={order.status} />
          {order.refund && <LabelBadge label={order.refund} />}
          {order.review && <LabelBadge label={order.review} />}
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>{order.risk && <StatusLabel label={order.risk} />}</IndexTable.Cell>
      <IndexTable.Cell>
        <LabelBadge label={order.delivery} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {order.total}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Link
          url={order.adminUrl}
          target="_top"
          monochrome
          accessibilityLabel={t('inShopify', { name: order.name })}
        >
          {t('viewInShopify')}
        </Link>
      </IndexTable.Cell>
    </>
  );
}

function OrderListItem({ row: order }: { row: OrderRow }) {
  return (
    <div className="order-list-item">
      <BlockStack gap="100">
        <InlineStack align="space-between" blockAlign="center">
          <OrderName order={order} />
          <Text as="span" numeric>
            {order.total}
          </Text>
        </InlineStack>
        <Text as="span" tone="subdued">
          {order.agentName} · {order.mode} · {order.placedAt}
        </Text>
        <InlineStack gap="100">
          <LabelBadge label={order.status} />
          {order.refund && <LabelBadge label={order.refund} />}
          {order.review && <LabelBadge label={order.review} />}
          {order.risk?.tone && <LabelBadge label={order.risk} />}
          <LabelBadge label={order.delivery} />
        </InlineStack>
      </BlockStack>
    </div>
  );
}

function OrderName({ order }: { order: OrderRow }) {
  const t = useTranslations('orders.detail');
  return (
    <InlineStack gap="200" blockAlign="center" wrap={false}>
      <Link url={`/app/orders/${order.id}`} monochrome removeUnderline dataPrimaryLink>
        <Text as="span" variant="bodyMd" fontWeight="semibold">
          {order.name}
        </Text>
      </Link>
      {order.isTest && <Badge>{t('test')}</Badge>}
    </InlineStack>
  );
}

function LabelBadge({ label }: { label: Label }) {
  return (
    <Badge tone={label.tone} progress={label.progress}>
      {label.text}
    </Badge>
  );
}
