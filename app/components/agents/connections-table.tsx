import { Badge, BlockStack, IndexTable, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { RecordTable } from '../record-table.tsx';
import { StatusLabel } from '../status-label.tsx';
import type { ConnectionRow } from './present-connection.ts';

const COLUMNS = ['agent', 'mode', 'key', 'events', 'feed'] as const;

/** The shop's agents, newest first. */
export function ConnectionsTable({ agents }: { agents: ConnectionRow[] }) {
  const t = useTranslations('agents');
  return (
    <RecordTable
      rows={agents}
      resourceName={{ singular: t('columns.agent'), plural: t('title') }}
      headings={COLUMNS.map((column) => ({ title: t(`columns.${column}`) }))}
      Cells={Cells}
      ListItem={ListItem}
    />
  );
}

function Cells({ row: agent }: { row: ConnectionRow }) {
  return (
    <>
      <IndexTable.Cell>
        <Name agent={agent} />
      </IndexTable.Cell>
      <IndexTable.Cell>{agent.mode}</IndexTable.Cell>
      {[agent.keys, agent.events, agent.feed].map((label, index) => (
        <IndexTable.Cell key={index}>{!agent.isRevoked && <StatusLabel label={label} />}</IndexTable.Cell>
      ))}
    </>
  );
}

function ListItem({ row: agent }: { row: ConnectionRow }) {
  return (
    <div className="order-list-item">
      <BlockStack gap="100">
        <Name agent={agent} />
        <Text as="span" tone="subdued">
          {agent.mode}
        </Text>
        {!agent.isRevoked && (
          <InlineStack gap="200">
            <StatusLabel label={agent.keys} />
            <StatusLabel label={agent.events} />
            <StatusLabel label={agent.feed} />
          </InlineStack>
        )}
      </BlockStack>
    </div>
  );
}

function Name({ agent }: { agent: ConnectionRow }) {
  const t = useTranslations();
  return (
    <InlineStack gap="200" blockAlign="center" wrap={false}>
      <Link url={`/app/agents/${agent.id}`} monochrome removeUnderline dataPrimaryLink>
        <Text as="span" fontWeight="semibold">
          {agent.name}
        </Text>
      </Link>
      {agent.isTest && <Badge>{t('common.test')}</Badge>}
      {agent.isRevoked && <Badge>{t('agents.state.revoked')}</Badge>}
    </InlineStack>
  );
}
