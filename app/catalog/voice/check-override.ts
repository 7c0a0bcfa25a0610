import { AppError } from '#app/kernel/app-error.ts';
import type { Override } from './override.ts';
import { MAX_OVERRIDE, readOverrideValue } from './override-value.ts';
import { parseTemplate } from './template.ts';

/**
 * Whether an override can be kept.
 * @throws AppError `invalid` that names the field, and of a template the line
 */
export function checkOverride({
  field,
  value,
  isTemplate,
}: Pick<Override, 'field' | 'value' | 'isTemplate'>): void {
  try {
    if (value.length > MAX_OVERRIDE) throw new Error(`is longer than ${MAX_OVERRIDE} characters`);
    if (value.includes('\0')) throw new Error('contains a NUL character');
    if (isTemplate) parseTemplate(value);
    else if (readOverrideValue(field, value) === null) throw new Error('is empty');
  } catch (error) {
    throw new AppError('invalid', `${field}: ${(error as Error).message}`, {
      param: `$.${field}`,
      cause: error,
    });
  }
}
