import type { Translate } from '#app/i18n/translate.ts';
import { AppError } from '#app/kernel/app-error.ts';

export interface StripeForm {
  secretKey: string;
  merchantId: string;
  webhookSecret: string;
}

export type StripeField = keyof StripeForm;

/** What was sent, or a text for each field that cannot be. */
export function readStripeForm(
  given: unknown,
  t: Translate,
): { ok: true; form: StripeForm } | { ok: false; fields: Partial<Record<StripeField, string>> } {
  const sent = (given ?? {}) as Partial<Record<StripeField, unknown>>;
  const text = (field: StripeField) => (typeof sent[field] === 'string' ? sent[field].trim() : '');
  const form = {
    secretKey: text('secretKey'),
    merchantId: text('merchantId'),
    webhookSecret: text('webhookSecret'),
  };
  const fields: Partial<Record<StripeField, string>> = {};
  if (!/^(sk|rk)_(test|live)_\w+$/.test(form.secretKey))
    fields.secretKey = t('settings.payments.problems.key');
  if (!/^[\w-]{3,255}$/.test(form.merchantId)) fields.merchantId = t('settings.payments.problems.merchantId');
  if (form.webhookSecret !== '' && !/^whsec_\S+$/.test(form.webhookSecret))
    fields.webhookSecret = t('settings.payments.problems.secret');
  return Object.keys(fields).length === 0 ? { ok: true, form } : { ok: false, fields };
}

/**
 * Why an account was not connected, beside the field that it is about. What Stripe says is told in its own words.
 * @throws what is no refusal
 */
export function presentStripeRefusal(error: unknown, t: Translate): Partial<Record<StripeField, string>> {
  if (!(error instanceof AppError)) throw error;
  const lacking = /lacks permissions: (.*)\.$/.exec(error.message)?.[1];
  if (lacking) return { secretKey: t('settings.payments.problems.lacking', { list: lacking }) };
  if (error.code === 'conflict') return { secretKey: t('settings.payments.problems.busy') };
  if (error.code === 'service_unavailable') return { secretKey: t('settings.payments.problems.away') };
  if (error.code !== 'invalid') throw error;
  const field = error.param === 'merchant_id' ? 'merchantId' : 'secretKey';
  return { [field]: t('settings.payments.problems.refused', { text: error.message }) };
}
