import { describe, expect, test } from 'vitest';
import type { Reply } from './call-seller.ts';
import type { Expected } from './expectations.ts';
import { judgeAnswer } from './judge-answer.ts';

const reply = (status: number, body: unknown): Reply => ({
  operation: 'create',
  request: { method: 'POST', url: 'https://seller.example', headers: {}, body: undefined },
  ...{ status, headers: {}, durationMs: 1, body },
});

describe('an answer', () => {
  test.each<[string, Reply, Expected, object[]]>([
    ['as expected', reply(201, { id: 'a', status: 'x' }), { status: [201], sessionStatus: ['x'] }, []],
    [
      'of another status',
      reply(200, {}),
      { status: [201, 400] },
      [{ code: 'status', values: { got: '200', expected: '201 / 400' } }],
    ],
    [
      'in another state',
      reply(200, { status: 'canceled' }),
      { status: [200], sessionStatus: ['ready_for_payment'] },
      [{ code: 'session_status', values: { got: 'canceled', expected: 'ready_for_payment' } }],
    ],
    [
      'of another session',
      reply(201, { id: 'b' }),
      { status: [201], sessionId: 'a' },
      [{ code: 'session_id', values: { got: 'b', expected: 'a' } }],
    ],
    [
      'with another error',
      reply(400, { code: 'invalid' }),
      { status: [400], code: 'missing' },
      [{ code: 'error_code', values: { got: 'invalid', expected: 'missing' } }],
    ],
    [
      'without versions',
      reply(400, { code: 'missing_api_version' }),
      { status: [400], listsVersions: true },
      [{ code: 'no_versions' }],
    ],
    ['that is no JSON', reply(502, 'Bad gateway'), { status: [200] }, [{ code: 'status' }]],
  ])('%s', (_what, given, expected, reasons) => {
    const found = judgeAnswer(given, expected);
    expect(found).toMatchObject(reasons);
    expect(found).toHaveLength(reasons.length);
  });
});
