import { Badge, Checkbox, InlineStack } from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { ChannelState } from '#app/catalog/channel/get-channel-state.server.ts';
import { TitledCard } from '../titled-card.tsx';
import type { SellingCardProps } from './selling-cards.tsx';

const TONES = { on: 'success', connecting: 'attention', ending: 'attention', refused: 'critical' } as const;

/** What the app is in Shopify beside an app: a channel that products are published to and orders come from. */
export function SalesChannelCard({ form, set, disabled, state }: SellingCardProps & { state: ChannelState }) {
  const t = useTranslations('settings.selling.channel');
  return (
    <TitledCard title={t('title')} gap="400">
      {state && (
        <InlineStack>
          <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
        </InlineStack>
      )}
      <Checkbox
        label={t('be')}
        helpText={t('beHelp')}
        checked={form.sellsAsChannel}
        onChange={(sellsAsChannel) => set({ sellsAsChannel })}
        disabled={disabled}
      />
      <Checkbox
        label={t('attribution')}
        helpText={t('attributionHelp')}
        checked={form.attributesOrders}
        onChange={(attributesOrders) => set({ attributesOrders })}
        disabled={disabled}
      />
    </TitledCard>
  );
}
