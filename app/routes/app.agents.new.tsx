import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import {
  Banner,
  BlockStack,
  Button,
  Card,
  ChoiceList,
  FormLayout,
  InlineStack,
  Page,
  Select,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { createConnection } from '#app/agents/create-connection.server.ts';
import { readCreateForm } from '#app/components/agents/connection-form.ts';
import { PLATFORMS } from '#app/agents/platforms.ts';
import { SecretsCard } from '#app/components/agents/secrets-card.tsx';
import { readForm } from '#app/components/read-form.ts';
import { refusalResponse, type Refusal } from '#app/components/refusal-response.ts';
import { wordError } from '#app/components/word-error.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/agents.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope } = await openAdmin(request, 'agents.write');
  const isLive = new URL(request.url).searchParams.get('mode') === 'live';
  return { mode: isLive ? 'live' : 'test', sellingMode: scope.shop.sellingMode ?? 'hand_off' };
}

/** The secrets are in this answer and nowhere else. */
export async function action({ request }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'agents.write');
  try {
    const wanted = readCreateForm(await readForm(request));
    return { created: await createConnection(scope, wanted), isTest: wanted.mode === 'test' };
  } catch (error) {
    return refusalResponse(error, wordError(reader));
  }
}

export default function NewAgentPage() {
  const t = useTranslations('agents');
  const answer = useActionData<
    {
      created?: { id: string; apiKey: string; eventSecret: string; signingSecret: string };
      isTest?: boolean;
    } & Partial<Refusal>
  >();
  return (
    <Page title={t('form.title')} backAction={{ content: t('title'), url: '/app/agents' }}>
      {answer?.created ? (
        <SecretsCard secrets={answer.created}>
          <InlineStack gap="200">
            <Button variant="primary" url={`/app/agents/${answer.created.id}`}>
              {t('secrets.continue')}
            </Button>
            {answer.isTest && <Button url="/app/simulator">{t('secrets.simulate')}</Button>}
          </InlineStack>
        </SecretsCard>
      ) : (
        <NewAgentForm refusal={answer?.error ? { error: answer.error, param: answer.param ?? null } : null} />
      )}
    </Page>
  );
}

function NewAgentForm({ refusal }: { refusal: Refusal | null }) {
  const t = useTranslations('agents.form');
  const preset = useLoaderData<typeof loader>();
  const isBusy = useNavigation().state !== 'idle';
  const [chosen, setChosen] = useState<string>(PLATFORMS[0].handle);
  const platform = PLATFORMS.find(({ handle }) => handle === chosen);
  const [handle, setHandle] = useState('');
  const [name, setName] = useState<string>(PLATFORMS[0].name);
  const [mode, setMode] = useState(preset.mode);
  const [sellingMode, setSellingMode] = useState(preset.sellingMode);
  const [eventUrl, setEventUrl] = useState('');
  const errorOf = (param: string) => (refusal?.param === param ? refusal.error : undefined);
  const known = ['name', 'platform', 'event_url', 'selling_mode'];
  const choose = (next: string) => {
    setChosen(next);
    setName(PLATFORMS.find((known) => known.handle === next)?.name ?? '');
  };
  const options = [
    ...PLATFORMS.map((p) => ({ value: p.handle as string, label: p.name as string })),
    { value: '', label: t('other') },
  ];
  return (
    <Form method="post">
      <input type="hidden" name="platform" value={platform?.handle ?? handle} />
      <input type="hidden" name="mode" value={mode} />
      <input type="hidden" name="sellingMode" value={sellingMode} />
      <Card>
        <BlockStack gap="400">
          {refusal && !known.includes(refusal.param ?? '') && (
            <Banner tone="critical" title={refusal.error} />
          )}
          <FormLayout>
            <Select label={t('platform')} options={options} value={chosen} onChange={choose} />
            {!platform && (
              <TextField
                label={t('handle')}
                helpText={t('handleHelp')}
                value={handle}
                onChange={setHandle}
                autoComplete="off"
                error={errorOf('platform')}
              />
            )}
            <TextField
              label={t('name')}
              name="name"
              value={name}
              onChange={setName}
              autoComplete="off"
              error={errorOf('name')}
            />
            <ChoiceList
              title={t('mode')}
              selected={[mode]}
              onChange={([next]) => setMode(next!)}
              choices={[
                { value: 'test', label: t('modeTest') },
                { value: 'live', label: t('modeLive') },
              ]}
            />
            <ChoiceList
              title={t('sellingMode')}
              selected={[sellingMode]}
              onChange={([next]) => setSellingMode(next!)}
              choices={[
                { value: 'hand_off', label: t('handOff'), helpText: t('handOffHelp') },
                { value: 'in_chat', label: t('inChat'), helpText: t('inChatHelp') },
                { value: 'discovery', label: t('discovery') },
              ]}
            />
            <TextField
              label={t('eventUrl')}
              name="eventUrl"
              helpText={t('eventUrlHelp')}
              value={eventUrl}
              onChange={setEventUrl}
              autoComplete="off"
              inputMode="url"
              error={errorOf('event_url')}
            />
            <Button submit variant="primary" loading={isBusy}>
              {t('submit')}
            </Button>
          </FormLayout>
        </BlockStack>
      </Card>
    </Form>
  );
}
