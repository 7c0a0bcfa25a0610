import { Badge, Card, IndexTable, InlineStack, Link, Text } from '@shopify/polaris';
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
] as const;

/** The orders that agents placed. An order's name opens it in Shopify's admin. */
export function AgentOrdersTable({ orders, loading, onNext, onPrevious }: Props) {
  return (
    <Card padding="0">
      <IndexTable
        resourceName={{ singular: 'order', plural: 'orders' }}
        itemCount={orders.length}
        selectable={false}
        loading={loading}
        headings={[...HEADINGS]}
        pagination={
          onNext || onPrevious
            ? { hasNext: Boolean(onNext), onNext, hasPrevious: Boolean(onPrevious), onPrevious }
            : undefined
        }
      >
        {orders.map((order, position) => (
          <IndexTable.Row key={order.id} id={order.id} position={position}>
            <IndexTable.Cell>
              <InlineStack gap="200" blockAlign="center" wrap={false}>
                <Link url={order.adminUrl} target="_top" monochrome removeUnderline dataPrimaryLink>
                  <Text as="span" variant="bodyMd" fontWeight="semibold">
                    {order.name}
                  </Text>
                </Link>
                {order.isTest && <Badge>Test</Badge>}
              </InlineStack>
            </IndexTable.Cell>
            <IndexTable.Cell>{order.placedAt}</IndexTable.Cell>
            <IndexTable.Cell>{order.agentName}</IndexTable.Cell>
            <IndexTable.Cell>{order.mode}</IndexTable.Cell>
            <IndexTable.Cell>
              <LabelBadge label={order.status} />
            </IndexTable.Cell>
            <IndexTable.Cell>
              <LabelBadge label={order.delivery} />
            </IndexTable.Cell>
            <IndexTable.Cell>
              <Text as="span" alignment="end" numeric>
                {order.total}
              </Text>
            </IndexTable.Cell>
          </IndexTable.Row>
        ))}
      </IndexTable>
    </Card>
  );
}

function LabelBadge({ label }: { label: Label }) {
  return (
    <Badge tone={label.tone} progress={label.progress}>
      {label.text}
    </Badge>
  );
}
