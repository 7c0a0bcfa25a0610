import { expect, test } from 'vitest';
import { AppError } from '#app/kernel/app-error.ts';
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
  const results = await Promise.all([...Array(9).keys()].map((index) => inTurn('a', () => work(index))));
  expect(seen).toEqual([...Array(9).keys()]);
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

test('GIVEN eight that wait WHEN a ninth comes THEN it is told to come again, and others still get their turn', async () => {
  const first = door();
  const queue = [first.opened, ...Array<undefined>(8)].map((until) => inTurn('a', async () => until));
  const ninth = await inTurn('a', async () => 'done').catch((error: unknown) => error);
  expect(ninth).toBeInstanceOf(AppError);
  expect(ninth).toMatchObject({ code: 'conflict', status: 409, retryAfterSeconds: 1, lostRace: false });
  expect(await inTurn('b', async () => 'done')).toBe('done');
  first.open();
  await Promise.all(queue);
  expect(await inTurn('a', async () => 'done')).toBe('done');
});

test('GIVEN a caller who has gone WHEN its turn comes THEN nothing is done', async () => {
  const first = door();
  const caller = new AbortController();
  const waiting = inTurn('a', () => first.opened);
  let ran = false;
  const gone = inTurn('a', async () => void (ran = true), caller.signal);
  caller.abort();
  first.open();
  await expect(gone).rejects.toMatchObject({ code: 'conflict' });
  await waiting;
  expect(ran).toBe(false);
});
