import { SaveBar } from '@shopify/app-bridge-react';
import { Banner, BlockStack, Card, FormLayout, Select, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ACP_VERSIONS } from '#app/agents/acp-versions.ts';
import type { ConnectionPageData } from '#app/routes/app.agents.$connectionId.tsx';
import { useOutcomeToast } from '../use-outcome-toast.ts';
import type { SettingsForm } from './connection-form.ts';
import { ProductRulesCard } from './product-rules-card.tsx';
import { useAsk } from './use-ask.ts';

type TextSetting = Exclude<keyof SettingsForm, 'productRules'>;

/** What an agent may sell, how much, and how it speaks; saved together. */
export function SettingsCards({ agent }: { agent: ConnectionPageData }) {
  const t = useTranslations();
  const { fetcher, ask, isBusy, refusal } = useAsk();
  const [form, setForm] = useState<SettingsForm>(agent.settings);
  useOutcomeToast(fetcher, t('common.outcome.saved'));
  const changed = JSON.stringify(form) !== JSON.stringify(agent.settings);
  const save = () => ask('save', { settings: form });
  const bind = (name: TextSetting, param: string) => ({
    value: form[name],
    onChange: (value: string) => setForm({ ...form, [name]: value }),
    error: changed && refusal?.param === param ? refusal.error : undefined,
    autoComplete: 'off',
    disabled: !agent.mayChange,
  });
  const isElsewhere = refusal && changed && !FIELDS.has(refusal.param ?? '');
  const d = (key: 'settings' | 'limits' | 'protocol') => (
    <Text as="h2" variant="headingMd">
      {t(`agents.detail.${key}`)}
    </Text>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <BlockStack gap="400">
        {isElsewhere && <Banner tone="critical" title={refusal.error} />}
        <Card>
          <FormLayout>
            {d('settings')}
            <TextField label={t('agents.form.name')} {...bind('name', 'name')} />
            <Select
              label={t('agents.form.sellingMode')}
              options={[
                { value: 'hand_off', label: t('agents.form.handOff') },
                { value: 'in_chat', label: t('agents.form.inChat') },
                { value: 'discovery', label: t('agents.form.discovery') },
              ]}
              helpText={
                form.sellingMode === 'in_chat' ? t('agents.form.inChatHelp') : t('agents.form.handOffHelp')
              }
              {...bind('sellingMode', 'selling_mode')}
            />
          </FormLayout>
        </Card>
        <Card>
          <FormLayout>
            {d('limits')}
            <Text as="p" tone="subdued">
              {t('agents.detail.limitsHelp', { currency: agent.currency })}
            </Text>
            <FormLayout.Group>
              <TextField
                label={t('agents.detail.maxOrder')}
                inputMode="decimal"
                {...bind('maxOrderAmount', 'max_order_amount')}
              />
              <TextField
                label={t('agents.detail.maxDay')}
                inputMode="decimal"
                {...bind('maxDailyAmount', 'max_daily_amount')}
              />
            </FormLayout.Group>
            <FormLayout.Group>
              <TextField
                label={t('agents.detail.rateLimit')}
                inputMode="numeric"
                {...bind('rateLimit', 'rate_limit')}
              />
              <TextField
                label={t('agents.detail.countries')}
                helpText={t('agents.detail.countriesHelp')}
                {...bind('allowedCountries', 'allowed_countries')}
              />
            </FormLayout.Group>
          </FormLayout>
        </Card>
        <ProductRulesCard
          rules={form.productRules}
          onChange={(productRules) => setForm({ ...form, productRules })}
          isLocked={!agent.mayChange}
        />
        <Card>
          <FormLayout>
            {d('protocol')}
            <TextField
              label={t('agents.form.eventUrl')}
              helpText={t('agents.form.eventUrlHelp')}
              inputMode="url"
              {...bind('eventUrl', 'event_url')}
            />
            <FormLayout.Group>
              <Select
                label={t('agents.detail.apiVersion')}
                options={[...ACP_VERSIONS]}
                {...bind('apiVersion', 'api_version')}
              />
              <Select
                label={t('agents.detail.signature')}
                options={[
                  { value: 'off', label: t('agents.detail.signatureOff') },
                  { value: 'optional', label: t('agents.detail.signatureOptional') },
                  { value: 'required', label: t('agents.detail.signatureRequired') },
                ]}
                {...bind('signaturePolicy', 'signature_policy')}
              />
            </FormLayout.Group>
          </FormLayout>
        </Card>
      </BlockStack>
      <input type="submit" hidden />
      <SaveBar id="agent-settings" open={changed}>
        <button type="button" variant="primary" onClick={save} loading={isBusy ? '' : undefined}>
          {t('common.actions.save')}
        </button>
        <button type="button" onClick={() => setForm(agent.settings)}>
          {t('common.actions.discard')}
        </button>
      </SaveBar>
    </form>
  );
}

const FIELDS = new Set([
  ...['name', 'selling_mode', 'event_url', 'api_version', 'signature_policy', 'rate_limit'],
  ...['max_order_amount', 'max_daily_amount', 'allowed_countries'],
]);
