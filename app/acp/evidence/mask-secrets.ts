/** Fields whose text pays, proves or opens something, wherever they stand in a request. */
const SECRET = /token|cryptogram|secret|password|authorization|api_?key|cvc|cvv/i;
/** A card's number, which has no place in a request, and should not be kept if it comes. */
const CARD_NUMBER = /\b\d(?:[ -]?\d){12,18}\b/g;
const PAYMENT = /^(payment_data|payment|instrument|credential)$/;

/**
 * A request's body as it may be kept: tokens and their kind are told by how they begin and end
 * (`spt_…4242`), the rest stays as the agent sent it.
 */
export function maskSecrets(body: unknown, inPayment = false): unknown {
  if (Array.isArray(body)) return body.map((each) => maskSecrets(each, inPayment));
  if (typeof body === 'string') return inPayment ? body.replace(CARD_NUMBER, maskText) : body;
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const secret = SECRET.test(name) && (typeof value === 'string' || typeof value === 'number');
      return [name, secret ? maskText(String(value)) : maskSecrets(value, inPayment || PAYMENT.test(name))];
    }),
  );
}

/** `spt_1Q…4242` → `spt_…4242`; of a short text nothing is told. */
function maskText(text: string): string {
  const prefix = /^[a-z]{2,6}_/.exec(text)?.[0] ?? '';
  return text.length >= prefix.length + 8 ? `${prefix}…${text.slice(-4)}` : '…';
}
