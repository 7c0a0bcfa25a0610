import { gzipSync } from 'node:zlib';
import { between, oneOf, type Random } from '#sandbox/chaos/plan/random.ts';

/** What goes wrong with a body that is already text. */
const DAMAGES: ((random: Random, body: Buffer) => Buffer)[] = [
  (random, body) => body.subarray(0, between(random, 0, body.length)),
  (random, body) => {
    const copy = Buffer.from(body);
    for (let bits = between(random, 1, 8); bits > 0 && copy.length > 0; bits -= 1)
      copy[between(random, 0, copy.length - 1)]! ^= 1 << between(random, 0, 7);
    return copy;
  },
  (random, body) => {
    const at = between(random, 0, body.length);
    const bytes = oneOf(random, [
      '\0',
      '{',
      '"',
      ',',
      '\ufeff',
      '\\',
      'e',
      '-',
      '\\ud800',
      '\\u0000',
      '\xff',
    ]);
    return Buffer.concat([body.subarray(0, at), Buffer.from(bytes, 'utf8'), body.subarray(at)]);
  },
  // Every key twice, and numbers that no number can hold.
  (_random, body) => Buffer.from(body.toString().replace(/("[^"]*":)([^{[,}]+)/g, '$1$2,$1$2')),
  (random, body) => {
    const huge = oneOf(random, ['1e999', '-1e999', '9'.repeat(400), '0.1e-400', '-0', '1E+2', '0x10']);
    return Buffer.from(body.toString().replace(/([:[,])-?\d+(\.\d+)?/, `$1${huge}`));
  },
  (random) => {
    const depth = between(random, 100, 20_000);
    return Buffer.from(random() < 0.5 ? '['.repeat(depth) + ']'.repeat(depth) : '{"a":'.repeat(depth));
  },
  (_random, body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]),
  (_random, body) => Buffer.from(body.toString(), 'utf16le'),
  (_random, body) => gzipSync(body),
  (random, body) => gzipSync(body).subarray(0, between(random, 1, 20)),
  () => Buffer.alloc(0),
  (_random, body) => Buffer.concat([body, body]),
  (random) => Buffer.from(Array.from({ length: between(random, 1, 300) }, () => between(random, 0, 255))),
  (random, body) =>
    random() < 0.05
      ? Buffer.concat([body, Buffer.alloc(1_200_000, 0x20)])
      : Buffer.concat([Buffer.from(' '), body]),
];

/** The body with one thing wrong in its bytes. */
export function damageBytes(random: Random, body: Buffer): Buffer {
  return oneOf(random, DAMAGES)(random, body);
}
