import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Page, Text } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import { fieldProblems } from '#app/components/settings/field-problems.ts';
import { AccountCard, ConnectCard } from '#app/components/settings/stripe-cards.tsx';
import { presentStripeRefusal, readStripeForm } from '#app/components/settings/stripe-form.ts';
import { connectStripe } from '#app/payments/account/connect-stripe.server.ts';
import { disconnectStripe } from '#app/payments/account/disconnect-stripe.server.ts';
import { listAccounts } from '#app/payments/account/list-accounts.server.ts';
import { stripeTopics } from '#app/server/stripe-topics.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import { AppError } from '#app/kernel/app-error.ts';
import '#app/i18n/texts/settings.ts';

const MODES = ['test', 'live'] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff } = await openAdmin(request);
  return {
    accounts: await listAccounts(scope),
    isHandOff: (scope.shop.sellingMode ?? 'hand_off') !== 'in_chat',
    mayChange: staff.may('settings.write'),
  };
}

/** Connects the account of a key, or disconnects that of a mode. */
export async function action({ request }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'settings.write');
  const { t } = reader;
  const given = ((await request.json().catch(() => null)) ?? {}) as { disconnect?: unknown };
  const mode = MODES.find((known) => known === given.disconnect);
  if (mode) {
    try {
      await disconnectStripe(scope, mode);
      return null;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const text =
        error.code === 'conflict' ? 'settings.payments.problems.busy' : 'settings.payments.problems.gone';
      return fieldProblems(t(text), {}, error.status);
    }
  }
  const read = readStripeForm(given, t);
  if (!read.ok) return fieldProblems(t('common.checkFields'), read.fields);
  const { webhookSecret, ...form } = read.form;
  try {
    await connectStripe(scope, {
      ...form,
      eventTypes: Object.keys(stripeTopics),
      webhookSecret: webhookSecret || undefined,
    });
    return null;
  } catch (error) {
    return fieldProblems(t('common.checkFields'), presentStripeRefusal(error, t));
  }
}

export default function PaymentsPage() {
  const { accounts, isHandOff, mayChange } = useLoaderData<typeof loader>();
  const t = useTranslations();
  return (
    <Page
      title={t('settings.sections.payments.title')}
      backAction={{ content: t('settings.title'), url: '/app/settings' }}
    >
      <BlockStack gap="400">
        {!mayChange && <Banner tone="info" title={t('common.notPermitted')} />}
        <Text as="p">{t('settings.payments.intro')}</Text>
        {isHandOff && accounts.length === 0 && (
          <Banner tone="info">
            <p>{t('settings.payments.handOff')}</p>
          </Banner>
        )}
        {MODES.map((mode) => (
          <AccountCard
            key={mode}
            mode={mode}
            account={accounts.find((account) => account.mode === mode)}
            mayChange={mayChange}
          />
        ))}
        {mayChange && <ConnectCard />}
      </BlockStack>
    </Page>
  );
}
