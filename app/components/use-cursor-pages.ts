import { useNavigate, useSearchParams } from '@remix-run/react';

/** Goes to the pages beside one; undefined where there is none. */
export interface CursorPages {
  onNext?: () => void;
  onPrevious?: () => void;
}

/**
 * The pages of a list whose place stands in the address (`cursor`). Backwards is the browser's own way: a cursor only
 * leads on.
 * @param nextCursor of the next page; null on the last
 * @param hash of the part of the page that the list is in, such as `#products`
 */
export function useCursorPages(nextCursor: string | null, hash = ''): CursorPages {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const goTo = (cursor: string) => {
    const target = new URLSearchParams(params);
    target.set('cursor', cursor);
    navigate(`?${target}${hash}`);
  };
  return {
    onNext: nextCursor === null ? undefined : () => goTo(nextCursor),
    onPrevious: params.has('cursor') ? () => navigate(-1) : undefined,
  };
}
