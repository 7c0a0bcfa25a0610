/** An answer of the app's server that comes when the test says so. */
export function heldAnswer(body: unknown) {
  let give!: () => void;
  const answer = new Promise<Response>((resolve) => {
    give = () => resolve(Response.json(body));
  });
  return { fetch: (() => answer) as typeof globalThis.fetch, give };
}
