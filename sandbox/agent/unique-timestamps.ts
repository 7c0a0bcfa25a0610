/**
 * Makes RFC 3339 timestamps of which no two are alike: a signature is good for one request, so two that ask for the same
 * in the same millisecond must differ in time. Microseconds count them.
 */
export function uniqueTimestamps(clock: () => Date): () => string {
  let last = '';
  let repeats = 0;
  return () => {
    const now = clock().toISOString();
    repeats = now === last ? repeats + 1 : 0;
    last = now;
    return repeats === 0 ? now : now.replace('Z', `${String(repeats).padStart(3, '0')}Z`);
  };
}
