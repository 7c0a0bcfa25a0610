/**
 * A barcode as a GTIN, or null if it is none: 8, 12, 13 or 14 digits of which the last is the check digit
 * (GS1 General Specifications, section 7.9). Merchants also keep shelf codes and ISBN-10 in Shopify's barcode field.
 */
export function toGtin(barcode: string | null): string | null {
  if (barcode === null || !/^(\d{8}|\d{12,14})$/.test(barcode)) return null;
  const digits = [...barcode].map(Number).reverse();
  // From the right, the check digit itself counts once, the next three times, and so on.
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0 && sum > 0 ? barcode : null;
}
