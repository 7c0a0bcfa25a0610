/** A catalogue file that cannot be loaded. The message is for the person who gave the file: where and what. */
export class CatalogFileError extends Error {
  override readonly name = 'CatalogFileError';

  constructor(
    readonly file: string,
    /** 1-based line of the file; null if the whole file is at fault. */
    readonly line: number | null,
    /** Column header, or path in the JSON; null if no single field is at fault. */
    readonly field: string | null,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    const place = [file, line === null ? null : `line ${line}`, field === null ? null : `field "${field}"`];
    super(`${place.filter((part) => part !== null).join(', ')}: ${reason}`, options);
  }
}
