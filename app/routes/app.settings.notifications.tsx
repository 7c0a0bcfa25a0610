import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Page, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { ChannelCard } from '#app/components/settings/channel-card.tsx';
import { fieldProblems, refusedField } from '#app/components/settings/field-problems.ts';
import { presentChannel } from '#app/components/settings/present-channels.ts';
import { refusalResponse } from '#app/components/refusal-response.ts';
import { wordError } from '#app/components/word-error.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { listChannels } from '#app/notifications/list-channels.server.ts';
import { CHANNEL_KINDS, channelInput } from '#app/notifications/notification-channel.ts';
import { removeChannel } from '#app/notifications/remove-channel.server.ts';
import { canSendMail } from '#app/notifications/send-mail.server.ts';
import { sendTest } from '#app/notifications/send-test.server.ts';
import { setChannel } from '#app/notifications/set-channel.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/settings.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const channels = await listChannels(scope);
  return {
    channels: channels.map((channel) => presentChannel(channel, reader)),
    canSendMail: canSendMail(scope.env),
    mayChange: staff.may('settings.write'),
  };
}

/** Saves, tests or removes a channel. */
export async function action({ request }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'settings.write');
  const { t, language } = reader;
  const given = ((await request.json().catch(() => null)) ?? {}) as Record<string, unknown>;
  const refuse = (field: string) =>
    fieldProblems(t('common.checkFields'), {
      [field]: t(`settings.notifications.problems.${field === 'topics' ? 'topics' : 'address'}`),
    });
  const read = channelInput.safeParse({ ...given, language });
  try {
    const kind = CHANNEL_KINDS.find((known) => known === given.kind);
    if (kind && given.intent === 'remove') return (await removeChannel(scope, kind)) ?? null;
    if (kind && given.intent === 'test') return (await sendTest(scope, kind)) ?? null;
    if (!read.success) return refuse(String(read.error.issues[0]!.path[0] ?? 'address'));
  } catch (error) {
    return refusalResponse(error, wordError(reader));
  }
  try {
    return await setChannel(scope, read.data);
  } catch (error) {
    return refuse(refusedField(error));
  }
}

export default function NotificationsPage() {
  const { channels, canSendMail: mayMail, mayChange } = useLoaderData<typeof loader>();
  const t = useTranslations();
  useLiveData(5);
  return (
    <Page
      title={t('settings.sections.notifications.title')}
      backAction={{ content: t('settings.title'), url: '/app/settings' }}
    >
      <BlockStack gap="400">
        {!mayChange && <Banner tone="info" title={t('common.notPermitted')} />}
        <Text as="p">{t('settings.notifications.intro')}</Text>
        {(['email', 'webhook'] as const).map((kind) => (
          <ChannelCard
            key={kind}
            kind={kind}
            channel={channels.find((channel) => channel.kind === kind)}
            mayChange={mayChange}
            unavailable={kind === 'email' && !mayMail ? t('settings.notifications.email.off') : null}
          />
        ))}
      </BlockStack>
    </Page>
  );
}
