import { afterEach, beforeEach, expect, vi } from 'vitest';

let printed: unknown[][] = [];

beforeEach(() => {
  printed = [];
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation(
      (...parts: unknown[]) => void printed.push([method, ...parts]),
    );
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(printed, 'unexpected console output').toEqual([]);
});

/** For a test that provokes console output: returns what was printed so far and forgets it. */
export function takeConsoleOutput(): unknown[][] {
  return printed.splice(0);
}
