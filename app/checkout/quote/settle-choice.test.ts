import { describe, expect, test } from 'vitest';
import { sampleQuotedState } from '#tests/checkout-samples.ts';
import type { FulfillmentOption } from '../session/session.ts';
import { en } from '../words/en.ts';
import { assertChoice, lostChoice } from './settle-choice.ts';

const [standard] = sampleQuotedState().options as [FulfillmentOption];
const option = (id: string, changes: Partial<FulfillmentOption> = {}) => ({
  ...standard,
  id,
  title: id,
  ...changes,
});
const express = option('express');
const pickup = option('pickup', { type: 'pickup', amount: 0 });
const digital = option('digital', { type: 'digital' });

describe('assertChoice', () => {
  const choose = (id: string, ...names: string[]) =>
    assertChoice(
      { id, path: '$.id', ...(names.length > 0 && { type: { names, path: '$.type' } }) },
      { options: [standard, express], selectedOptionId: 'drone_before' },
      [standard, pickup],
    );

  test.each([
    ['one that is offered', 'pickup', []],
    ['one that was offered', 'express', []],
    ['the one that is chosen though none is told', 'drone_before', ['pickup']],
    ['its type', 'pickup', ['pickup']],
    ['a type that stands for several', 'pickup', ['shipping', 'pickup']],
  ])('GIVEN %s THEN it is taken', (_, id, names) => {
    expect(() => choose(id, ...names)).not.toThrow();
  });

  test.each([
    ['an unknown one', 'drone', [], '$.id'],
    ['another type', 'pickup', ['shipping'], '$.type'],
    ['another type than it had', 'express', ['digital'], '$.type'],
  ])('GIVEN %s THEN it is invalid there', (_, id, names, param) => {
    expect(() => choose(id, ...names)).toThrow(expect.objectContaining({ code: 'invalid', param }) as Error);
  });
});

describe('lostChoice', () => {
  const lost = (chosen: string | null, now: FulfillmentOption[], selectedOptionId = now[0]?.id ?? null) =>
    lostChoice(
      en,
      { options: [standard, express], selectedOptionId: chosen },
      { options: now, selectedOptionId },
      chosen,
    );

  test('GIVEN a chosen option that is gone THEN the buyer learns what takes its place', () => {
    expect(lost('express', [standard])).toMatchObject([
      { severity: 'info', text: 'express is not offered any more. Standard is chosen instead.' },
    ]);
  });

  test.each<[string, string | null, FulfillmentOption[]]>([
    ['it is still there', 'express', [express]],
    ['it was only preselected', standard.id, [pickup]],
    ['nothing was chosen', null, [standard]],
    ['nothing is sent any more', 'express', [digital]],
    ['nothing is offered', 'express', []],
  ])('GIVEN %s THEN there is nothing to say', (_, chosen, now) => {
    expect(lost(chosen, now)).toEqual([]);
  });
});
