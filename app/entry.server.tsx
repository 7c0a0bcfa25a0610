import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { ScriptNonce } from '#app/components/script-nonce.ts';
import { loadAllTexts } from '#app/i18n/load-all-texts.server.ts';
import { services } from '#app/services.server.ts';
import { addDocumentHeaders } from '#app/shopify/document-headers.server.ts';

loadAllTexts();

/** A page that has not finished by then is cut off. */
export const streamTimeout = 5000;

/** Renders a document: streamed to people, whole to bots. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const nonce = addDocumentHeaders(request, headers);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
  let responseStatus = status;
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <ScriptNonce.Provider value={nonce}>
        <RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </ScriptNonce.Provider>,
      {
        nonce,
        [ready]: () => {
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { status: responseStatus, headers }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error: unknown) => {
          responseStatus = 500;
          services().log.error({ err: error }, 'rendering failed');
        },
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** Faults of loaders and actions. A request that the browser gave up is none, nor is an address that leads nowhere. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  services().log.error({ err: error, path: new URL(request.url).pathname }, 'page failed');
}
