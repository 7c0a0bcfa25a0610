import { fileURLToPath } from 'node:url';
import { buildApp } from '#sandbox/build-app.ts';

/** Before any file starts its sandbox: two that found an old build would build over one another. */
export default function setup(): void {
  buildApp(fileURLToPath(new URL('../..', import.meta.url)));
}
