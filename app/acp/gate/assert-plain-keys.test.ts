import { expect, test } from 'vitest';
import { assertPlainKeys } from './assert-plain-keys.ts';

test.each([
  ['different keys', '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":2}]}'],
  ['keys in a string', '{"a":"{\\"a\\":1,\\"a\\":2}","b":"\\\\"}'],
  ['keys of different case', '{"a":1,"A":2}'],
  ['a value called like a prototype', '{"id":"__proto__","list":["constructor"]}'],
  ['no object', '["a","a"]'],
])('GIVEN %s THEN nothing is wrong', (_, json) => {
  expect(() => assertPlainKeys(json)).not.toThrow();
});

test.each([
  ['a key twice', '{"a":1,"a":1}', '$.a'],
  ['the second one spelt in escapes', '{"a":1,"\\u0061":1}', '$.a'],
  ['a key twice further down', '{"list":[{"a":1},{"a":1,"b":{},"a":2}]}', '$.list[1].a'],
  ['a key twice, around an object with the same key', '{"a":{"a":1},"b":1,"a":2}', '$.a'],
  ['an empty key twice', '{"":1,"":2}', '$[""]'],
  ['__proto__', '{"__proto__":{"admin":true}}', '$.__proto__'],
  ['__proto__ in escapes', '{"a":{"\\u005f_proto__":1}}', '$.a.__proto__'],
  ['constructor', '{"a":[{"constructor":{}}]}', '$.a[0].constructor'],
  ['prototype', '{"metadata":{"prototype":1}}', '$.metadata.prototype'],
])('GIVEN %s THEN it is refused, and where it is', (_, json, param) => {
  expect(() => assertPlainKeys(json)).toThrow(
    expect.objectContaining({ code: 'invalid_json', status: 400, param }),
  );
});
