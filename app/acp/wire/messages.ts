import type { Message } from '#app/checkout/session/session.ts';

/** `MessageError.code` until 2026-01-16: closed. */
const ERROR_CODES_2025 = new Set([
  'missing',
  'invalid',
  'out_of_stock',
  'payment_declined',
  'requires_sign_in',
  'requires_3ds',
]);

/** Reasons of the domain that have a code of their own there. */
const NEAREST_2025: Record<string, string> = { authentication_unavailable: 'requires_3ds' };

/** `MessageError.code` since 2026-01-30: closed. */
const ERROR_CODES_2026 = new Set([
  ...ERROR_CODES_2025,
  'low_stock',
  'quantity_exceeded',
  'coupon_invalid',
  'coupon_expired',
  'minimum_not_met',
  'maximum_exceeded',
  'region_restricted',
  'age_verification_required',
  'approval_required',
  'unsupported',
  'not_found',
  'conflict',
  'rate_limited',
  'expired',
  'intervention_required',
]);

/** Reasons of the domain, by the nearest code there is since 2026-01-30; the words say it in full. */
const NEAREST_2026: Record<string, string> = {
  gift_card: 'unsupported',
  subscription_only: 'unsupported',
  bundle: 'unsupported',
  business_only: 'unsupported',
  excluded: 'unsupported',
  rule_searchable: 'unsupported',
  tax_exemption: 'unsupported',
  age_restricted: 'age_verification_required',
  draft: 'not_found',
  archived: 'not_found',
  unlisted: 'not_found',
  unpublished: 'not_found',
  off_channel: 'not_found',
  prohibited: 'not_found',
  rule_hidden: 'not_found',
  country_not_allowed: 'region_restricted',
  authentication_unavailable: 'intervention_required',
};

/** `MessageWarning.code` since 2026-01-30: closed. */
const WARNING_CODES_2026 = new Set([
  'low_stock',
  'high_demand',
  'shipping_delay',
  'price_change',
  'expiring_promotion',
  'limited_availability',
  'discount_code_expired',
  'discount_code_invalid',
  'discount_code_already_applied',
  'discount_code_combination_disallowed',
  'discount_code_minimum_not_met',
  'discount_code_user_not_logged_in',
  'discount_code_user_ineligible',
  'discount_code_usage_limit_reached',
]);

/** Info and error only; an error whose code is not known then is `invalid`, and its words say what it is. */
export function message2025(of: Message, toPath: (path: string) => string): Record<string, unknown> {
  const code = NEAREST_2025[of.code] ?? of.code;
  const error = of.severity === 'error' && { code: ERROR_CODES_2025.has(code) ? code : 'invalid' };
  return {
    type: error ? 'error' : 'info',
    ...error,
    param: of.param && toPath(of.param),
    content_type: 'plain',
    content: of.text,
  };
}

/** Info, warning and error; a warning without a known code can only be told as info. */
export function message2026(of: Message): Record<string, unknown> {
  const type = of.severity === 'warning' && !WARNING_CODES_2026.has(of.code) ? 'info' : of.severity;
  return {
    type,
    ...(type === 'warning' && { code: of.code }),
    ...(type === 'error' && { code: errorCode2026(of.code) }),
    param: of.param,
    content_type: 'plain',
    content: of.text,
  };
}

function errorCode2026(code: string): string {
  const nearest = NEAREST_2026[code] ?? code;
  return ERROR_CODES_2026.has(nearest) ? nearest : 'invalid';
}
