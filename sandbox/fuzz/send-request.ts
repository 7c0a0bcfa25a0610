import { createHmac } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';
import { SLOW_MS, type FuzzAnswer } from './judge-answer.ts';
import type { FuzzRequest } from './plan/fuzz-request.ts';

/** What requests are signed with, and who is signed in. */
export interface Credentials {
  shopifySecret: string;
  stripeWebhookSecret: string;
  stripeHookSecret: string;
  /** A session token that is valid now. */
  sessionToken(): Promise<string>;
}

/** Answers are read up to here: a whole feed is megabytes. */
const MOST_BYTES = 3_000_000;
const GIVE_UP_MS = SLOW_MS + 1000;

/** The request as it goes out: signed, and signed in. */
async function finish(request: FuzzRequest, credentials: Credentials): Promise<FuzzRequest> {
  const { sign, token } = request;
  const headers = [...request.headers];
  let { path } = request;
  const body = request.body ?? Buffer.alloc(0);
  if (sign?.by === 'shopify') {
    const secret = sign.rightly ? credentials.shopifySecret : 'wrong';
    headers.push(['X-Shopify-Hmac-Sha256', createHmac('sha256', secret).update(body).digest('base64')]);
  } else if (sign) {
    const { stripeHookSecret, stripeWebhookSecret } = credentials;
    const right = sign.by === 'stripe hook' ? stripeHookSecret : stripeWebhookSecret;
    const secret = sign.rightly ? right : 'wrong';
    const at = Math.floor(Date.now() / 1000);
    // Over the bytes: a broken body is signed as well as a whole one.
    const digest = createHmac('sha256', secret).update(`${at}.`).update(body).digest('hex');
    headers.push(['Stripe-Signature', `t=${at},v1=${digest}`]);
  }
  if (token) {
    const value = await credentials.sessionToken();
    if (token === 'header') headers.push(['Authorization', `Bearer ${value}`]);
    else path += `${path.includes('?') ? '&' : '?'}embedded=1&id_token=${value}`;
  }
  return { ...request, headers, path };
}

/** Sends a request and reads its answer; null: the connection was closed without one. */
export async function sendRequest(
  url: string,
  request: FuzzRequest,
  credentials: Credentials,
  isRepeat = false,
): Promise<FuzzAnswer | null> {
  const { port } = new URL(url);
  if (request.raw) return sendRaw(Number(port), request.raw);
  const { method, path, headers, body } = await finish(request, credentials);
  // A list, so that a header may be there twice.
  const flat = headers.flat();
  if (!headers.some(([name]) => name.toLowerCase() === 'host')) flat.push('Host', new URL(url).host);
  if (body) flat.push('Content-Length', String(body.length));
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', method, path, headers: flat, agent, setHost: false };
    const outgoing = http.request(options, (response) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      const done = () =>
        resolve({
          status: response.statusCode!,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
          ),
          text: Buffer.concat(parts).toString(),
        });
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes <= MOST_BYTES) parts.push(part);
        else response.destroy();
      });
      response.on('close', done);
    });
    outgoing.setTimeout(GIVE_UP_MS, () => outgoing.destroy());
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // A kept connection that the server was just closing: whoever keeps connections sends again on another.
      if (outgoing.reusedSocket && error.code === 'ECONNRESET' && !isRepeat)
        resolve(sendRequest(url, request, credentials, true));
      else if (['ECONNRESET', 'EPIPE', 'HPE_INVALID_CONSTANT'].includes(error.code ?? '')) resolve(null);
      else reject(error);
    });
    outgoing.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(null);
    });
    outgoing.end(body ?? undefined);
  });
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 32 });

/** Sends bytes, says that there are no more, and reads until the server closes. The worst status of all answers counts. */
function sendRaw(port: number, bytes: Buffer): Promise<FuzzAnswer | null> {
  return new Promise((resolve) => {
    let text = '';
    const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () => socket.end(bytes));
    socket.setTimeout(GIVE_UP_MS, () => socket.destroy());
    socket.setEncoding('latin1').on('data', (part: string) => (text += part));
    socket.on('error', () => {});
    socket.on('close', () => {
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
      resolve(statuses.length === 0 ? null : { status: Math.max(...statuses), headers: {}, text });
    });
  });
}
