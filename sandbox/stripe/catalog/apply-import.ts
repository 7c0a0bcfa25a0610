import { parse } from 'csv-parse/sync';
import type { CatalogImportRow, CatalogProductRow } from '../state/records.ts';
import type { StripeState } from '../state/stripe-state.ts';
import { IMPORT_RULES, type Fields, type RowProblem } from './import-rules.ts';

type Result = Pick<CatalogImportRow, 'status' | 'errors' | 'successCount' | 'failure'>;

/**
 * Works through an uploaded file, as Stripe does some time after the upload: each row is taken or refused on its own,
 * and a file that cannot be read changes nothing.
 */
export function applyImport(state: StripeState, row: CatalogImportRow): Result {
  const failed = (failure: string): Result => ({ status: 'failed', errors: [], successCount: 0, failure });
  let rows: Fields[];
  try {
    rows = parse(row.upload ?? '', { columns: true, bom: true });
  } catch (error) {
    return failed(`The file is no CSV: ${(error as Error).message}`);
  }
  if (rows.length === 0) return failed('The file has no rows.');
  const { required, check } = IMPORT_RULES[row.feedType];
  const missing = required.filter((column) => !(column in rows[0]!));
  if (missing.length > 0) return failed(`The file lacks the columns ${missing.join(', ')}.`);

  const productOf = (id: string) => state.catalogProducts.get(`${row.account}:${id}`);
  const refuse = (fields: Fields): RowProblem | null => {
    const empty = required.find((column) => !fields[column]?.trim());
    if (empty) return { field: empty, message: `${empty} is required.` };
    if (state.rowsRefused.has(fields.id!)) return { field: 'id', message: 'This product is not allowed.' };
    if (row.feedType !== 'product' && !productOf(fields.id!))
      return { field: 'id', message: 'The catalogue has no such product.' };
    return check(fields, productOf(fields.id!)?.fields);
  };
  const problems = rows.map(refuse);
  const taken = rows.filter((_, index) => problems[index] === null);
  const errors = problems.flatMap((problem, index) =>
    problem ? [{ row: index + 2, id: rows[index]!.id ?? '', ...problem }] : [],
  );
  store(state, row, taken, (id) => productOf(id));
  const status = errors.length > 0 ? 'succeeded_with_errors' : 'succeeded';
  return { status, errors, successCount: taken.length, failure: null };
}

function store(
  state: StripeState,
  { account, feedType, mode }: CatalogImportRow,
  rows: Fields[],
  productOf: (id: string) => CatalogProductRow | undefined,
): void {
  // Replaced as a whole: what the file lacks is gone.
  if (mode === 'replace')
    for (const product of state.catalogProducts.filter((known) => known.account === account))
      state.catalogProducts.delete(product.id);
  for (const fields of rows) {
    const before = feedType === 'product' ? {} : productOf(fields.id!)?.fields;
    state.catalogProducts.put({ id: `${account}:${fields.id}`, account, fields: { ...before, ...fields } });
  }
}
