/** Of every piece of a stored file but the last: a range is found by counting. */
export const CHUNK_BYTES = 1_000_000;
