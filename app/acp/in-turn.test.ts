import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

/** A door that opens when it is told to. */
function door() {
  let open!: () => void;
  return { opened: new Promise<void>((resolve) => (open = resolve)), open };
}

test('GIVEN work of one key WHEN called at once THEN it runs in the order of the calls, one at a time', async () => {
  let running = 0;
  const seen: number[] = [];
  const work = async (index: number) => {
    expect(++running).toBe(1);
    await Promise.resolve();
    seen.push(index);
    running--;
    return index;
  };
  const results = await Promise.all([...Array(25).keys()].map((index) => inTurn('a', () => work(index))));
  expect(seen).toEqual([...Array(25).keys()]);
  expect(results).toEqual(seen);
});

test('GIVEN work of another key THEN it does not wait', async () => {
  const first = door();
  const waiting = inTurn('a', () => first.opened);
  expect(await inTurn('b', async () => 'done')).toBe('done');
  first.open();
  await waiting;
});

test('GIVEN work that fails THEN its caller learns of it, and the next still runs', async () => {
  const failing = inTurn('a', () => Promise.reject(new Error('no')));
  const next = inTurn('a', async () => 'done');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('done');
});
