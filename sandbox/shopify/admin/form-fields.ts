import type { Context } from 'hono';
import { parseDecimal } from '#app/kernel/money.ts';
import type { OrderRecord } from '#sandbox/shopify/state/records.ts';
import { UserError } from '#sandbox/shopify/user-error.ts';
import { numericId } from './format.ts';

/** The fields of a posted form, text only. */
export type Form = Record<string, string>;

/** The text fields of the request's form. */
export async function readForm(c: Context): Promise<Form> {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The text of a field, or null if it is empty or missing. */
export function textField(form: Form, name: string): string | null {
  return form[name]?.trim() || null;
}

/**
 * The quantities of the form's `quantity.<numeric line id>` fields; lines with 0 are left out.
 * @throws UserError if one is no whole number
 */
export function readQuantities(order: OrderRecord, form: Form): { orderLineId: string; quantity: number }[] {
  return order.lines.flatMap((line) => {
    const text = form[`quantity.${numericId(line.id)}`]?.trim() ?? '';
    if (!/^\d{0,6}$/.test(text)) throw new UserError(['quantity'], `"${text}" is not a quantity`);
    const quantity = Number(text);
    return quantity > 0 ? [{ orderLineId: line.id, quantity }] : [];
  });
}

/**
 * An amount in minor units; undefined if the field is empty.
 * @throws UserError if it is no amount of that currency or negative
 */
export function readMoney(form: Form, name: string, currency: string): number | undefined {
  const text = textField(form, name);
  if (text === null) return undefined;
  let minor: number;
  try {
    minor = parseDecimal(text, currency);
  } catch (error) {
    throw new UserError([name], (error as RangeError).message);
  }
  if (minor < 0) throw new UserError([name], `"${text}" is negative`);
  return minor;
}

/** A whole number, negative ones too; undefined if the field is empty. @throws UserError if it is none */
export function readInteger(form: Form, name: string): number | undefined {
  const text = textField(form, name);
  if (text === null) return undefined;
  if (!/^-?\d{1,9}$/.test(text)) throw new UserError([name], `"${text}" is not a whole number`);
  return Number(text);
}
