const OPENAI = 'https://developers.openai.com/commerce/guides/production';
const RFC = 'rfc.agentic_checkout.md';

/**
 * The cases, in the order they are run, each with where it is asked for: OpenAI's certification list, or the protocol's
 * specification. The page words title, expectation and advice (`simulator.cases`).
 */
export const CASES = [
  { id: 'create_bare', spec: `${OPENAI} § 1` },
  { id: 'create_address', spec: `${OPENAI} § 1` },
  { id: 'late_address', spec: `${OPENAI} § 1` },
  { id: 'change_option', spec: `${OPENAI} § 2` },
  { id: 'pay', spec: `${OPENAI} § 4` },
  { id: 'pay_again', spec: `${OPENAI} § 7` },
  { id: 'order_event', spec: `${OPENAI} § 5` },
  { id: 'declined', spec: `${OPENAI} § 6` },
  { id: 'unknown_token', spec: `${RFC} § 7` },
  { id: 'missing', spec: `${OPENAI} § 6` },
  { id: 'sold_out', spec: `${OPENAI} § 6` },
  { id: 'same_key', spec: `${OPENAI} § 7` },
  { id: 'other_body', spec: `${OPENAI} § 7` },
  { id: 'no_key', spec: `${RFC} § 6` },
  { id: 'policies', spec: `${OPENAI} § 8` },
  { id: 'no_version', spec: `${RFC} § 5` },
  { id: 'unknown_version', spec: `${RFC} § 5` },
  { id: 'no_bearer', spec: `${RFC} § 5` },
  { id: 'no_json', spec: `${RFC} § 7` },
  { id: 'unknown_session', spec: `${RFC} § 4.4` },
  { id: 'cancel', spec: `${RFC} § 4.5` },
  { id: 'cancel_again', spec: `${RFC} § 4.5` },
  // Last: it undoes the one purchase, so that no test order and no stock is left behind.
  { id: 'order_update', spec: `${OPENAI} § 5` },
] as const;

export type CaseId = (typeof CASES)[number]['id'];
