/** What a server's answer says (SSH_FX_…, draft-ietf-secsh-filexfer-02, section 7); its own text is a stranger's. */
const STATUSES: Record<number, string> = {
  2: 'there is no such file or folder',
  3: 'it is not allowed',
  4: 'it failed',
  8: 'it cannot do that',
};

/** What the library's and the system's codes say. */
const CODES: Record<string, string> = {
  ERR_NOT_PUBLIC: 'its address is not one of the public internet',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name could not be resolved',
  ETIMEDOUT: 'the connection took too long',
};

/** Why an SFTP server could not be used, in a few words. The system's own messages name addresses. */
export function sftpWords(error: unknown): string {
  const { level, code, message } = error as { level?: string; code?: unknown; message: string };
  if (level === 'client-authentication') return 'it does not take this user with this password or key';
  if (level === 'client-timeout') return 'the connection took too long';
  if (/host.*verif|host denied/i.test(message)) return 'its key is another one than was agreed';
  if (typeof code === 'number') return STATUSES[code] ?? `it answered status ${code}`;
  if (typeof code === 'string') return CODES[code] ?? `it cannot be used (${code})`;
  return message.slice(0, 200);
}
