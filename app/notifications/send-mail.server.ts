import { createTransport } from 'nodemailer';
import type { Env } from '#app/kernel/env.server.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** The same for every attempt, so that a mailbox that has it already can tell. */
  messageId: string;
}

const TIMEOUT_MS = 20_000;

/** Whether this server can send e-mail at all (`SMTP_URL`, `SMTP_FROM`). */
export const canSendMail = ({ SMTP_URL, SMTP_FROM }: Env): boolean =>
  SMTP_URL !== undefined && SMTP_FROM !== undefined;

/**
 * Hands a mail to the server's own mail server.
 * @returns why it was not taken, in a few words without an address; null: it was
 */
export async function sendMail({ SMTP_URL, SMTP_FROM }: Env, mail: Mail): Promise<string | null> {
  if (SMTP_URL === undefined || SMTP_FROM === undefined) return 'e-mail is not set up on this server';
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      ...mail,
      from: SMTP_FROM,
      // No answering machine answers.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return null;
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    return responseCode
      ? `the mail server answered ${responseCode}`
      : `no mail server (${code ?? 'unknown'})`;
  } finally {
    transport.close();
  }
}
