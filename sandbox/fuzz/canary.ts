/** In every id of the other shop: an answer may name one only where the request did. */
export const CANARY_ID = 'c4n4ryid';
/** In every text of the other shop. No request has it. */
export const CANARY_TEXT = 'c4n4rytext';
