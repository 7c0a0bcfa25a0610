import { Banner, BlockStack, Button, InlineStack } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CatalogExport } from '#app/feeds/quality/export-catalog.server.ts';
import { downloadFile } from '../download-file.ts';

/** The catalogue's problems, or what agents see of it, as a file for a spreadsheet. */
export function ExportButtons() {
  const t = useTranslations('catalog.export');
  const [busy, setBusy] = useState<CatalogExport | null>(null);
  const [failed, setFailed] = useState(false);
  const download = async (what: CatalogExport) => {
    setBusy(what);
    setFailed(false);
    await downloadFile(`/app/catalog/export.csv?what=${what}`, `aisle-${what}.csv`).catch(() =>
      setFailed(true),
    );
    setBusy(null);
  };
  return (
    <BlockStack gap="200">
      {failed && <Banner tone="critical" title={t('failed')} />}
      <InlineStack gap="200">
        {(['problems', 'products'] as const).map((what) => (
          <Button key={what} loading={busy === what} disabled={busy !== null} onClick={() => download(what)}>
            {t(what)}
          </Button>
        ))}
      </InlineStack>
    </BlockStack>
  );
}
