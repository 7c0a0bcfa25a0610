import { expect, test } from 'vitest';
import type { Sample } from '#bench/traffic/messages.ts';
import { recoverySeconds } from './recovery-seconds.ts';

const sample = (at: number, ms: number, outcome: Sample['outcome'] = 'ok'): Sample => ({
  ...{ kind: 'get', at, ms, outcome },
});
const before = [sample(0, 10), sample(1, 10)];
const seconds = (...ms: number[]) => ms.map((one, second) => sample(second + 0.5, one));

test('GIVEN latencies that fall WHEN recovery is told THEN it is the second from which three are within twice', () => {
  expect(recoverySeconds(before, seconds(90, 50, 20, 11, 20, 12))).toBe(2);
  expect(recoverySeconds(before, seconds(20, 20, 20))).toBe(0);
  expect(recoverySeconds(before, seconds(90, 20, 20, 21, 20, 20))).toBeNull();
});

test('GIVEN requests that are still refused WHEN recovery is told THEN it is after them', () => {
  const refused = [sample(0.2, 1, 'shed'), ...seconds(10, 10, 10, 10)];
  expect(recoverySeconds(before, refused)).toBe(1);
});
