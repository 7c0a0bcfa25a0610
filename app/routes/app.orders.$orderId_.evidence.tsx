import { useState } from 'react';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Page, Text } from '@shopify/polaris';
import { downloadFile } from '#app/components/download-file.ts';
import { EvidenceTimeline, FactCard } from '#app/components/evidence/evidence-parts.tsx';
import { presentEvidence } from '#app/components/evidence/present-evidence.ts';
import { openEvidence } from '#app/evidence/pack/open-evidence.server.ts';
import { useTranslations } from 'use-intl';
import '#app/i18n/texts/evidence.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { scope, actor, reader } = await openAdmin(request, 'buyers.read');
  const pack = await openEvidence(scope, params.orderId!, { actor, how: 'page' });
  if (!pack) throw new Response(null, { status: 404 });
  return { evidence: presentEvidence(pack, reader) };
}

/** The page is as it was opened: reading it again would put another access on record. */
export const shouldRevalidate = () => false;

export default function EvidencePage() {
  const { evidence } = useLoaderData<typeof loader>();
  const t = useTranslations('evidence');
  const { download, busy, failed } = useDownload(evidence.downloadUrl, evidence.fileName);
  const { verdict } = evidence;
  return (
    <Page
      title={t('title', { name: evidence.name })}
      subtitle={evidence.subtitle}
      backAction={{ content: evidence.name, url: `/app/orders/${evidence.orderId}` }}
      primaryAction={{ content: t('download'), onAction: download, loading: busy }}
      secondaryActions={[{ content: t('print'), onAction: () => window.print() }]}
    >
      <BlockStack gap="400">
        {failed && <Banner tone="critical" title={t('downloadFailed')} />}
        <Banner tone={verdict.tone} title={verdict.title}>
          <Text as="p">{verdict.text}</Text>
        </Banner>
        {evidence.sections.map((section) => (
          <FactCard key={section.title} section={section} />
        ))}
        <EvidenceTimeline timeline={evidence.timeline} />
      </BlockStack>
    </Page>
  );
}

function useDownload(address: string, fileName: string) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const download = async () => {
    setState('busy');
    await downloadFile(address, fileName).then(
      () => setState('idle'),
      () => setState('failed'),
    );
  };
  return { download, busy: state === 'busy', failed: state === 'failed' };
}
