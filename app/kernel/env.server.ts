import { z } from 'zod';
import { fieldPath } from './field-path.ts';

const url = z.url();
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const keys = z
  .string()
  .regex(
    /^[\w-]+:[A-Za-z0-9+/=]{44}(,[\w-]+:[A-Za-z0-9+/=]{44})*$/,
    'must be id:base64-of-32-bytes, newest first, separated by commas',
  );

/** Every variable the app reads; `.env.example` documents each (a test compares the two). */
export const envSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SHUTDOWN_DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
  WORKER_HEALTH_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  METRICS_TOKEN: z.string().min(16, 'must have 16 characters or more').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL'),
  DATABASE_DIRECT_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL')
    .optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  MAX_REQUESTS_IN_WORK: z.coerce.number().int().min(8).max(10_000).default(64),
  MAX_CONNECTIONS: z.coerce.number().int().min(16).max(1_000_000).default(4096),
  SHOPIFY_APP_URL: url,
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SHOPIFY_APP_DISTRIBUTION: z.enum(['app_store', 'single_merchant']).default('single_merchant'),
  ENCRYPTION_KEYS: keys,
  API_KEY_PEPPERS: keys.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must be an smtp:// or smtps:// URL')
    .optional(),
  SMTP_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'must be an e-mail address')
    .optional(),
  STRIPE_API_BASE_URL: url.optional(),
  SHOPIFY_APP_BRIDGE_URL: url.optional(),
  SANDBOX: flag,
  SANDBOX_ADMIN_ORIGIN: url.optional(),
});

export type Env = z.output<typeof envSchema>;

/**
 * Reads and checks the environment, once, at boot.
 * @throws Error that lists every variable that is missing or wrong, one a line, without its value.
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = envSchema.safeParse(present);
  const lines = result.success
    ? [...sandboxOnly(result.data), ...together(result.data)]
    : result.error.issues.map((issue) => `  ${fieldPath(issue.path)}: ${issue.message}`);
  if (result.success && lines.length === 0) return result.data;
  throw new Error(`The environment is not usable:\n${lines.join('\n')}\nSee .env.example.`);
}

/** What must never point a real shop's money or pages elsewhere. */
const SANDBOX_ONLY = ['STRIPE_API_BASE_URL', 'SHOPIFY_APP_BRIDGE_URL', 'SANDBOX_ADMIN_ORIGIN'] as const;

function sandboxOnly(env: Env): string[] {
  if (env.SANDBOX) return [];
  return SANDBOX_ONLY.flatMap((name) => (env[name] === undefined ? [] : [`  ${name}: only with SANDBOX=1`]));
}

/** One without the other sends nothing. */
function together({ SMTP_URL, SMTP_FROM }: Env): string[] {
  if ((SMTP_URL === undefined) === (SMTP_FROM === undefined)) return [];
  return [
    `  ${SMTP_URL === undefined ? 'SMTP_URL' : 'SMTP_FROM'}: needed with the other of SMTP_URL and SMTP_FROM`,
  ];
}

let cached: Env | undefined;

/** The process's environment, checked at first use. */
export function env(): Env {
  return (cached ??= readEnv());
}
