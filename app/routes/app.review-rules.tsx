import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useFetcher, useLoaderData } from '@remix-run/react';
import { SaveBar } from '@shopify/app-bridge-react';
import { Box, Page } from '@shopify/polaris';
import { useState } from 'react';
import { RulesEditor } from '#app/components/review-rules/rules-editor.tsx';
import { readRulesForm, toRulesForm } from '#app/components/review-rules/rules-form.ts';
import { useOutcomeToast } from '#app/components/use-outcome-toast.ts';
import { readReviewRules, type RuleProblem } from '#app/orders/review/review-rules.ts';
import { setReviewRules } from '#app/orders/review/set-review-rules.server.ts';
import { openShop } from '#app/shops/open-shop.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await openShop(request);
  return {
    form: toRulesForm(readReviewRules(shop.reviewRules), shop.currency),
    currency: shop.currency,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const scope = await openShop(request);
  const given: unknown = await request.json().catch(() => null);
  const read = readRulesForm(given, scope.shop.currency);
  if (!read.ok)
    return Response.json({ error: 'Check the marked fields', problems: read.problems }, { status: 400 });
  await setReviewRules(scope, read.rules);
  return null;
}

export default function ReviewRulesPage() {
  const { form: saved, currency } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<{ problems: RuleProblem[] } | null>();
  const [form, setForm] = useState(saved);
  useOutcomeToast(fetcher, 'Rules saved');
  const changed = JSON.stringify(form) !== JSON.stringify(saved);
  const save = () => fetcher.submit(JSON.stringify(form), { method: 'post', encType: 'application/json' });
  return (
    <Page title="Review rules" subtitle="Orders that match a rule wait for your approval before they ship">
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
      <SaveBar id="review-rules" open={changed}>
        <button variant="primary" onClick={save} loading={fetcher.state !== 'idle' ? '' : undefined}>
          Save
        </button>
        <button onClick={() => setForm(saved)}>Discard</button>
      </SaveBar>
    </Page>
  );
}
