import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { Banner, BlockStack, Box, Page } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { fieldProblems, refusedField } from '#app/components/settings/field-problems.ts';
import { CheckoutCard, ItemsCard, ModeCard } from '#app/components/settings/selling-cards.tsx';
import { getChannelState } from '#app/catalog/channel/get-channel-state.server.ts';
import { SalesChannelCard } from '#app/components/settings/sales-channel-card.tsx';
import {
  changedSettings,
  readSellingForm,
  toSellingForm,
  type SellingField,
} from '#app/components/settings/selling-form.ts';
import { SettingsSaveBar } from '#app/components/settings/settings-save-bar.tsx';
import { useSettingsForm } from '#app/components/settings/use-settings-form.ts';
import { useLiveData } from '#app/components/use-live-data.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import { setShop } from '#app/shops/set-shop.server.ts';
import '#app/i18n/texts/settings.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff } = await openAdmin(request);
  return {
    form: toSellingForm(scope.shop),
    channel: await getChannelState(scope),
    isChosen: scope.shop.sellingMode !== null,
    isAppStore: scope.env.SHOPIFY_APP_DISTRIBUTION === 'app_store',
    mayChange: staff.may('settings.write'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'settings.write');
  const read = readSellingForm(await request.json().catch(() => null));
  const refuse = (fields: SellingField[]) =>
    fieldProblems(
      reader.t('common.checkFields'),
      Object.fromEntries(
        fields.map((field) => [
          field,
          reader.t(`settings.selling.problems.${field}` as 'settings.selling.problems.agentHost'),
        ]),
      ),
    );
  if (!read.ok) return refuse(read.problems);
  try {
    await setShop(scope, changedSettings(scope.shop, read.settings));
    return null;
  } catch (error) {
    return refuse([refusedField(error) as SellingField]);
  }
}

export default function SellingPage() {
  const { form: saved, channel, isChosen, isAppStore, mayChange } = useLoaderData<typeof loader>();
  const t = useTranslations();
  const { form, problems, changed, isSaving, set, save, discard } = useSettingsForm(saved);
  const navigate = useNavigate();
  // Shopify makes and ends a channel in the background.
  useLiveData(channel === 'connecting' || channel === 'ending' ? 3 : 30);
  const [wasChosen] = useState(isChosen);
  // The first choice is a step of the set-up guide, which goes on at home.
  useEffect(() => {
    if (isChosen && !wasChosen) navigate('/app');
  }, [isChosen, wasChosen, navigate]);
  const shared = { form, problems, set, disabled: !mayChange };
  return (
    <Page
      title={t('settings.sections.selling.title')}
      backAction={{ content: t('settings.title'), url: '/app/settings' }}
      primaryAction={
        mayChange && !isChosen
          ? { content: t('common.actions.save'), onAction: save, loading: isSaving }
          : undefined
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <BlockStack gap="400">
          {!mayChange && <Banner tone="info" title={t('common.notPermitted')} />}
          <ModeCard {...shared} isAppStore={isAppStore} />
          <ItemsCard {...shared} />
          <CheckoutCard {...shared} />
          <SalesChannelCard {...shared} state={channel} />
        </BlockStack>
        <Box paddingBlockEnd="800" />
        <input type="submit" hidden />
      </form>
      <SettingsSaveBar id="selling" open={changed && mayChange} {...{ isSaving, save, discard }} />
    </Page>
  );
}
