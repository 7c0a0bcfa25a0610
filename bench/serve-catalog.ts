import http from 'node:http';
import { catalogLines } from './generate-catalog.ts';

/** A process of its own, so that making the file is not counted: `serve-catalog.ts VARIANTS`; prints its port. */
const variants = Number(process.argv[2]);
const server = http.createServer(async (_request, response) => {
  let chunk = '';
  for (const line of catalogLines(variants)) {
    chunk += `${line}\n`;
    if (chunk.length < 256 * 1024) continue;
    if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
    chunk = '';
  }
  response.end(chunk);
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as { port: number }).port));
