import { pepperApiKeys } from '#app/secrets/pepper-api-keys.server.ts';
import { resealSecrets } from '#app/secrets/reseal-secrets.server.ts';
import type { Services } from '#app/services.server.ts';

/**
 * Seals all secrets anew, hashes API keys with the newest pepper, and prints what came of it. Returns the exit code: 1
 * where something is still sealed otherwise.
 */
export async function runReseal(services: Services): Promise<number> {
  const result = { ...(await resealSecrets(services)), apiKeys: await pepperApiKeys(services) };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await services.db.$disconnect();
  return result.done ? 0 : 1;
}
