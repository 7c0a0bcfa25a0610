/** A product handle from a title or a handle: lower case letters and digits of any script, joined by dashes. */
export function handleOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
