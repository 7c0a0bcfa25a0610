import { parseDecimal } from '#app/kernel/money.ts';
import { CatalogFileError } from '../catalog-file-error.ts';
import { usualHeader, type CsvColumn } from './csv-columns.ts';

/** One record of a product CSV: typed reading of its cells, and errors that say where the cell is. */
export class CsvRow {
  constructor(
    private readonly file: string,
    readonly line: number,
    private readonly cells: ReadonlyMap<CsvColumn, { header: string; value: string }>,
  ) {}

  /** The cell's text without outer blanks; empty if the cell is empty or the file has no such column. */
  text(column: CsvColumn): string {
    return this.cells.get(column)?.value.trim() ?? '';
  }

  /** The cell's text, or null if it is empty. */
  optionalText(column: CsvColumn): string | null {
    return this.text(column) || null;
  }

  /** @throws CatalogFileError unless the cell is true, false, yes, no or empty */
  boolean(column: CsvColumn, whenEmpty: boolean): boolean {
    return this.oneOf(column, { true: true, yes: true, false: false, no: false }, whenEmpty);
  }

  /** @throws CatalogFileError unless the cell is empty or one of the choices (in any letter case) */
  oneOf<T>(column: CsvColumn, choices: Record<string, T>, whenEmpty: T): T {
    const text = this.text(column).toLowerCase();
    if (text === '') return whenEmpty;
    if (Object.hasOwn(choices, text)) return choices[text]!;
    throw this.error(column, `"${this.text(column)}" is none of ${Object.keys(choices).join(', ')}`);
  }

  /** @throws CatalogFileError unless the cell is a whole number (a sheet's `12.0` counts as one) or empty */
  integer(column: CsvColumn, whenEmpty: number): number {
    const text = this.text(column);
    if (text === '') return whenEmpty;
    if (!/^-?\d{1,12}(\.0+)?$/.test(text)) throw this.error(column, `"${text}" is not a whole number`);
    return Number(text);
  }

  /** Weight in grams, which Shopify writes with decimals for some units. @throws CatalogFileError if negative */
  grams(column: CsvColumn): number | null {
    const text = this.text(column);
    if (text === '') return null;
    if (!/^\d{1,9}(\.\d+)?$/.test(text)) throw this.error(column, `"${text}" is not a weight in grams`);
    return Number(text);
  }

  /** Minor units of `currency`, or null if the cell is empty. @throws CatalogFileError if it is no amount */
  money(column: CsvColumn, currency: string): number | null {
    const text = this.text(column);
    if (text === '') return null;
    let amount: number;
    try {
      amount = parseDecimal(text, currency);
    } catch (error) {
      throw this.error(column, (error as RangeError).message, error);
    }
    if (amount < 0) throw this.error(column, `"${text}" is negative`);
    return amount;
  }

  /** An http(s) address, or null if the cell is empty. @throws CatalogFileError if it is no such address */
  url(column: CsvColumn): string | null {
    const text = this.text(column);
    if (text === '') return null;
    if (!/^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '')) {
      throw this.error(column, `"${text}" is not an http address`);
    }
    return new URL(text).href;
  }

  /** An error that names this row's cell. */
  error(column: CsvColumn, reason: string, cause?: unknown): CatalogFileError {
    const header = this.cells.get(column)?.header ?? usualHeader(column);
    return new CatalogFileError(this.file, this.line, header, reason, { cause });
  }
}
