import { Link } from '@remix-run/react';
import type { AppProviderProps } from '@shopify/polaris';
import { forwardRef } from 'react';

type LinkProps = React.ComponentProps<NonNullable<AppProviderProps['linkComponent']>>;

/** Polaris' links as Remix's, so that a page of ours opens without loading the whole document. */
export const PageLink = forwardRef<HTMLAnchorElement, LinkProps>(({ url, external, ...props }, ref) => {
  const outside = external || props.target === '_blank' || props.target === '_top' || !url?.startsWith('/');
  if (!outside) return <Link ref={ref} to={url} {...props} />;
  const target = props.target ?? (external ? '_blank' : undefined);
  return (
    <a
      ref={ref}
      href={url}
      {...props}
      target={target}
      rel={target === '_blank' ? 'noopener noreferrer' : undefined}
    />
  );
});
PageLink.displayName = 'PageLink';
