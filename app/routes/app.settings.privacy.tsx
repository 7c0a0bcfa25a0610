import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { BlockStack, Button, FormLayout, InlineStack, Page, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmButton } from '#app/components/confirm-button.tsx';
import { downloadFile } from '#app/components/download-file.ts';
import { EmptyCard } from '#app/components/empty-card.tsx';
import { presentRequest, type RequestView } from '#app/components/privacy/present-request.ts';
import { readForm } from '#app/components/read-form.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { wordError } from '#app/components/word-error.ts';
import { StatusLabel } from '#app/components/status-label.tsx';
import { useOutcomeToast } from '#app/components/use-outcome-toast.ts';
import { answerByEmail } from '#app/privacy/answer-by-email.server.ts';
import { listPrivacyRequests } from '#app/privacy/list-privacy-requests.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/privacy.ts';
import '#app/i18n/texts/settings.ts';
import { TitledCard } from '#app/components/titled-card.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request, 'buyers.read');
  const requests = await listPrivacyRequests(scope);
  const now = scope.clock();
  return {
    requests: requests.map((each) => presentRequest(each, reader, now)),
    mayErase: staff.may('settings.write'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request.clone());
  const kind = form.get('kind') === 'erasure' ? 'erasure' : 'access';
  const { scope, actor, reader } = await openAdmin(
    request,
    kind === 'erasure' ? 'settings.write' : 'buyers.read',
  );
  try {
    return { id: await answerByEmail(scope, { kind, email: String(form.get('email') ?? '') }, actor) };
  } catch (error) {
    return refusalResponse(error, wordError(reader));
  }
}

export default function PrivacyPage() {
  const { requests, mayErase } = useLoaderData<typeof loader>();
  const t = useTranslations();
  return (
    <Page
      title={t('privacy.title')}
      subtitle={t('privacy.subtitle')}
      backAction={{ content: t('settings.title'), url: '/app/settings' }}
    >
      <BlockStack gap="400">
        {requests.length === 0 ? (
          <EmptyCard title={t('privacy.none')} text={t('privacy.noneText')} />
        ) : (
          <TitledCard title={t('privacy.requests')} gap="400">
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} />
            ))}
          </TitledCard>
        )}
        <LookUp mayErase={mayErase} />
      </BlockStack>
    </Page>
  );
}

function RequestRow({ request }: { request: RequestView }) {
  const t = useTranslations('privacy');
  const { id } = request;
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          {request.kind}
        </Text>
        <StatusLabel label={request.state} />
      </InlineStack>
      <Text as="p" tone="subdued">
        {[request.received, request.found].filter(Boolean).join(' · ')}
      </Text>
      {request.sha256 && <span className="hash">{t('sha', { hash: request.sha256 })}</span>}
      {request.canExport && (
        <InlineStack>
          <Button onClick={() => downloadFile(`/app/settings/privacy/${id}`, `buyer-data-${id}.json`)}>
            {t('download')}
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

function LookUp({ mayErase }: { mayErase: boolean }) {
  const t = useTranslations('privacy.lookup');
  const fetcher = useFetcher();
  const [email, setEmail] = useState('');
  const kind = fetcher.formData?.get('kind');
  const refusal = useOutcomeToast(fetcher, kind === 'erasure' ? t('erased') : t('exported'));
  const ask = (wanted: string) => fetcher.submit({ kind: wanted, email }, { method: 'post' });
  return (
    <TitledCard title={t('title')}>
      <FormLayout>
        <TextField
          label={t('email')}
          type="email"
          value={email}
          onChange={setEmail}
          autoComplete="off"
          helpText={t('help')}
          error={refusal ? t('bad') : undefined}
        />
        <InlineStack gap="200">
          <Button onClick={() => ask('access')} loading={fetcher.state !== 'idle'}>
            {t('export')}
          </Button>
          {mayErase && (
            <ConfirmButton label={t('erase')} question={t('question')} onConfirm={() => ask('erasure')} />
          )}
        </InlineStack>
      </FormLayout>
    </TitledCard>
  );
}
