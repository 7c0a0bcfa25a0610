import { render } from 'preact';

/** Answers of the app's server, in turn; keeps what was asked. The last one is given again and again. */
export function answers(...given: { status?: number; body: unknown }[]) {
  const asked: { url: string; method: string; body: unknown }[] = [];
  const fetch = (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const text = init?.body;
    asked.push({
      url: String(url),
      method: init?.method ?? 'GET',
      body: typeof text === 'string' ? (JSON.parse(text) as unknown) : undefined,
    });
    const { status = 200, body } = given[Math.min(asked.length, given.length) - 1]!;
    return Promise.resolve(Response.json(body, { status }));
  };
  return { fetch: fetch as typeof globalThis.fetch, asked };
}

/** A server that nobody reaches. */
export const unreachable = (() =>
  Promise.reject(new TypeError('Failed to fetch'))) as typeof globalThis.fetch;

/** What an extension shows, as text. */
export const shown = (): string => document.body.textContent ?? '';

/** The first element of this kind whose text is this. */
export function element(kind: string, text?: string): HTMLElement {
  const found = [...document.body.querySelectorAll<HTMLElement>(kind)].find(
    (one) => text === undefined || one.textContent === text,
  );
  if (!found) throw new Error(`No ${kind} says "${text}": ${document.body.innerHTML}`);
  return found;
}

/** Ends what an extension has drawn: Preact would go on with it in the next test. */
export const unmount = (): void => render(null, document.body);
