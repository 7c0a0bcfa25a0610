/** What to mend when an event URL answers so, as `agents.detail.testAdvice` of the message catalogue has it. */
export type EventAdvice = 'signature' | 'path' | 'redirect' | 'rate' | 'server' | 'reach';

/** @param status of the answer; null: there was none */
export function eventAdvice(status: number | null): EventAdvice {
  if (status === null) return 'reach';
  if (status === 401 || status === 403) return 'signature';
  if (status === 404 || status === 405 || status === 410) return 'path';
  if (status === 429) return 'rate';
  if (status >= 500) return 'server';
  return status >= 300 && status < 400 ? 'redirect' : 'reach';
}
