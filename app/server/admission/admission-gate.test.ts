import { beforeEach, describe, expect, test } from 'vitest';
import { AdmissionGate, type Caller, type Ticket, type Waiting } from './admission-gate.ts';
import type { RequestClass } from './request-class.ts';

const SLOTS = 16;

/** Timers that run when the test says so. */
let timers: { ms: number; run: () => void }[];
let gate: AdmissionGate;
beforeEach(() => {
  timers = [];
  gate = new AdmissionGate(SLOTS, (ms, run) => {
    const timer = { ms, run };
    timers.push(timer);
    return () => (timers = timers.filter((other) => other !== timer));
  });
});

const agent = (name: string, shop = name): Caller => ({ connection: name, shop });
const ask = (kind: RequestClass, caller?: Caller) => gate.admit({ class: kind, caller });
const isIn = (entry: unknown) => typeof entry === 'object' && 'release' in (entry as object);
/** Lets in as many as fit. */
function fill(kind: RequestClass, caller?: Caller): Ticket[] {
  const tickets: Ticket[] = [];
  for (let entry = ask(kind, caller); ; entry = ask(kind, caller)) {
    if (!isIn(entry)) {
      (entry as Waiting).leave();
      return tickets;
    }
    tickets.push(entry as Ticket);
  }
}

/** One that waits, and what became of it. */
async function wait(kind: RequestClass, caller?: Caller) {
  const waiting = ask(kind, caller) as Waiting;
  expect(waiting).toHaveProperty('outcome');
  const told = { outcome: undefined as unknown };
  void waiting.outcome.then((outcome) => (told.outcome = outcome));
  return { told, waiting };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('what is important finds room', () => {
  test('GIVEN creates that take all they may THEN a session still gets in, and above sessions a completion', () => {
    expect(fill('create')).toHaveLength(12);
    expect(fill('session')).toHaveLength(3);
    expect(fill('complete')).toHaveLength(1);
    expect(isIn(ask('page'))).toBe(false);
  });

  test('GIVEN pages that take all they may THEN half of the slots is left', () => {
    expect(fill('page')).toHaveLength(8);
    expect(isIn(ask('create'))).toBe(true);
  });

  test('GIVEN downloads and webhooks that take all they may THEN agents have all their slots', () => {
    expect(fill('download')).toHaveLength(2);
    expect(fill('webhook')).toHaveLength(8);
    expect(fill('complete')).toHaveLength(SLOTS);
  });

  test('GIVEN one slot that comes free WHEN a create waits longer than a completion THEN the completion gets it', async () => {
    const [held] = fill('complete');
    const create = await wait('create');
    const complete = await wait('complete');
    held!.release();
    await settle();
    expect(isIn(complete.told.outcome)).toBe(true);
    expect(create.told.outcome).toBeUndefined();
  });

  test('GIVEN a full queue WHEN a completion comes THEN the newest of the least important leaves it', async () => {
    fill('complete');
    const pages = [];
    for (let n = 0; n < 4 * SLOTS; n += 1) pages.push(await wait('page'));
    expect(ask('page')).toBe('busy');
    const complete = await wait('complete');
    await settle();
    expect(pages.at(-1)!.told.outcome).toBe('busy');
    expect(pages.at(-2)!.told.outcome).toBeUndefined();
    expect(complete.told.outcome).toBeUndefined();
    expect(gate.refused).toMatchObject({ page: 2, complete: 0 });
  });
});

describe('waiting ends', () => {
  test('GIVEN no slot within the time of its class THEN it is refused, and its place is free', async () => {
    fill('complete');
    const { told } = await wait('create');
    expect(timers.map(({ ms }) => ms)).toEqual([2000]);
    timers[0]!.run();
    await settle();
    expect(told.outcome).toBe('busy');
    expect(gate.counts().work.waiting).toBe(0);
  });

  test('GIVEN it is let in THEN its timer is off', async () => {
    const [held] = fill('complete');
    const { told } = await wait('complete');
    held!.release();
    await settle();
    expect(isIn(told.outcome)).toBe(true);
    expect(timers).toEqual([]);
  });

  test('GIVEN the caller leaves THEN it gets no slot', async () => {
    const [held] = fill('complete');
    const { told, waiting } = await wait('complete');
    waiting.leave();
    waiting.leave();
    held!.release();
    await settle();
    expect(told.outcome).toBe('gone');
    expect(gate.counts().work).toEqual({ working: SLOTS - 1, waiting: 0, slots: SLOTS });
  });

  test('GIVEN a ticket that is given back twice THEN one slot is free', () => {
    const [held] = fill('complete');
    held!.release();
    held!.release();
    expect(gate.counts().work.working).toBe(SLOTS - 1);
  });
});

describe('no caller takes more than its share', () => {
  test('GIVEN one agent alone THEN it may use half, and a newcomer finds room at once', () => {
    expect(fill('complete', agent('a'))).toHaveLength(8);
    expect(isIn(ask('complete', agent('b')))).toBe(true);
  });

  test('GIVEN an agent whose creates take all they may THEN its own session still gets in, and its completion', () => {
    expect(fill('create', agent('a'))).toHaveLength(6);
    expect(fill('session', agent('a'))).toHaveLength(1);
    expect(fill('complete', agent('a'))).toHaveLength(1);
  });

  test("GIVEN agents of one shop that have taken all THEN what comes free is another shop's, though it came last", async () => {
    const taken = ['a', 'b', 'c'].flatMap((name) => fill('complete', agent(name, 'shop 1')));
    expect(taken).toHaveLength(SLOTS);
    const greedy = await wait('complete', agent('a', 'shop 1'));
    const other = await wait('complete', agent('e', 'shop 2'));
    taken[0]!.release();
    await settle();
    expect(isIn(other.told.outcome)).toBe(true);
    expect(greedy.told.outcome).toBeUndefined();
  });

  test('GIVEN an agent with its share of the queue too THEN the next is refused as its own fault', async () => {
    fill('session', agent('a'));
    for (let n = 0; n < 2 * SLOTS; n += 1) await wait('session', agent('a'));
    expect(ask('session', agent('a'))).toBe('caller');
    expect(isIn(ask('create', agent('b')))).toBe(true);
  });

  test('GIVEN one that waits for its own share WHEN its time is over THEN that is its own fault', async () => {
    fill('session', agent('a'));
    const { told } = await wait('session', agent('a'));
    timers[0]!.run();
    await settle();
    expect(told.outcome).toBe('caller');
  });

  test('GIVEN all have been answered THEN nobody is remembered', () => {
    for (const name of ['a', 'b', 'c']) fill('session', agent(name)).forEach((ticket) => ticket.release());
    expect(fill('complete', agent('d'))).toHaveLength(8);
  });
});

describe('a late event loop', () => {
  test('GIVEN it is a second late THEN a quarter of the slots is used, and all of them when it has recovered', async () => {
    gate.noteLag(1000);
    expect(fill('complete')).toHaveLength(4);
    expect(gate.counts().work.slots).toBe(4);
    const { told } = await wait('complete');
    gate.noteLag(150);
    await settle();
    expect(gate.counts().work.slots).toBe(SLOTS);
    expect(isIn(told.outcome)).toBe(true);
    expect(fill('complete')).toHaveLength(SLOTS - 5);
  });
});
