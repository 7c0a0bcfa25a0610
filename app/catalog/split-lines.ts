/** A line, and where the one behind it begins: bytes from the stream's begin. */
export interface PlacedLine {
  text: string;
  end: number;
}

/**
 * The lines of a stream of UTF-8 bytes with their places, as splitLines cuts them.
 * @param from where the stream begins in what it is a part of
 */
export async function* placeLines(bytes: AsyncIterable<Uint8Array>, from = 0): AsyncGenerator<PlacedLine> {
  let end = from;
  for await (const text of cutLines(bytes)) {
    end += Buffer.byteLength(text) + 1;
    if (text) yield { text, end };
  }
}

/**
 * Cuts a stream of UTF-8 bytes at line feeds, and nowhere else: `node:readline` also cuts at U+2028, which JSON may
 * carry unescaped. Empty lines are left out.
 */
export async function* splitLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const text of cutLines(bytes)) if (text) yield text;
}

async function* cutLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}
