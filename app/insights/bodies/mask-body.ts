/** What stands in the place of what is not kept. */
export const MASK = '•••';

/**
 * Fields of the protocol, of all its versions, whose text names a thing, a kind or a time and never a person. What is
 * not among them is masked, so that a field nobody has thought of gives nothing away.
 */
const PLAIN = new Set([
  ...['id', 'item_id', 'item_ids', 'option_id', 'fulfillment_option_id', 'product_id', 'variant_id', 'sku'],
  ...['checkout_session_id', 'order_number', 'handler_id', 'merchant_id', 'feed_id', 'quote_id'],
  ...['type', 'status', 'code', 'severity', 'resolution', 'outcome', 'reason_code', 'param', 'path'],
  ...['currency', 'presentment_currency', 'locale', 'timezone', 'version', 'channel', 'content_type'],
  ...['country', 'payment_terms', 'availability_status', 'pickup_type', 'environment', 'enforcement', 'psp'],
  ...['supported', 'required', 'extensions', 'supported_versions', 'provider'],
  ...['supported_payment_methods', 'accepted_brands', 'accepted_funding_types', 'spec', 'config_schema'],
  ...['instrument_schemas', 'created_at', 'updated_at', 'expires_at', 'observed_at', 'ready_by'],
  ...['exchange_rate_timestamp', 'opted_in'],
]);

/** The same for figures. */
const FIGURES = new Set([
  ...['quantity', 'available_quantity', 'amount', 'unit_amount', 'base_amount', 'presentment_amount'],
  ...['discount', 'subtotal', 'tax', 'total', 'fulfillment', 'rate', 'exchange_rate'],
]);

/** What the shop says in an answer: names of its goods and ways of delivery, and its texts. A buyer's words in them are masked. */
const TOLD = new Set([
  ...['name', 'title', 'subtitle', 'description', 'display_text', 'display_name', 'content', 'message'],
  ...['value', 'jurisdiction', 'images', 'url', 'continue_url', 'privacy_policy_url'],
]);

/** A person, or where one is to be found, or what was given to one: of what is in it only a country and a reason are kept. */
const PERSON =
  /^(buyer|customer|recipient|fulfillment_details|.*address|destination|location|tax_exemption|loyalty|risk_signals|outcome_details|credential|metadata|affiliate_attribution|intent_trace|discounts|coupons)$/;
const KEPT_OF_PERSON: Record<string, RegExp> = {
  country: /^[A-Za-z]{2}$/,
  reason_code: /^[a-z]+(_[a-z]+)*$/,
};

/** A name as a developer gives it; anything else may be what a buyer wrote. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;
/** What an id, a kind, a path or a time looks like: no blanks, no @. */
const PLAIN_TEXT = /^[\w$.[\]:/+#=,-]{1,512}$/;
/** Keys and tokens of Stripe, Shopify and Aisle, by how they begin: whatever field somebody has put one into. */
const SECRET = /(?<![A-Za-z0-9])(?:spt_|whsec_|(?:sk|rk|aisle)_(?:test|live)_|shp[a-z]{2}_)/;
const EMAIL = /(?<![^\s@"'<>(),;:])[^\s@"'<>(),;:]+@[^\s@"'<>(),;:]+/g;
/** Card and telephone numbers, however they are grouped. */
const LONG_NUMBER = /\+?\d(?:[ ().-]{0,2}\d){8,18}/g;
/** Shorter texts, such as the code of a state, are in too many words to be looked for. */
const SHORTEST = 3;
/** In an answer to more than that no text is kept: to look for each of them in each would take too long. */
const MOST_WORDS = 300;
/** Letters of a word that are looked for; what follows up to the next blank is masked with them. */
const LONGEST = 100;
const DEEPEST = 40;

export type Side = 'request' | 'response';

/** What is known of a field by its name. */
interface Field {
  /** As it is kept. */
  shown: string;
  isPerson: boolean;
  isPlain: boolean;
  isFigure: boolean;
  isTold: boolean;
  /** What may be kept of it within a person. */
  keptOfPerson: RegExp | null;
}

/** Those of the protocol come again and again; a caller may make up others without end, which are not remembered. */
const fields = new Map<string, Field>();
const MOST_FIELDS = 1000;

function fieldOf(name: string): Field {
  const known = fields.get(name);
  if (known) return known;
  const field = {
    // In an object of its own it would not be a field, but a prototype.
    shown: NAME.test(name) && name !== '__proto__' ? name : '?',
    isPerson: PERSON.test(name),
    isPlain: PLAIN.has(name),
    isFigure: FIGURES.has(name),
    isTold: TOLD.has(name),
    // Not what every object has: a caller chooses the name.
    keptOfPerson: Object.hasOwn(KEPT_OF_PERSON, name) ? KEPT_OF_PERSON[name]! : null,
  };
  if (fields.size < MOST_FIELDS) fields.set(name, field);
  return field;
}

const TOP = fieldOf('');

/**
 * A body as the activity log keeps it: its shape, what was bought and how it went, and nothing of the buyer: names,
 * addresses, e-mail, telephone, free text, codes, tokens and cards become `•••`. What was masked is masked as well
 * where it stands within another text.
 * @param side who wrote it: of what the agent sends no text is kept that could be a person's words
 * @param request with an answer: what it answers, which it may repeat
 */
export function maskBody(body: unknown, side: Side, request: unknown = null): unknown {
  const words = new Set<string>();
  gather(request, 'request', TOP, false, 0, words);
  gather(body, side, TOP, false, 0, words);
  const scrub = words.size > MOST_WORDS ? () => MASK : scrubberOf([...words]);
  const mask = (value: unknown, field: Field, inPerson: boolean, depth: number): unknown => {
    if (depth > DEEPEST) return MASK;
    if (Array.isArray(value)) return value.map((child) => mask(child, field, inPerson, depth + 1));
    if (typeof value === 'object' && value !== null) {
      const masked: Record<string, unknown> = {};
      for (const [name, child] of Object.entries(value)) {
        const below = fieldOf(name);
        masked[below.shown] = mask(child, below, inPerson || below.isPerson, depth + 1);
      }
      return masked;
    }
    if (typeof value !== 'string' && typeof value !== 'number') return value;
    if (!isKept(value, side, field, inPerson)) return MASK;
    return typeof value === 'string' && !field.isPlain ? scrub(value) : value;
  };
  return mask(body, TOP, false, 0);
}

/** The texts that are masked, and the words that they are made of. */
function gather(
  value: unknown,
  side: Side,
  field: Field,
  inPerson: boolean,
  depth: number,
  words: Set<string>,
): void {
  if (depth > DEEPEST || words.size > MOST_WORDS) return;
  if (Array.isArray(value)) {
    for (const child of value) gather(child, side, field, inPerson, depth + 1, words);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) {
      const below = fieldOf(name);
      gather(child, side, below, inPerson || below.isPerson, depth + 1, words);
    }
  } else if (
    (typeof value === 'string' || typeof value === 'number') &&
    !isKept(value, side, field, inPerson)
  ) {
    const text = String(value).trim();
    for (const word of [text, encodeURIComponent(text.toWellFormed()), ...text.split(/\s+/)])
      if (word.length >= SHORTEST && word !== MASK) words.add(word);
  }
}

function isKept(value: string | number, side: Side, field: Field, inPerson: boolean): boolean {
  if (inPerson) return field.keptOfPerson?.test(String(value)) ?? false;
  if (typeof value === 'number') return field.isFigure;
  if (field.isPlain) return PLAIN_TEXT.test(value) && !SECRET.test(value);
  return side === 'response' && field.isTold;
}

/** Masks in a text of the shop's what a buyer said, whatever its case, and what looks like theirs. */
function scrubberOf(words: string[]): (text: string) => string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length).map(patternOf);
  const known = longestFirst.length > 0 ? new RegExp(longestFirst.join('|'), 'giu') : null;
  return (text) => {
    const whole = text.toWellFormed();
    const open = /^https?:\/\//.test(whole) ? whole.split(/[?#]/, 1)[0]! : whole;
    const told = known ? open.replace(known, MASK) : open;
    const noEmail = told.includes('@') ? told.replace(EMAIL, MASK) : told;
    return noEmail.replace(LONG_NUMBER, MASK);
  };
}

/** A long word by its beginning: expressions of many thousand letters take seconds, and end in a stack overflow. */
function patternOf(word: string): string {
  if (word.length <= LONGEST) return escaped(word);
  // Half of a surrogate pair at the end would fit nothing.
  return `${escaped(word.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, ''))}\\S*`;
}

const escaped = (word: string): string => word.toWellFormed().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
