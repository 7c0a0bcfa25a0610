import { AppError } from '#app/kernel/app-error.ts';
import { NotPublicError, resolvePublicHost } from '#app/outbound/public-lookup.ts';
import type { Services } from '#app/services.server.ts';

/**
 * Refuses an event URL whose name leads into a private network. A name that does not resolve yet is let through: every
 * delivery judges it anew. In the sandbox all is let through.
 * @throws AppError `invalid`
 */
export async function assertEventUrl(
  { env, resolveHost }: Pick<Services, 'env' | 'resolveHost'>,
  eventUrl: string | null | undefined,
): Promise<void> {
  if (!eventUrl || env.SANDBOX) return;
  const host = new URL(eventUrl).hostname;
  // An address itself has been judged with the URL (connection-settings.ts).
  if (/^[\d.]+$|^\[/.test(host)) return;
  try {
    await resolvePublicHost(resolveHost, host);
  } catch (error) {
    if (!(error instanceof NotPublicError)) return;
    throw new AppError('invalid', 'event_url: leads to an address that is not public', {
      param: 'event_url',
    });
  }
}
