import type { MatchedRoute } from '../http/admit-call.ts';
import { catalogImportRoutes } from '../catalog/catalog-imports.ts';
import type { Route } from '../http/call.ts';
import { captureAndCancelRoutes } from './capture-and-cancel.ts';
import { chargeAndRefundRoutes } from './charges-and-refunds.ts';
import { checkoutSessionRoutes } from './checkout-sessions.ts';
import { paymentIntentRoutes } from './payment-intents.ts';
import { readOnlyRoutes } from './read-only.ts';
import { sharedTokenRoutes } from './shared-tokens.ts';
import { webhookEndpointRoutes } from './webhook-endpoints.ts';

const ROUTES: { route: Route; segments: string[] }[] = [
  ...paymentIntentRoutes,
  ...captureAndCancelRoutes,
  ...chargeAndRefundRoutes,
  ...sharedTokenRoutes,
  ...webhookEndpointRoutes,
  ...checkoutSessionRoutes,
  ...catalogImportRoutes,
  ...readOnlyRoutes,
].map((route) => ({ route, segments: route.path.split('/') }));

/** The operation at this address, with the values of its path; null when there is none. */
export function matchRoute(method: string, path: string): MatchedRoute | null {
  const given = path.split('/');
  for (const { route, segments } of ROUTES) {
    if (route.method !== method || segments.length !== given.length) continue;
    const values: Record<string, string> = {};
    const fits = segments.every((segment, index) => {
      const part = given[index]!;
      if (!segment.startsWith(':')) return segment === part;
      values[segment.slice(1)] = decodeURIComponent(part);
      return part !== '';
    });
    if (fits) return { route, path: values };
  }
  return null;
}
