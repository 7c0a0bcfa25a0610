/**
 * Preload for the app's processes in the sandbox: `node --import ./sandbox/route-shopify.mjs …`.
 * Connections to `*.myshopify.com` go to the Shopify simulator on this machine (port in SANDBOX_SHOPIFY_PORT) as a
 * plain socket; everything else stays as it is. The app's code and Shopify's libraries run unchanged.
 *
 * It works by undici's global dispatcher, which Node's own fetch and every copy of undici share, because the
 * libraries and Remix keep or replace `fetch` itself.
 */
import net from 'node:net';
import { Agent, buildConnector, setGlobalDispatcher } from 'undici';

const port = Number(process.env.SANDBOX_SHOPIFY_PORT);
if (!Number.isInteger(port) || port < 1 || port > 65535)
  throw new Error('SANDBOX_SHOPIFY_PORT must be the port of the Shopify simulator.');

const connectElsewhere = buildConnector({});

/** @type {import('undici').buildConnector.connector} */
function connect(options, callback) {
  if (!options.hostname.endsWith('.myshopify.com')) return connectElsewhere(options, callback);
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  const fail = (error) => callback(error, null);
  socket.once('error', fail);
  socket.once('connect', () => {
    socket.removeListener('error', fail);
    callback(null, socket);
  });
}

setGlobalDispatcher(new Agent({ connect }));
