import { compile } from 'html-to-text';

const skipped = ['img', 'script', 'style', 'noscript', 'iframe', 'svg', 'video', 'audio', 'object', 'form'];

const convert = compile({
  wordwrap: false,
  // Deeper nesting is nobody's description: it is a pasted mistake or an attack.
  limits: { maxDepth: 100, maxInputLength: 1_000_000, ellipsis: '' },
  selectors: [
    ...skipped.map((selector) => ({ selector, format: 'skip' })),
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
});

/** A product's HTML description as plain text: paragraphs and lists kept as lines, no markup, no control characters. */
export function htmlToText(html: string): string {
  return (
    convert(html)
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- they are what is removed
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u200b\ufeff]/g, ' ')
      .replace(/\u00a0/g, ' ')
      .replace(/ +\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}
