import { Text } from '@shopify/polaris';

interface Props {
  caption: string;
  headings: string[];
  rows: { key: string; cells: string[] }[];
  /** Columns from here on are numbers. */
  numericFrom?: number;
}

/** A plain table of figures, which scrolls sideways where the window is narrow. */
export function DataTable({ caption, headings, rows, numericFrom = 1 }: Props) {
  const align = (column: number) => (column >= numericFrom ? 'numeric' : undefined);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading, column) => (
              <th key={heading} scope="col" className={align(column)}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, column) => (
                <td key={column} className={align(column)}>
                  <Text as="span" numeric={column >= numericFrom}>
                    {cell}
                  </Text>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
