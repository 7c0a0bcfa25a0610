/**
 * Cuts a stream of UTF-8 bytes at line feeds, and nowhere else: `node:readline` also cuts at U+2028, which JSON may
 * carry unescaped. Empty lines are left out.
 */
export async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line) yield line;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}
