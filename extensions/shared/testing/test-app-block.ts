import { waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { answers, element, shown, unreachable } from './answers.ts';
import { draw, type DrawnExtension } from './draw-extension.ts';

/** What stands on a block when it is closed. */
export const summary = (): string | null => element('s-admin-block').getAttribute('collapsedsummary');

/** What is true of every block of the app's: `text` is one that it shows of `view`. */
export function testAppBlock(extension: DrawnExtension, view: object, text: string): void {
  test('GIVEN the server has not answered THEN the block says that it loads', async () => {
    extension.fetch = () => new Promise<Response>(() => {});
    await extension.render();
    expect(element('s-spinner').getAttribute('accessibilitylabel')).toBe('loading');
    expect(summary()).toBe('loading');
  });

  test('GIVEN something that the server does not know THEN the block says so, and is no error', async () => {
    await draw(extension, answers({ status: 404, body: { error: 'x' } }).fetch, 'none');
    expect(summary()).toBe('none');
    expect(() => element('s-banner')).toThrow();
  });

  test.each([
    ['may not see it', answers({ status: 403, body: null }).fetch, 'forbidden'],
    ['are refused', answers({ status: 400, body: { error: 'Because.' } }).fetch, 'Because.'],
    ['reach nobody', unreachable, 'unreachable'],
  ])('GIVEN staff who %s THEN that is said, and they can try again', async (_, failing, problem) => {
    await draw(extension, failing, problem);
    extension.fetch = answers({ body: view }).fetch;
    element('s-button', 'retry').click();
    await waitFor(() => expect(shown()).toContain(text));
  });
}
