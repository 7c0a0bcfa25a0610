import type { AcpDialect } from '../dialect.ts';
import { requestParser } from '../wire/parse-requests.ts';
import { renamePath, TOKEN_PATH } from '../wire/paths.ts';
import { sessionResponse } from './session-response.ts';

/** ACP 2025-12-12: `fulfillment_details` and selected options under the name of their type. */
export const v20251212: AcpDialect = {
  version: '2025-12-12',
  ...requestParser({ items: 'items', payment: '$.payment_data.token' }),
  session: sessionResponse,
  completion: sessionResponse,
  requestPath: (path) => renamePath(path, TOKEN_PATH),
};
