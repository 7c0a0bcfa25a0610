import { Banner, Button, ButtonGroup, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { ConnectionPageData } from '#app/routes/app.agents.$connectionId.tsx';
import { DataTable } from '../data-table.tsx';
import type { ConnectionOutcome } from './act-on-connection.server.ts';
import { eventAdvice } from './event-advice.ts';
import { SecretsCard } from './secrets-card.tsx';
import { useAsk } from './use-ask.ts';
import { TitledCard } from '../titled-card.tsx';

/** Where order events go, how that answers, and a test that says what to mend. */
export function EventsCard({ agent }: { agent: ConnectionPageData }) {
  const t = useTranslations('agents.detail');
  const { ask, isBusy, refusal, outcome } = useAsk();
  const { url, lines } = agent.endpoint;
  const headings = (['Time', 'Order', 'Event', 'Answer', 'Took'] as const).map((name) =>
    t(`delivery${name}`),
  );
  return (
    <>
      {outcome?.secrets && <SecretsCard secrets={outcome.secrets} />}
      <TitledCard title={t('events')}>
        {refusal && <Banner tone="critical" title={refusal.error} />}
        {outcome?.test && <TestResult {...outcome.test} />}
        {url && <code className="wrap-anywhere">{url}</code>}
        {lines.map((line) => (
          <Text as="p" key={line} tone="subdued">
            {line}
          </Text>
        ))}
        {agent.deliveries.length > 0 && (
          <>
            <Text as="h3" variant="headingSm">
              {t('deliveries')}
            </Text>
            <DataTable
              caption={t('deliveries')}
              headings={headings}
              rows={agent.deliveries}
              numericFrom={4}
            />
          </>
        )}
        {agent.mayChange && (
          <ButtonGroup>
            <Button disabled={!url} loading={isBusy} onClick={() => ask('test-events')}>
              {t('test')}
            </Button>
            <Button disabled={isBusy} onClick={() => ask('rotate-event-secret', { overlap: 24 })}>
              {t('rotateSecret')}
            </Button>
          </ButtonGroup>
        )}
      </TitledCard>
    </>
  );
}

function TestResult({ status, problem, durationMs }: NonNullable<ConnectionOutcome['test']>) {
  const t = useTranslations('agents.detail');
  const answer = status === null ? t('testNoAnswer') : t('testAnswer', { status });
  const took = t('testTook', { ms: durationMs });
  if (problem === null)
    return (
      <Banner tone="success" title={t('testGood')}>
        <Text as="p">{`${answer}. ${took}`}</Text>
      </Banner>
    );
  return (
    <Banner tone="warning" title={answer}>
      <Text as="p">{`${t(`testAdvice.${eventAdvice(status)}`)} ${took}`}</Text>
    </Banner>
  );
}
