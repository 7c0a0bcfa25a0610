/** How the rows of a delimited file are written: RFC 4180's quoting with either delimiter, lines ended by LF. */
export interface Delimited {
  header: string;
  line(row: Record<string, unknown>): string;
}

/** @param columns in their order; what a row has besides is not written */
export function delimited(columns: readonly string[], delimiter: ',' | '\t'): Delimited {
  const special = delimiter === ',' ? /[",\n\r]/ : /["\t\n\r]/;
  const quoted = (text: string) => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return {
    header: `${columns.join(delimiter)}\n`,
    line(row) {
      let line = '';
      for (const column of columns) {
        if (line !== '' || column !== columns[0]) line += delimiter;
        line += quoted(cellText(row[column]));
      }
      return `${line}\n`;
    },
  };
}

/**
 * A value as a cell: nothing for what is not known, flags in lower case, lists joined by commas (a comma inside a URL
 * as `%2C`), objects and lists of them as JSON (OpenAI's value conventions for delimited files).
 */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && typeof value[0] !== 'object')
    return value.map((part) => String(part).replaceAll(',', '%2C')).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean);
}
