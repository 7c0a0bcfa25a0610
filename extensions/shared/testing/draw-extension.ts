import { waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect } from 'vitest';
import { shown, unmount } from './answers.ts';

/** An extension in Shopify's tester, as far as tests that several share need it. */
export interface DrawnExtension {
  setUp(): void;
  tearDown(): void;
  render(): Promise<void>;
  fetch: typeof globalThis.fetch;
  shopify: { data: { selected: { id: string }[] } };
}

/** Sets the tester up for each test of a file, on a page where these are selected (global ids), and ends it after. */
export function standOn(extension: DrawnExtension, ...selected: string[]): void {
  beforeEach(() => {
    extension.setUp();
    extension.shopify.data = { selected: selected.map((id) => ({ id })) };
  });
  afterEach(() => {
    unmount();
    extension.tearDown();
  });
}

/** Has an extension draw what it is answered, and waits until it shows this text. */
export async function draw(
  extension: DrawnExtension,
  fetch: typeof globalThis.fetch,
  text: string,
): Promise<void> {
  extension.fetch = fetch;
  await extension.render();
  await waitFor(() => expect(shown()).toContain(text));
}
