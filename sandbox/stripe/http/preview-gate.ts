import type { Form } from './form-body.ts';
import { invalidRequest, unrecognizedUrl } from './stripe-error.ts';

/** What of the shared payment preview is visible to which Stripe-Version. */
export interface PreviewRules {
  /**
   * First version of the public preview; routes and `payment_method_data[shared_payment_granted_token]` need it or
   * a later `.preview`. Null opens them to every version: whether Stripe holds released versions (such as the
   * SDK's own) back is inferred from their lack of types, not from a live account.
   */
  since: string | null;
  /**
   * Whether the private preview's parameter `shared_payment_granted_token` at the top level still works, with any
   * `.preview` version. Stripe's ChatGPT guide still shows it.
   */
  topLevelToken: boolean;
}

export const DEFAULT_PREVIEW_RULES: PreviewRules = { since: '2026-04-22.preview', topLevelToken: true };

/** Whether a Stripe-Version is one of a preview. */
export const isPreview = (version: string) => /^\d{4}-\d\d-\d\d\.preview$/.test(version);

function inPublicPreview(version: string, { since }: PreviewRules): boolean {
  return since === null || (isPreview(version) && version >= since);
}

/** @throws StripeError 404: to other versions the route does not exist */
export function assertPreviewRoute(version: string, rules: PreviewRules, method: string, path: string): void {
  if (!inPublicPreview(version, rules)) throw unrecognizedUrl(method, path);
}

/** @throws StripeError 400 `parameter_unknown` for preview parameters with a version that lacks them */
export function assertPreviewParameters(version: string, rules: PreviewRules, form: Form): void {
  const nested = form.payment_method_data;
  const refuse = (param: string) =>
    invalidRequest(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  if (
    typeof nested === 'object' &&
    'shared_payment_granted_token' in nested &&
    !inPublicPreview(version, rules)
  )
    throw refuse('payment_method_data[shared_payment_granted_token]');
  if ('shared_payment_granted_token' in form && !(rules.topLevelToken && isPreview(version)))
    throw refuse('shared_payment_granted_token');
}
