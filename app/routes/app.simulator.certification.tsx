import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import {
  Badge,
  Banner,
  BlockStack,
  Button,
  ButtonGroup,
  Card,
  InlineStack,
  Link,
  Page,
  ProgressBar,
  Select,
  Text,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { NEWEST_VERSION } from '#app/agents/acp-versions.ts';
import { readForm } from '#app/components/read-form.ts';
import { presentCertification, presentEarlier } from '#app/components/simulator/present-certification.ts';
import { ResultsCard } from '#app/components/simulator/results-card.tsx';
import { wordRefusal } from '#app/components/simulator/word-refusal.ts';
import { refusalResponse, type Refusal } from '#app/components/refusal-response.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import { getCertification } from '#app/simulator/certification/get-certification.server.ts';
import { listCertifications } from '#app/simulator/certification/list-certifications.server.ts';
import { startCertification } from '#app/simulator/certification/start-certification.server.ts';
import { isSimulatedVersion, SIMULATED_VERSIONS } from '#app/simulator/request-bodies.ts';
import '#app/i18n/texts/simulator.ts';
import { TitledCard } from '#app/components/titled-card.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const asked = new URL(request.url).searchParams.get('run');
  const [run, runs] = await Promise.all([getCertification(scope, asked), listCertifications(scope)]);
  return {
    run: run && presentCertification(run, reader),
    earlier: runs.filter(({ id }) => id !== run?.id).map((other) => presentEarlier(other, reader)),
    versions: SIMULATED_VERSIONS.map((value) => ({
      value,
      label: reader.t(`simulator.certification.versions.${value === NEWEST_VERSION ? 'newest' : 'openai'}`, {
        version: value,
      }),
    })),
    mayRun: staff.may('agents.write'),
  };
}

/** Begins a run. */
export async function action({ request }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'agents.write');
  const version = (await readForm(request)).get('version');
  try {
    await startCertification(scope, isSimulatedVersion(version) ? version : SIMULATED_VERSIONS[0]!);
    return null;
  } catch (error) {
    return refusalResponse(error, (refused) => wordRefusal(refused, reader));
  }
}

export default function CertificationPage() {
  const { run, earlier, mayRun } = useLoaderData<typeof loader>();
  const t = useTranslations();
  useLiveData(run?.isRunning ? 2 : 30);
  return (
    <Page
      title={t('simulator.certification.title')}
      subtitle={t('simulator.certification.subtitle')}
      backAction={{ content: t('simulator.title'), url: '/app/simulator' }}
    >
      <BlockStack gap="400">
        {run && (
          <Banner tone={run.verdict.tone} title={run.verdict.title}>
            {run.verdict.text && <Text as="p">{run.verdict.text}</Text>}
            <Text as="p">{run.when}</Text>
          </Banner>
        )}
        {run?.isRunning && (
          <ProgressBar progress={run.progress} ariaLabelledBy="certification-start" size="small" />
        )}
        {mayRun && <StartCard />}
        {run && run.checks.length > 0 && (
          <ResultsCard
            title={t('simulator.certification.setup')}
            count={run.checkCount}
            results={run.checks}
          />
        )}
        {run && run.cases.length > 0 && (
          <ResultsCard title={t('simulator.certification.cases')} count={run.caseCount} results={run.cases} />
        )}
        {earlier.length > 0 && <EarlierCard earlier={earlier} />}
      </BlockStack>
    </Page>
  );
}

function StartCard() {
  const { run, versions } = useLoaderData<typeof loader>();
  const t = useTranslations('simulator.certification');
  const fetcher = useFetcher<Refusal | null>();
  const [version, setVersion] = useState<string>(NEWEST_VERSION);
  const isBusy = fetcher.state !== 'idle';
  return (
    <Card>
      <BlockStack gap="300">
        <div id="certification-start">
          <Text as="h2" variant="headingMd">
            {t(run ? 'again' : 'emptyTitle')}
          </Text>
        </div>
        <Text as="p">{t('intro')}</Text>
        {fetcher.data && !isBusy && <Banner tone="critical" title={fetcher.data.error} />}
        <Select label={t('version')} options={versions} value={version} onChange={setVersion} />
        <ButtonGroup>
          <Button
            variant="primary"
            onClick={() => fetcher.submit({ version }, { method: 'post' })}
            loading={isBusy}
            disabled={run?.isRunning}
          >
            {t('start')}
          </Button>
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}

function EarlierCard({ earlier }: { earlier: ReturnType<typeof presentEarlier>[] }) {
  const t = useTranslations('simulator.certification');
  return (
    <TitledCard title={t('earlier')}>
      <ul className="plain-list timeline">
        {earlier.map(({ id, text, state }) => (
          <li key={id}>
            <InlineStack gap="200" blockAlign="center">
              <Link url={`/app/simulator/certification?run=${id}`}>{text}</Link>
              <Badge tone={state.tone}>{state.text}</Badge>
            </InlineStack>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
}
