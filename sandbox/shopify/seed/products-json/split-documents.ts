/**
 * Cuts text that holds several JSON documents one after another (pages of `/products.json` saved into one file)
 * into the documents. Looks at brackets outside strings only; each piece is still to be parsed.
 * @returns the pieces with their offset in `text`; an unfinished last one is returned as it is
 */
export function splitDocuments(text: string): { text: string; offset: number }[] {
  const documents: { text: string; offset: number }[] = [];
  let start = 0;
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) {
        documents.push({ text: text.slice(start, at + 1), offset: start });
        start = at + 1;
      }
    }
  }
  if (text.slice(start).trim() !== '') documents.push({ text: text.slice(start), offset: start });
  return documents;
}
