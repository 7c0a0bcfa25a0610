import { describe, expect, test } from 'vitest';
import { CANARY_ID, CANARY_TEXT } from './canary.ts';
import { judgeAnswer, SLOW_MS, type FuzzAnswer } from './judge-answer.ts';
import type { FuzzRequest } from './plan/fuzz-request.ts';
import { MARKER } from './plan/nasty.ts';

const FOREIGN = `order_${CANARY_ID}0a`;
const REQUEST: FuzzRequest = {
  number: 1,
  surface: 'pages',
  method: 'GET',
  path: '/app',
  headers: [],
  body: null,
};
const ANSWER: FuzzAnswer = { status: 200, headers: { 'content-type': 'text/html' }, text: 'well' };

const judge = (
  request: Partial<FuzzRequest> = {},
  answer: Partial<FuzzAnswer> | null = {},
  { ms = 10, named = [] as string[] } = {},
) => judgeAnswer({ ...REQUEST, ...request }, answer && { ...ANSWER, ...answer }, ms, new Set(named));

test('GIVEN an answer as it should be THEN nothing is wrong', () => {
  expect(judge()).toEqual([]);
});

describe('each kind of violation is found', () => {
  test.each<[string, ReturnType<typeof judge>]>([
    ['a server error', judge({}, { status: 500 })],
    ['a refusal for load', judge({}, { status: 503 })],
    ['a hang', judge({}, {}, { ms: SLOW_MS + 1 })],
    ['no answer at all', judge({}, null)],
    ['a text of another shop', judge({}, { text: `Jamie ${CANARY_TEXT}` })],
    ['an id of another shop', judge({}, { text: FOREIGN })],
    ['a text of another shop in a header', judge({}, { headers: { link: CANARY_TEXT } })],
    ['markup of the caller', judge({}, { text: `<p>${MARKER}` })],
    ['a split answer', judge({}, { headers: { 'x-split': '1' } })],
    ['a redirect elsewhere', judge({}, { status: 302, headers: { location: '//evil.example/x' } })],
    ['a stack trace', judge({}, { text: 'Error: x\n    at run (/srv/x.js:1:1)' })],
  ])('GIVEN %s THEN it is one', (_, problems) => {
    expect(problems).toHaveLength(1);
  });
});

describe('what is no violation', () => {
  test.each<[string, ReturnType<typeof judge>]>([
    ['an id that was asked for', judge({ path: `/app/orders/${FOREIGN}` }, { text: FOREIGN })],
    ['an id that another request asked for', judge({}, { text: FOREIGN }, { named: [FOREIGN] })],
    ['markup in JSON', judge({}, { headers: { 'content-type': 'application/json' }, text: MARKER })],
    ['garbage that is answered by closing', judge({ surface: 'raw' }, null)],
    [
      'a redirect into the admin',
      judge({}, { status: 302, headers: { location: 'https://admin.shopify.com/x' } }),
    ],
  ])('GIVEN %s THEN it is none', (_, problems) => {
    expect(problems).toEqual([]);
  });
});
