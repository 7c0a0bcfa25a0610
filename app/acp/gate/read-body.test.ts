import { describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES, readJsonBody } from './read-body.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: BodyInit | null, headers: Record<string, string> = JSON_TYPE) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** A body that comes in pieces and does not say how long it is. */
function stream(bytes: number, onPull: (sent: number) => void = () => {}): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent >= bytes) return controller.close();
      sent += 65_536;
      onPull(sent);
      controller.enqueue(new Uint8Array(65_536).fill(0x20));
    },
  });
}

describe('readJsonBody', () => {
  test.each([
    ['plain', JSON_TYPE],
    ['with a charset', { 'content-type': 'application/json; charset=utf-8' }],
    ['with a quoted charset', { 'content-type': 'application/json; v=1; charset="UTF8"' }],
    ['in capitals', { 'content-type': 'Application/JSON;charset=UTF-8' }],
  ])('GIVEN the content type %s THEN the body is read', async (_, headers) => {
    expect(await readJsonBody(post('{"a":"ü"}', headers))).toEqual({ a: 'ü' });
  });

  test.each(['gzip', 'br', 'GZIP', 'identity, gzip'])(
    'GIVEN the content coding %s THEN 415, and nothing is unpacked',
    async (coding) => {
      const request = post('{}', { ...JSON_TYPE, 'content-encoding': coding });
      await expect(readJsonBody(request)).rejects.toMatchObject({ code: 'unsupported_media_type' });
    },
  );

  test.each([
    ['text/plain', 'text/plain'],
    ['application/jsonp', 'application/jsonp'],
    ['application/json-patch+json', 'application/json-patch+json'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['another charset', 'application/json; charset=iso-8859-1'],
    ['another charset in quotes', 'application/json;charset="utf-16"'],
    ['none', ''],
  ])('GIVEN the content type %s THEN 415', async (_, type) => {
    const request = post(new TextEncoder().encode('{}'), type ? { 'content-type': type } : {});
    await expect(readJsonBody(request)).rejects.toMatchObject({
      code: 'unsupported_media_type',
      status: 415,
    });
  });

  test('GIVEN no body THEN undefined, whatever the type', async () => {
    expect(await readJsonBody(post(null, {}))).toBeUndefined();
    expect(await readJsonBody(post('', { 'content-type': 'text/plain' }))).toBeUndefined();
  });

  test.each<[string, BodyInit]>([
    ['no JSON', '{'],
    ['JSON and more', '{} {}'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['a byte order mark', '\ufeff{}'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
    ['a surrogate encoded by itself', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['a number that no number holds', '{"quantity":1e400}'],
    ['a negative one', '[[-1e999]]'],
    ['too many levels', nested(34)],
    ['a tower of levels', nested(400_000)],
    ['levels of objects', '{"a":'.repeat(40) + '1' + '}'.repeat(40)],
  ])('GIVEN %s THEN 400 invalid_json', async (_, body) => {
    await expect(readJsonBody(post(body))).rejects.toMatchObject({ code: 'invalid_json', status: 400 });
  });

  test('GIVEN as many levels as allowed THEN they are read', async () => {
    expect(JSON.stringify(await readJsonBody(post(nested(33))))).toBe(nested(33));
  });

  test.each([
    [
      'a number that is too large',
      '{"line_items":[{"quantity":1},{"quantity":1e400}]}',
      '$.line_items[1].quantity',
    ],
    ['too many levels', `{"a b":${nested(33)}}`, `$["a b"]${'[0]'.repeat(32)}`],
    ['a key twice', '{"buyer":{"email":"a","email":"b"}}', '$.buyer.email'],
    ['a key of prototypes', '{"buyer":{"__proto__":{"polluted":1}}}', '$.buyer.__proto__'],
  ])('GIVEN %s THEN it is said where', async (_, body, param) => {
    await expect(readJsonBody(post(body))).rejects.toMatchObject({ code: 'invalid_json', param });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('GIVEN exactly 1 MB THEN it is read; one byte more is 413', async () => {
    const text = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
    expect(await readJsonBody(post(text(MAX_BODY_BYTES)))).toHaveLength(MAX_BODY_BYTES - 2);
    await expect(readJsonBody(post(text(MAX_BODY_BYTES + 1)))).rejects.toMatchObject({
      code: 'request_too_large',
      status: 413,
    });
  });

  test('GIVEN a length that is announced as too large THEN nothing is read', async () => {
    const request = post(stream(65_536), { ...JSON_TYPE, 'content-length': String(MAX_BODY_BYTES + 1) });
    await expect(readJsonBody(request)).rejects.toMatchObject({ code: 'request_too_large' });
    expect(request.bodyUsed).toBe(false);
  });

  test('GIVEN an endless body without a length THEN reading stops soon after 1 MB', async () => {
    let sent = 0;
    const request = post(stream(Infinity, (bytes) => (sent = bytes)));
    await expect(readJsonBody(request)).rejects.toMatchObject({ code: 'request_too_large' });
    expect(sent).toBeLessThan(2 * MAX_BODY_BYTES);
  });
});
