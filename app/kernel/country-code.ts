const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Whether it is an ISO 3166-1 alpha-2 code: `UK` is another name of `GB`, and addresses never have it. */
export function isCountry(code: string): boolean {
  return (
    /^[A-Z]{2}$/.test(code) &&
    REGIONS.of(code) !== undefined &&
    new Intl.Locale(`und-${code}`).region === code
  );
}
