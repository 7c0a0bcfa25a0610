import fs from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { CatalogFileError } from '../catalog-file-error.ts';
import { columnOfHeader, type CsvColumn } from './csv-columns.ts';
import { CsvRow } from './csv-row.ts';

interface ParsedRecord {
  record: string[];
  /** `lines` counts the lines read so far, this record's last one included. */
  info: { lines: number };
}

/**
 * Streams a product CSV's records; byte order mark, CRLF, quoted line breaks and empty lines are all fine.
 * @throws CatalogFileError if the file is not CSV, not UTF-8, or has neither a Title nor a handle column
 */
export async function* readCsvRows(file: string): AsyncGenerator<CsvRow> {
  const parser = fs.createReadStream(file).pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }),
  );
  let columns: { header: string; column: CsvColumn | null }[] | null = null;
  let lastLine = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      const line = info.lines - lineBreaks(record);
      lastLine = info.lines;
      if (!columns) {
        columns = columnsOf(file, record);
        continue;
      }
      yield rowOf(file, line, columns, record);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : lastLine + 1;
    throw new CatalogFileError(file, line, null, error.message, { cause: error });
  }
}

function lineBreaks(record: string[]): number {
  return record.reduce((count, cell) => count + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

function columnsOf(file: string, headers: string[]): { header: string; column: CsvColumn | null }[] {
  const columns = headers.map((header) => ({ header: header.trim(), column: columnOfHeader(header) }));
  if (!columns.some(({ column }) => column === 'title' || column === 'handle')) {
    throw new CatalogFileError(file, 1, 'Title', 'no such column; this is not a Shopify product export');
  }
  return columns;
}

function rowOf(
  file: string,
  line: number,
  columns: { header: string; column: CsvColumn | null }[],
  record: string[],
): CsvRow {
  if (record.slice(columns.length).some((cell) => cell.trim() !== '')) {
    throw new CatalogFileError(file, line, null, 'this row has more cells than the file has columns');
  }
  const cells = new Map<CsvColumn, { header: string; value: string }>();
  columns.forEach(({ header, column }, index) => {
    const value = record[index] ?? '';
    if (column && !cells.get(column)?.value.trim()) cells.set(column, { header, value });
    if (value.includes('\uFFFD')) {
      throw new CatalogFileError(file, line, header, 'this text is not UTF-8; save the file as UTF-8 CSV');
    }
  });
  return new CsvRow(file, line, cells);
}
