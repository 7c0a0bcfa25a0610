import { useAppBridge } from '@shopify/app-bridge-react';
import { Button } from '@shopify/polaris';
import { useTranslations } from 'use-intl';

interface Props {
  type: 'product' | 'variant' | 'collection';
  /** Shopify's numeric ids of what was chosen. */
  onPick: (ids: string[]) => void;
}

/** Has staff choose in Shopify's own picker, which knows names, what Aisle keeps by its id. */
export function PickButton({ type, onPick }: Props) {
  const bridge = useAppBridge();
  const t = useTranslations('catalog.choose');
  const pick = async () => {
    const chosen = await bridge.resourcePicker({ type, multiple: true });
    if (chosen) onPick(chosen.map(({ id }) => id.split('/').at(-1)!));
  };
  return (
    <Button variant="plain" onClick={() => void pick()}>
      {t(type)}
    </Button>
  );
}
