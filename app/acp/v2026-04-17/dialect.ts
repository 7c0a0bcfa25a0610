import type { AcpDialect } from '../dialect.ts';
import { carts } from './carts.ts';
import { parseCancel, parseComplete, parseCreate, parseUpdate } from './parse-requests.ts';
import { sessionResponse } from './session-response.ts';
import { VERSION } from './version.ts';

/** ACP 2026-04-17, whose words the domain shares. */
export const v20260417: AcpDialect = {
  version: VERSION,
  carts,
  parseCreate,
  parseUpdate,
  parseComplete,
  parseCancel,
  session: sessionResponse,
  completion: sessionResponse,
  requestPath: (path) => path,
};
