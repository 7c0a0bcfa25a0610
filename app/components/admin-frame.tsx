import { Link, useNavigate } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import { AppProvider } from '@shopify/polaris';
import { useEffect } from 'react';
import { IntlProvider, useTranslations } from 'use-intl';
import { loadedLanguage } from '#app/i18n/loaded-language.ts';
import type { Messages } from '#app/i18n/messages/messages.ts';
import type { Language } from '#app/kernel/language.ts';
import { PageLink } from './page-link.tsx';

interface Props {
  language: Language;
  timeZone: string;
  children: React.ReactNode;
}

/** What stands around every page: its language, Polaris with Remix's links, and the menu in Shopify's own frame. */
export function AdminFrame({ language, timeZone, children }: Props) {
  const { messages, polaris } = loadedLanguage(language);
  useShopifyNavigation();
  return (
    <IntlProvider locale={language} messages={messages as Messages} timeZone={timeZone}>
      <AppProvider i18n={polaris as never} linkComponent={PageLink}>
        <Menu />
        {children}
      </AppProvider>
    </IntlProvider>
  );
}

/** App Bridge shows it in the admin's own navigation. */
function Menu() {
  const t = useTranslations('common.menu');
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        {t('home')}
      </Link>
      <Link to="/app/orders">{t('orders')}</Link>
      <Link to="/app/catalog">{t('catalog')}</Link>
      <Link to="/app/agents">{t('agents')}</Link>
      <Link to="/app/insights">{t('insights')}</Link>
      <Link to="/app/activity">{t('activity')}</Link>
      <Link to="/app/simulator">{t('simulator')}</Link>
      <Link to="/app/settings">{t('settings')}</Link>
    </NavMenu>
  );
}

/** App Bridge tells of a choice in its menu by this event. */
function useShopifyNavigation(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const go = (event: Event) => {
      const href = (event.target as Element | null)?.getAttribute('href');
      if (href) navigate(href);
    };
    addEventListener('shopify:navigate', go);
    return () => removeEventListener('shopify:navigate', go);
  }, [navigate]);
}
