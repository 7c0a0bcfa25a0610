/** A spreadsheet takes what begins like this for a formula and runs it (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;

/** A text as a cell of a spreadsheet's file, never a formula. */
export const guardFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
