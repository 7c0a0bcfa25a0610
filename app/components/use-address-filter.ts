import { useSearchParams } from '@remix-run/react';

/**
 * What a list is narrowed down by, which stands in the address, so that it can be kept and shared. A change leads to the first page.
 * @param filter what holds now
 */
export function useAddressFilter<Filter extends object>(filter: Filter) {
  const [, setParams] = useSearchParams();
  return {
    isFiltered: Object.keys(filter).length > 0,
    /** An empty value takes it away. */
    change: (name: keyof Filter & string, value: string) =>
      setParams((params) => {
        if (value) params.set(name, value);
        else params.delete(name);
        params.delete('cursor');
        return params;
      }),
    clear: () =>
      setParams((params) => {
        for (const name of [...Object.keys(filter), 'cursor']) params.delete(name);
        return params;
      }),
  };
}
