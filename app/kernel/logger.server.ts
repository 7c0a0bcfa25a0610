import { pino, stdTimeFunctions, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { requestContext } from './request-context.server.ts';
import { tracing } from './tracing.ts';

/** Names whose values never reach a log, at the top level and one below. */
const SECRET_FIELDS = [
  'authorization',
  'apiKey',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'password',
  'idToken',
  'email',
  'phone',
  'phone_number',
  'address',
  'name',
  'first_name',
  'last_name',
  'buyer',
  'fulfillment_details',
  'billing_address',
  'payment_data',
];

/** Makes the JSON logger: one object a line, secrets and buyer data redacted. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    mixin: () => ({ ...requestContext.getStore(), ...tracing()?.ids() }),
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * An error as a log line may have it: what and where, never what it was about. Errors of Stripe and of the database
 * carry whole requests and payment objects.
 */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, type, kind, requestId } = error as Error & Record<string, unknown>;
  const known = Object.entries({ code, type, kind, requestId }).filter(
    ([, value]) => typeof value === 'string',
  );
  return {
    name: error.name,
    message: error.message,
    ...Object.fromEntries(known),
    stack: error.stack,
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

/** The process's logger. */
export const logger: Logger = createLogger(process.env.LOG_LEVEL ?? 'info');
