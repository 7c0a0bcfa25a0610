import type { AcpDialect } from '../dialect.ts';
import { requestParser } from '../wire/parse-requests.ts';
import { sessionResponse } from './session-response.ts';

/** ACP 2026-01-30: capabilities, payment handlers, `line_items`. */
export const v20260130: AcpDialect = {
  version: '2026-01-30',
  ...requestParser({ items: 'line_items', payment: '$.payment_data.instrument', tellsAllTypes: true }),
  session: sessionResponse,
  completion: sessionResponse,
  requestPath: (path) => path,
};
