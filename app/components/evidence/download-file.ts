/**
 * Saves what an address of the app answers as a file. A plain link could not: only `fetch`, which App Bridge wraps,
 * carries the session token that an embedded page signs in with.
 * @throws Error when the answer is none to save.
 */
export async function downloadFile(address: string, fileName: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads the file after the click: it is let go once that is surely done.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
