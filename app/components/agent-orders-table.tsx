import {
  Badge,
  BlockStack,
  Card,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
} from '@shopify/polaris';
import type { Label, OrderRow } from './present-agent-order.ts';

interface Props {
  orders: OrderRow[];
  loading: boolean;
  /** Goes to a page; undefined where there is none. */
  onNext?: () => void;
  onPrevious?: () => void;
}

const HEADINGS = [
  { title: 'Order' },
  { title: 'Date' },
  { title: 'Agent' },
  { title: 'Mode' },
  { title: 'Status' },
  { title: 'Agent updates' },
  { title: 'Total', alignment: 'end' },
  { title: 'In Shopify', hidden: true },
] as const;

/** The orders that agents placed, as a table or, on a phone, as a list. An order's name opens its page. */
export function AgentOrdersTable({ orders, loading, onNext, onPrevious }: Props) {
  const { smDown } = useBreakpoints();
  const Content = smDown ? OrderListItem : OrderCells;
  const pagination = { hasNext: Boolean(onNext), onNext, hasPrevious: Boolean(onPrevious), onPrevious };
  return (
    <Card padding="0">
      <IndexTable
        resourceName={{ singular: 'order', plural: 'orders' }}
        itemCount={orders.length}
        selectable={false}
        condensed={smDown}
        loading={loading}
        headings={[...HEADINGS]}
        pagination={onNext || onPrevious ? pagination : undefined}
      >
        {orders.map((order, position) => (
          <IndexTable.Row key={order.id} id={order.id} position={position}>
            <Content order={order} />
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

function OrderCells({ order }: { order: OrderRow }) {
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
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <LabelBadge label={order.delivery} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {order.total}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Link url={order.adminUrl} target="_top" monochrome accessibilityLabel={`${order.name} in Shopify`}>
          View in Shopify
        </Link>
      </IndexTable.Cell>
    </>
  );
}

function OrderListItem({ order }: { order: OrderRow }) {
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
          <LabelBadge label={order.delivery} />
        </InlineStack>
      </BlockStack>
    </div>
  );
}

function OrderName({ order }: { order: OrderRow }) {
  return (
    <InlineStack gap="200" blockAlign="center" wrap={false}>
      <Link url={`/app/orders/${order.id}`} monochrome removeUnderline dataPrimaryLink>
        <Text as="span" variant="bodyMd" fontWeight="semibold">
          {order.name}
        </Text>
      </Link>
      {order.isTest && <Badge>Test</Badge>}
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
