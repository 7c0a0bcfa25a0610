import type { en } from './en.ts';

/** Any text in place of the English one. */
type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

/** What every language must have: the keys of English, no more and no less. */
export type Messages = Texts<typeof en>;
