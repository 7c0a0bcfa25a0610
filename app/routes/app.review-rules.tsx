import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { SaveBar } from '@shopify/app-bridge-react';
import { Banner, Box, Page } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RulesEditor } from '#app/components/review-rules/rules-editor.tsx';
import { readRulesForm, toRulesForm } from '#app/components/review-rules/rules-form.ts';
import { useOutcomeToast } from '#app/components/use-outcome-toast.ts';
import { readReviewRules, type RuleProblem } from '#app/orders/review/review-rules.ts';
import { setReviewRules } from '#app/orders/review/set-review-rules.server.ts';
import { openAdmin } from '#app/shops/open-admin.server.ts';
import '#app/i18n/texts/orders.ts';
import '#app/i18n/texts/settings.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const {
    scope: { shop },
    staff,
  } = await openAdmin(request);
  return {
    form: toRulesForm(readReviewRules(shop.reviewRules), shop.currency),
    currency: shop.currency,
    mayChange: staff.may('settings.write'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { scope, reader } = await openAdmin(request, 'settings.write');
  const given: unknown = await request.json().catch(() => null);
  const read = readRulesForm(given, scope.shop.currency, reader.t);
  if (!read.ok)
    return Response.json({ error: reader.t('common.checkFields'), problems: read.problems }, { status: 400 });
  await setReviewRules(scope, read.rules);
  return null;
}

export default function ReviewRulesPage() {
  const { form: saved, currency, mayChange } = useLoaderData<typeof loader>();
  const t = useTranslations();
  const fetcher = useFetcher<{ problems: RuleProblem[] } | null>();
  const [form, setForm] = useState(saved);
  useOutcomeToast(fetcher, t('orders.rules.saved'));
  const changed = JSON.stringify(form) !== JSON.stringify(saved);
  const save = () => fetcher.submit(JSON.stringify(form), { method: 'post', encType: 'application/json' });
  return (
    <Page
      title={t('orders.rules.title')}
      subtitle={t('orders.rules.subtitle')}
      backAction={{ content: t('settings.title'), url: '/app/settings' }}
    >
      {!mayChange && <Banner tone="info" title={t('common.notPermitted')} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <RulesEditor
          form={form}
          onChange={setForm}
          problems={(changed && fetcher.data?.problems) || []}
          currency={currency}
        />
        <Box paddingBlockEnd="800" />
        <input type="submit" hidden />
      </form>
      <SaveBar id="review-rules" open={changed && mayChange}>
        <button variant="primary" onClick={save} loading={fetcher.state !== 'idle' ? '' : undefined}>
          {t('common.actions.save')}
        </button>
        <button onClick={() => setForm(saved)}>{t('common.actions.discard')}</button>
      </SaveBar>
    </Page>
  );
}
