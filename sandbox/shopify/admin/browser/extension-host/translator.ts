/** `shopify.i18n.translate` over one locale file: dotted keys, `{{values}}`, and plurals by `count`. */
export function translator(texts: Record<string, unknown>) {
  return (key: string, values: Record<string, string | number> = {}): string => {
    const found = key
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], texts);
    const text =
      typeof found === 'object' ? pluralOf(found as Record<string, string>, Number(values.count)) : found;
    if (typeof text !== 'string') throw new Error(`The extension has no text "${key}".`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };
}

function pluralOf(forms: Record<string, string>, count: number): string | undefined {
  return forms[new Intl.PluralRules('en').select(count)] ?? forms.other;
}
