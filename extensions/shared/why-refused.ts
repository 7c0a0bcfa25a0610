import type { CallResult } from './call-app.ts';
import type { Translate } from './translate.ts';

/**
 * Why the app's server did not do what was asked, for the reader. Has texts for forbidden, which is what an answer of 403
 * means and which the server has no words for, and for unreachable.
 */
export function whyRefused(
  { status, error }: Extract<CallResult<unknown>, { ok: false }>,
  t: Translate,
): string {
  return status === 403 ? t('forbidden') : (error ?? t('unreachable'));
}
