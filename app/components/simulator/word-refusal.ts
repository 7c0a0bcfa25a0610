import type { Reader } from '#app/i18n/reader.ts';
import type { AppError } from '#app/kernel/app-error.ts';

const FIELDS = ['quantity', 'item', 'country', 'option'] as const;

/** A refusal of the simulator's pages in the reader's words. */
export function wordRefusal({ code, param }: AppError, { t }: Pick<Reader, 't'>): string {
  const field = FIELDS.find((known) => known === param);
  if (field) return t(`simulator.refusals.${field}`);
  if (code === 'conflict') return t(`simulator.refusals.${param === 'run' ? 'underWay' : 'conflict'}`);
  return t(`simulator.refusals.${code === 'payments_not_connected' ? 'payments' : 'failed'}`);
}
