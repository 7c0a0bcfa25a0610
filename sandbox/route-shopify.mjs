/**
 * Preload for the app's processes in the sandbox: `node --import ./sandbox/route-shopify.mjs …`.
 * Connections to `*.myshopify.com` go to the Shopify simulator on this machine as a plain socket; everything else stays
 * as it is. SANDBOX_SHOPIFY_PORT is its port, or for several shops `a.myshopify.com=4001,b.myshopify.com=4006`. SANDBOX_SHOPIFY_HOST is its address, this machine unless said. The app's code and Shopify's libraries run unchanged.
 *
 * It works by undici's global dispatcher, which Node's own fetch and every copy of undici share, because the
 * libraries and Remix keep or replace `fetch` itself.
 */
import net from 'node:net';
import { Agent, buildConnector, setGlobalDispatcher } from 'undici';

const ports = new Map(
  (process.env.SANDBOX_SHOPIFY_PORT ?? '').split(',').map((entry) => {
    const [port, shop = '*'] = entry.split('=').reverse();
    return [shop, Number(port)];
  }),
);
for (const port of ports.values())
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error('SANDBOX_SHOPIFY_PORT must be the port of the Shopify simulator.');

const host = process.env.SANDBOX_SHOPIFY_HOST ?? '127.0.0.1';

const connectElsewhere = buildConnector({});

/** @type {import('undici').buildConnector.connector} */
function connect(options, callback) {
  if (!options.hostname.endsWith('.myshopify.com')) return connectElsewhere(options, callback);
  const port = ports.get(options.hostname) ?? ports.get('*');
  if (!port) return callback(new Error(`no simulator plays ${options.hostname}`), null);
  const socket = net.connect({ port, host, noDelay: true });
  const fail = (error) => callback(error, null);
  socket.once('error', fail);
  socket.once('connect', () => {
    socket.removeListener('error', fail);
    callback(null, socket);
  });
}

setGlobalDispatcher(new Agent({ connect }));
