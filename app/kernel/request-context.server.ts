import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line written while a request is worked on carries, wherever it is written. */
export const requestContext = new AsyncLocalStorage<{ requestId: string }>();
