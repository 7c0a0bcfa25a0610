import { SaveBar } from '@shopify/app-bridge-react';
import { useTranslations } from 'use-intl';

interface Props {
  id: string;
  open: boolean;
  isSaving: boolean;
  save: () => void;
  discard: () => void;
}

/** Shopify's own bar for a form with changes. */
export function SettingsSaveBar({ id, open, isSaving, save, discard }: Props) {
  const t = useTranslations('common.actions');
  return (
    <SaveBar id={id} open={open}>
      <button variant="primary" onClick={save} loading={isSaving ? '' : undefined}>
        {t('save')}
      </button>
      <button onClick={discard}>{t('discard')}</button>
    </SaveBar>
  );
}
