import { Banner, Checkbox, ChoiceList, Text, TextField } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { SellingForm } from './selling-form.ts';
import { TitledCard } from '../titled-card.tsx';

export interface SellingCardProps {
  form: SellingForm;
  problems: Record<string, string | undefined>;
  set: (change: Partial<SellingForm>) => void;
  disabled: boolean;
}

/** How a new agent sells, and what Shopify's rule has to do with it. */
export function ModeCard({
  form,
  problems,
  set,
  disabled,
  isAppStore,
}: SellingCardProps & { isAppStore: boolean }) {
  const t = useTranslations('settings.selling.mode');
  const choice = (mode: 'hand_off' | 'in_chat' | 'discovery') => ({
    value: mode,
    label: t(mode),
    helpText: t(`${mode}Help`),
    disabled: disabled || (isAppStore && mode === 'in_chat'),
  });
  return (
    <TitledCard title={t('label')} gap="400">
      <ChoiceList
        title={t('label')}
        titleHidden
        choices={[choice('hand_off'), choice('in_chat'), choice('discovery')]}
        selected={[form.sellingMode]}
        onChange={([sellingMode]) => set({ sellingMode })}
        error={problems.sellingMode}
      />
      <Banner tone="info">
        <p>{isAppStore ? `${t('policy')} ${t('appStore')}` : t('policy')}</p>
      </Banner>
      <Text as="p" tone="subdued">
        {t('existing')}
      </Text>
    </TitledCard>
  );
}

/** What agents call products by and see of them. */
export function ItemsCard({ form, problems, set, disabled }: SellingCardProps) {
  const t = useTranslations('settings.selling.items');
  return (
    <TitledCard title={t('title')} gap="400">
      <ChoiceList
        title={t('source')}
        choices={(['variant_id', 'sku'] as const).map((source) => ({ value: source, label: t(source) }))}
        selected={[form.itemIdSource]}
        onChange={([itemIdSource]) => set({ itemIdSource })}
        error={problems.itemIdSource}
        disabled={disabled}
      />
      <Text as="p" tone="subdued">
        {t('sourceHelp')}
      </Text>
      <TextField
        label={t('metafields')}
        helpText={t('metafieldsHelp')}
        value={form.metafieldKeys}
        onChange={(metafieldKeys) => set({ metafieldKeys })}
        error={problems.metafieldKeys}
        multiline={3}
        autoComplete="off"
        disabled={disabled}
      />
      <TextField
        label={t('markets')}
        helpText={t('marketsHelp')}
        value={form.marketCountries}
        onChange={(marketCountries) => set({ marketCountries })}
        error={problems.marketCountries}
        autoComplete="off"
        disabled={disabled}
      />
    </TitledCard>
  );
}

/** What holds while somebody buys. */
export function CheckoutCard({ form, problems, set, disabled }: SellingCardProps) {
  const t = useTranslations('settings.selling.checkout');
  return (
    <TitledCard title={t('title')} gap="400">
      <TextField
        label={t('honor')}
        helpText={t('honorHelp')}
        value={form.honorPriceMinutes}
        onChange={(honorPriceMinutes) => set({ honorPriceMinutes })}
        error={problems.honorPriceMinutes}
        inputMode="numeric"
        autoComplete="off"
        disabled={disabled}
      />
      <Checkbox
        label={t('hold')}
        helpText={t('holdHelp')}
        checked={form.holdsStock}
        onChange={(holdsStock) => set({ holdsStock })}
        disabled={disabled}
      />
      <Checkbox
        label={t('marketing')}
        helpText={t('marketingHelp')}
        checked={form.offersMarketing}
        onChange={(offersMarketing) => set({ offersMarketing })}
        disabled={disabled}
      />
      <TextField
        label={t('host')}
        helpText={t('hostHelp')}
        value={form.agentHost}
        onChange={(agentHost) => set({ agentHost })}
        error={problems.agentHost}
        autoComplete="off"
        disabled={disabled}
      />
    </TitledCard>
  );
}
