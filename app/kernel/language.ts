/** The languages that agents are answered in. */
export const LANGUAGES = ['en', 'fr', 'de', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * The best of {@link LANGUAGES} for an `Accept-Language` header (RFC 9110, section 12.5.4) or a single BCP 47 tag:
 * by quality, then by order; a region says nothing (`de-AT` is `de`). Null when none of them is asked for.
 */
export function pickLanguage(accepted: string | null | undefined): Language | null {
  const ranges = (accepted ?? '').slice(0, 500).split(',');
  const wanted = ranges
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/i.exec(text)?.[1]).find(Boolean);
      return { language: tag.split('-')[0]!.toLowerCase(), quality: quality ? Number(quality) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const known = LANGUAGES.find((candidate) => candidate === language);
    if (known) return known;
  }
  return null;
}
