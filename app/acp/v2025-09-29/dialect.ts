import type { AcpDialect } from '../dialect.ts';
import { requestParser } from '../wire/parse-requests.ts';
import { renamePath } from '../wire/paths.ts';
import { completionResponse, REQUEST_PATHS, sessionResponse } from './session-response.ts';

/** ACP 2025-09-29, the first release: `items`, one flat address, one option by id, a bare token. */
export const v20250929: AcpDialect = {
  version: '2025-09-29',
  ...requestParser({ items: 'items', payment: '$.payment_data.token', hasNoAuthenticationResult: true }),
  session: sessionResponse,
  completion: completionResponse,
  requestPath: (path) => renamePath(path, REQUEST_PATHS),
};
