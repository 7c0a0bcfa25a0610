/**
 * Why a snapshot must not replace the last one without asking; null: it may. A catalogue does not vanish overnight; a
 * broken export, a revoked scope or a wrong rule look just like that.
 * @param before rows of the snapshot that was delivered last; null: there is none
 * @param percent of `before` that is enough; 0: everything is
 */
export function guardSnapshot(rows: number, before: number | null, percent: number): string | null {
  if (percent === 0) return null;
  if (rows === 0) return before ? `It is empty; the last one had ${before} rows.` : 'It is empty.';
  if (before === null || rows * 100 >= before * percent) return null;
  return `It has ${rows} rows; the last one had ${before}, and ${percent}% of them are asked for.`;
}
