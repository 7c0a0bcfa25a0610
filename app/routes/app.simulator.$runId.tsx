import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Badge, Banner, BlockStack, Layout, Page } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { eventBody } from '#app/acp/events/translate-event.ts';
import { agentApi } from '#app/acp/in-process.server.ts';
import { NEWEST_VERSION } from '#app/agents/acp-versions.ts';
import { readForm } from '#app/components/read-form.ts';
import { NextCard } from '#app/components/simulator/next-card.tsx';
import { presentRun } from '#app/components/simulator/present-run.ts';
import { RunSide } from '#app/components/simulator/run-side.tsx';
import { StepsCard } from '#app/components/simulator/steps-card.tsx';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { wordRefusal } from '#app/components/simulator/word-refusal.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import { getRunOrder } from '#app/simulator/get-run-order.server.ts';
import { getRun } from '#app/simulator/get-run.server.ts';
import { readStep } from '#app/simulator/step.ts';
import { takeStep } from '#app/simulator/take-step.server.ts';
import { testPayments } from '#app/simulator/test-payments.server.ts';
import '#app/i18n/texts/simulator.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const [run, payments] = await Promise.all([getRun(scope, params.runId!), testPayments(scope)]);
  if (!run) throw new Response(null, { status: 404 });
  const order = run.session && (await getRunOrder(scope, run.session.id));
  const bodies = (order?.events ?? []).map((event) => eventBody(NEWEST_VERSION, event));
  const facts = { order, bodies, payments, shopCountry: scope.shop.country };
  return { run: presentRun(run, facts, reader), mayRun: staff.may('agents.write') };
}

/** Takes the next step. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'agents.write');
  try {
    const step = { input: readStep(await readForm(request)), language: reader.language };
    await takeStep(
      scope,
      agentApi(() => scope),
      params.runId!,
      step,
    );
    return null;
  } catch (error) {
    return refusalResponse(error, (refused) => wordRefusal(refused, reader));
  }
}

export default function SimulatedRunPage() {
  const { run, mayRun } = useLoaderData<typeof loader>();
  const t = useTranslations();
  // An order that is paid in the shop arrives by itself.
  useLiveData(4);
  return (
    <Page
      title={run.title}
      subtitle={run.subtitle}
      backAction={{ content: t('simulator.title'), url: '/app/simulator' }}
      titleMetadata={<Badge tone={run.status.tone}>{run.status.text}</Badge>}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {mayRun ? <NextCard run={run} /> : <Banner tone="info" title={t('common.notPermitted')} />}
            <StepsCard steps={run.steps} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <RunSide run={run} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}
