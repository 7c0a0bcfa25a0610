import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner, BlockStack, Box, Page } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { DeleteCard, DeletedCard, ExportCard, RetentionCard } from '#app/components/settings/data-cards.tsx';
import { fieldProblems } from '#app/components/settings/field-problems.ts';
import {
  presentExport,
  presentUnderWay,
  readRetentionForm,
  toRetentionForm,
} from '#app/components/settings/present-data.ts';
import { SettingsSaveBar } from '#app/components/settings/settings-save-bar.tsx';
import { useSettingsForm } from '#app/components/settings/use-settings-form.ts';
import { AppError } from '#app/kernel/app-error.ts';
import { listUnderWay } from '#app/privacy/deletion/list-under-way.server.ts';
import { listExports } from '#app/privacy/export/list-exports.server.ts';
import { openExport } from '#app/privacy/export/open-export.server.ts';
import { requestExport } from '#app/privacy/export/request-export.server.ts';
import { readRetention } from '#app/privacy/retention.ts';
import { setRetention } from '#app/privacy/set-retention.server.ts';
import { openAdmin, type AdminVisit } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/settings.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { scope, staff, reader } = await openAdmin(request);
  const [exports, underWay] = await Promise.all([listExports(scope), listUnderWay(scope, scope.db)]);
  const now = scope.clock();
  return {
    form: toRetentionForm(readRetention(scope.shop)),
    exports: exports.map((row) => presentExport(row, now, reader)),
    underWay: underWay.map((item) => presentUnderWay(item, reader)),
    domain: scope.shop.domain,
    mayChange: staff.may('settings.write'),
    mayExport: staff.may('settings.write') && staff.may('buyers.read'),
  };
}

/** Saves how long data is kept; asks for an export, or opens one. */
export async function action({ request }: ActionFunctionArgs) {
  const visit = await openAdmin(request, 'settings.write');
  const { scope, reader } = visit;
  const given = ((await request.json().catch(() => null)) ?? {}) as { intent?: unknown; id?: unknown };
  if (given.intent === 'export' || given.intent === 'download') return answerExport(visit, given);
  const read = readRetentionForm(given, reader);
  if (!read.ok) return fieldProblems(reader.t('common.checkFields'), read.fields);
  await setRetention(scope, read.retention);
  return null;
}

async function answerExport(
  { scope, staff, reader }: AdminVisit,
  { intent, id }: { intent?: unknown; id?: unknown },
) {
  if (!staff.may('buyers.read')) throw new Response(null, { status: 403 });
  try {
    if (intent === 'download') return await openExport(scope, String(id));
    await requestExport(scope);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const text = reader.t(
      error.code === 'conflict' ? 'settings.data.export.busy' : 'settings.data.export.gone',
    );
    return fieldProblems(text, {}, error.status);
  }
}

export default function DataPage() {
  const { form: saved, exports, underWay, domain, mayChange, mayExport } = useLoaderData<typeof loader>();
  const t = useTranslations();
  const { form, problems, changed, isSaving, set, save, discard } = useSettingsForm(saved);
  const [isDeleted, setDeleted] = useState(false);
  return (
    <Page
      title={t('settings.sections.data.title')}
      backAction={isDeleted ? undefined : { content: t('settings.title'), url: '/app/settings' }}
    >
      {isDeleted ? (
        <DeletedCard />
      ) : (
        <BlockStack gap="400">
          {!mayChange && <Banner tone="info" title={t('common.notPermitted')} />}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <RetentionCard {...{ form, problems, set }} disabled={!mayChange} />
            <input type="submit" hidden />
          </form>
          {mayExport && <ExportCard exports={exports} />}
          {mayChange && <DeleteCard {...{ domain, underWay }} onDeleted={() => setDeleted(true)} />}
          <Box paddingBlockEnd="800" />
        </BlockStack>
      )}
      <SettingsSaveBar
        id="retention"
        open={changed && mayChange && !isDeleted}
        {...{ isSaving, save, discard }}
      />
    </Page>
  );
}
