import type { AcpDialect } from '../dialect.ts';
import { requestParser } from '../wire/parse-requests.ts';
import { refundEvent } from '../wire/refund-event.ts';
import { sessionResponse } from './session-response.ts';

/** ACP 2026-01-30: capabilities, payment handlers, `line_items`; order events are still the old ones. */
export const v20260130: AcpDialect = {
  version: '2026-01-30',
  ...requestParser({ items: 'line_items', payment: '$.payment_data.instrument', tellsAllTypes: true }),
  session: sessionResponse,
  completion: sessionResponse,
  orderEvent: refundEvent,
  requestPath: (path) => path,
};
