import type { Server, ServerOptions } from 'node:http';

/** What a connection may cost before it is cut. Times in milliseconds. */
export interface ListenLimits {
  /** From the first byte of a request to the end of its headers; also a new connection that says nothing. Then 408. */
  headersMs: number;
  /** To the end of its body. Then 408. */
  requestMs: number;
  /** Between two requests. Longer than proxies keep theirs (60 s), or one of them may send into a closed socket. */
  keepAliveMs: number;
  /** Nothing sent or received, also while an answer is read: half-open sockets, readers that have stopped. */
  idleMs: number;
  /** How often the first two are looked at. */
  checkMs: number;
  /** All headers together. Then 431. Session tokens travel in the first line. */
  headerBytes: number;
  /** Lines of headers that are read; more are ignored. */
  headerCount: number;
  /** Then the connection is closed in good order, so that proxies spread over new processes. */
  requestsPerSocket: number;
  /** Connections at a time; one more is closed at once. */
  connections: number;
}

/**
 * The limits of the listening server.
 * @param connections connections at a time (MAX_CONNECTIONS)
 */
export function listenLimits(connections: number): ListenLimits {
  return {
    headersMs: 10_000,
    requestMs: 30_000,
    keepAliveMs: 65_000,
    idleMs: 120_000,
    checkMs: 2_000,
    headerBytes: 16 * 1024,
    headerCount: 200,
    requestsPerSocket: 10_000,
    connections,
  };
}

/** For `createServer`: what Node can only be told when a server is made. */
export function serverOptions(limits: ListenLimits): ServerOptions {
  return {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkMs,
    maxHeaderSize: limits.headerBytes,
    requireHostHeader: true,
    insecureHTTPParser: false,
  };
}

/** Sets the rest on a server that is made. */
export function limitServer(server: Server, limits: ListenLimits): void {
  server.maxHeadersCount = limits.headerCount;
  server.maxRequestsPerSocket = limits.requestsPerSocket;
  server.timeout = limits.idleMs;
  server.maxConnections = limits.connections;
}
