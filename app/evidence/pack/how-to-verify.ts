/** What stands in every pack for whoever gets it without this documentation. */
export const HOW_TO_VERIFY = [
  'Each entry of chain.entries holds if',
  '(1) sequence counts 1, 2, 3, … without a gap;',
  '(2) previous is the hash of the entry before, null for the first;',
  '(3) body_digest is the SHA-256 of salt followed by body in RFC 8785 canonical JSON; of an erased body, salt and body are null, and body.entries of an entry of the kind erasure has its number;',
  '(4) hash is the SHA-256 of the canonical JSON of {at, body_digest, kind, previous, sequence, session}, session being chain.session.',
  'The last entry must be chain.head. The metafield evidence_head of the order in Shopify, written when the order was made, must name an entry with the hash it has here.',
  'Nothing but chain is bound this way: where the rest of this file says something else, the entries are what was recorded.',
].join(' ');
