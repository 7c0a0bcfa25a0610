import { Parser } from 'htmlparser2';

/** HTML without its tags, as Shopify's `description`. */
export function plainText(html: string): string {
  const parts: string[] = [];
  const tag = () => parts.push(' ');
  const parser = new Parser({ ontext: (text) => parts.push(text), onopentag: tag, onclosetag: tag });
  parser.end(html);
  return parts.join('').replace(/\s+/g, ' ').trim();
}
