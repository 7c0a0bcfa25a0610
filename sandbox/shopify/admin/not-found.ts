import type { Context } from 'hono';
import type { AdminDeps } from './admin-deps.ts';
import { pageFrame } from './admin-view.ts';
import { notFoundPage } from './pages/message-page.tsx';

/** Answers 404 with a page of the admin. (A mounted Hono app does not use its own `notFound` handler.) */
export function notFound(c: Context, deps: AdminDeps): Response | Promise<Response> {
  return c.html(notFoundPage(pageFrame(deps).frame), 404);
}
