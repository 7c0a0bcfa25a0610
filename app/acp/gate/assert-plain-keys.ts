import { visit } from 'jsonc-parser';
import { AppError } from '#app/kernel/app-error.ts';
import { jsonPath } from '#app/kernel/field-path.ts';

/** Names that mean something to JavaScript's objects, and nothing to the protocol. */
const OF_PROTOTYPES = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses JSON whose objects name a key twice (readers disagree on which one counts, RFC 8259, section 4) or name one
 * after a prototype.
 * @param json valid JSON, not nested so deep that recursion is dangerous.
 * @throws AppError `invalid_json` with the JSONPath of the key; of two, the second.
 */
export function assertPlainKeys(json: string): void {
  const open: Set<string>[] = [];
  visit(json, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (key, _offset, _length, _line, _character, pathOfObject) => {
      const keys = open.at(-1)!;
      const param = () => jsonPath([...pathOfObject(), key]);
      if (keys.has(key))
        throw new AppError('invalid_json', 'An object names the same key twice.', { param: param() });
      if (OF_PROTOTYPES.has(key))
        throw new AppError('invalid_json', 'This name is not allowed for a field.', { param: param() });
      keys.add(key);
    },
  });
}
