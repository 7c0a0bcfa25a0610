import { saveBlob } from './save-text.ts';

/**
 * Saves what an address of the app answers as a file. A plain link could not: only `fetch`, which App Bridge wraps,
 * carries the session token that an embedded page signs in with.
 * @throws Error when the answer is none to save.
 */
export async function downloadFile(address: string, fileName: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  saveBlob(await response.blob(), fileName);
}
