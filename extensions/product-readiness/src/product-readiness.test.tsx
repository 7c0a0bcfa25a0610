/// <reference types="@shopify/ui-extensions/admin.product-details.block.render" />
import { getExtension } from '@shopify/ui-extensions-tester';
import { act, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { answers, element, shown } from '../../shared/testing/answers.ts';
import { draw, standOn } from '../../shared/testing/draw-extension.ts';
import { PRODUCT, SWITCHES } from '../../shared/testing/product-view.ts';
import { summary, testAppBlock } from '../../shared/testing/test-app-block.ts';

const extension = getExtension('admin.product-details.block.render');

standOn(extension, 'gid://shopify/Product/7001');
testAppBlock(extension, PRODUCT, 'Mug - Blue');

const attribute = (kind: string, name: string, at = 0) =>
  document.body.querySelectorAll(kind)[at]!.getAttribute(name);

/** Has staff set a field of the block's, the nth of its kind. */
function set(kind: string, at: number, change: { value?: string; checked?: boolean }) {
  const field = document.body.querySelectorAll<HTMLElement>(kind)[at]!;
  Object.assign(field, change);
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
function toggle(at: number): HTMLInputElement {
  const found = document.body.querySelectorAll<HTMLInputElement>('s-switch')[at];
  if (!found) throw new Error(`There is no switch ${at}: ${document.body.innerHTML}`);
  return found;
}
const isOff = (name: 'disabled' | 'checked', at: number) => !isSet(toggle(at), name);
/** Elements that nobody has defined have attributes only, but what a test set as a property. */
function isSet(field: HTMLInputElement, name: 'disabled' | 'checked'): boolean {
  return Boolean(field[name] ?? field.hasAttribute(name));
}

test('GIVEN a product that is ready THEN what agents are told of it is shown, and every switch is on', async () => {
  const { fetch, asked } = answers({ body: PRODUCT });
  await draw(extension, fetch, 'Mug - Blue');
  expect(asked).toEqual([{ url: '/extensions/products/7001', method: 'GET', body: undefined }]);
  expect(summary()).toBe('Sold in the chat · 100 of 100');
  for (const text of ['Holds tea.', '$12.50 · 7 in stock', 'noProblems', 'Nothing to mend', 'everyAgent'])
    expect(shown()).toContain(text);
  expect(attribute('s-thumbnail', 'src')).toBe(PRODUCT.preview.imageUrl);
  expect(element('s-link', PRODUCT.preview.link!).getAttribute('href')).toBe(PRODUCT.preview.link);
  expect(element('s-link', 'open').getAttribute('href')).toBe('app:app/catalog/7001');
  for (const at of [0, 1]) expect([isOff('checked', at), isOff('disabled', at)]).toEqual([false, true]);
});

test('GIVEN problems THEN each has its fix, and leads to where it is mended', async () => {
  const problem = {
    ...{
      id: 'a',
      problem: 'No image',
      fix: 'Add one.',
      url: 'https://admin.shopify.com/store/x/products/7001',
    },
    severity: { text: 'Error', tone: 'critical' as const },
  };
  const problems = [problem, { ...problem, id: 'b', problem: 'No policy', fix: 'Write it.', url: null }];
  const preview = { ...PRODUCT.preview, imageUrl: null, link: null };
  await draw(extension, answers({ body: { ...PRODUCT, problems, preview } }).fetch, 'Add one.');
  for (const text of ['No image', 'No policy', 'Write it.', 'noImage']) expect(shown()).toContain(text);
  const links = [...document.body.querySelectorAll('s-link')].filter(
    ({ textContent }) => textContent === 'mend',
  );
  expect(links.map((link) => link.getAttribute('href'))).toEqual([problem.url]);
});

test('GIVEN a rule that hides it THEN the rule is named, and nothing can be switched on against it', async () => {
  const held = { isOn: false, heldBy: ['Your rule “Recall” hides it.'] };
  const standing = { text: 'Not shown', tone: 'neutral' as const };
  const switches = [{ ...SWITCHES, standing, searchable: held, buyable: held }];
  const body = { ...PRODUCT, standing, reasons: held.heldBy, quality: null, switches };
  await draw(extension, answers({ body }).fetch, 'Recall');
  expect(summary()).toBe('Not shown');
  expect(shown()).not.toContain('noProblems');
  for (const at of [0, 1]) {
    expect([isOff('checked', at), isOff('disabled', at)]).toEqual([true, false]);
    expect(attribute('s-switch', 'details', at)).toContain('Recall');
  }
});

test('GIVEN staff choose an agent and a variant THEN it is asked for as that agent sees it', async () => {
  const { fetch, asked } = answers({ body: PRODUCT });
  await draw(extension, fetch, 'Mug - Blue');
  set('s-select', 0, { value: 'agent_1' });
  await waitFor(() => expect(asked).toHaveLength(2));
  set('s-select', 1, { value: '2' });
  await waitFor(() => expect(asked).toHaveLength(3));
  expect(asked.map(({ url }) => url.split('?')[1])).toEqual([
    undefined,
    'agent=agent_1',
    'agent=agent_1&variant=2',
  ]);
});

test('GIVEN an answer that is late WHEN another is there already THEN the later question’s stays', async () => {
  let answerLate = (_: Response) => {};
  const late = new Promise<Response>((resolve) => (answerLate = resolve));
  const other = { ...PRODUCT, preview: { ...PRODUCT.preview, title: 'As ChatGPT sees it' } };
  const given = [Promise.resolve(Response.json(PRODUCT)), late, Promise.resolve(Response.json(other))];
  await draw(extension, (() => given.shift()!) as typeof fetch, 'Mug - Blue');
  set('s-select', 1, { value: '2' });
  await waitFor(() => expect(given).toHaveLength(1));
  set('s-select', 0, { value: 'agent_1' });
  await waitFor(() => expect(shown()).toContain('As ChatGPT sees it'));
  const answer = Response.json(PRODUCT);
  answerLate(answer);
  await waitFor(() => expect(answer.bodyUsed).toBe(true));
  await act(() => new Promise<void>(setImmediate));
  expect(shown()).toContain('As ChatGPT sees it');
});

test.each([
  ['searchable', 0],
  ['buyable', 1],
] as const)(
  'WHEN %s is switched off THEN that agent’s is, and what it may do is asked anew',
  async (name, at) => {
    const off = { ...SWITCHES, [name]: { isOn: false, heldBy: [] } };
    const { fetch, asked } = answers(
      { body: PRODUCT },
      { body: off },
      { body: { ...PRODUCT, switches: [off] } },
    );
    extension.fetch = fetch;
    await extension.render();
    await waitFor(() => toggle(at));
    set('s-switch', at, { checked: false });
    await waitFor(() => expect(asked).toHaveLength(3));
    expect(asked[1]).toEqual({
      url: '/extensions/products/7001/switches',
      method: 'POST',
      body: { agent: 'agent_1', [name]: false },
    });
    await waitFor(() => expect([isOff('checked', at), isOff('disabled', at)]).toEqual([true, true]));
    expect(isOff('checked', 1 - at)).toBe(false);
  },
);

test('GIVEN a switch is being pressed THEN none can be pressed meanwhile', async () => {
  const given = [Promise.resolve(Response.json(PRODUCT)), new Promise<Response>(() => {})];
  extension.fetch = (() => given.shift()!) as typeof fetch;
  await extension.render();
  await waitFor(() => toggle(0));
  set('s-switch', 0, { checked: false });
  await waitFor(() => expect([isOff('disabled', 0), isOff('disabled', 1)]).toEqual([false, false]));
});

test.each([
  ['is refused', { status: 409, body: { error: 'Your rule “Recall” hides it.' } }, 'Recall'],
  ['is not permitted', { status: 403, body: null }, 'forbidden'],
  ['reaches nobody', { status: 502, body: null }, 'unreachable'],
])('WHEN a switch %s THEN that is said, and it stands as the server has it', async (_, refused, text) => {
  const { fetch, asked } = answers({ body: PRODUCT }, refused, { body: PRODUCT });
  extension.fetch = fetch;
  await extension.render();
  await waitFor(() => toggle(1));
  set('s-switch', 1, { checked: false });
  await waitFor(() => expect(shown()).toContain(text));
  await waitFor(() => expect(asked).toHaveLength(3));
  await waitFor(() => expect([isOff('checked', 1), isOff('disabled', 1)]).toEqual([false, true]));
});

test('GIVEN a shop without agents THEN that is said, and there is nothing to switch', async () => {
  const product = { ...PRODUCT, agents: [], switches: [], variants: [] };
  await draw(extension, answers({ body: product }).fetch, 'noAgents');
  expect(() => element('s-switch')).toThrow();
  expect(() => element('s-select')).toThrow();
});

test('GIVEN the chosen agent has lost its access THEN that is said, and every agent is asked for again', async () => {
  const { fetch, asked } = answers(
    { body: PRODUCT },
    { status: 404, body: { error: 'There is no such agent.' } },
    { body: PRODUCT },
  );
  await draw(extension, fetch, 'Mug - Blue');
  set('s-select', 0, { value: 'agent_1' });
  await waitFor(() => expect(shown()).toContain('There is no such agent.'));
  element('s-button', 'retry').click();
  await waitFor(() => expect(shown()).toContain('Mug - Blue'));
  expect(asked.at(-1)!.url).toBe('/extensions/products/7001');
});
