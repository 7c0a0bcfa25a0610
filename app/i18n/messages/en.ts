import { common } from './en/common.ts';
import { home } from './en/home.ts';
import { orders } from './en/orders.ts';
import { attention } from './en/attention.ts';
import { catalog } from './en/catalog.ts';
import { agents } from './en/agents.ts';
import { evidence } from './en/evidence.ts';
import { insights } from './en/insights.ts';
import { activity } from './en/activity.ts';
import { settings } from './en/settings.ts';
import { simulator } from './en/simulator.ts';
import { privacy } from './en/privacy.ts';

/** Every text of the admin pages in English; the other languages have the same keys. ICU MessageFormat. */
export const en = {
  common,
  home,
  orders,
  evidence,
  attention,
  catalog,
  agents,
  insights,
  activity,
  settings,
  simulator,
  privacy,
};
