import { common } from './fr/common.ts';
import { home } from './fr/home.ts';
import { orders } from './fr/orders.ts';
import { attention } from './fr/attention.ts';
import { catalog } from './fr/catalog.ts';
import { agents } from './fr/agents.ts';
import { evidence } from './fr/evidence.ts';
import { insights } from './fr/insights.ts';
import { activity } from './fr/activity.ts';
import { settings } from './fr/settings.ts';
import { simulator } from './fr/simulator.ts';
import { privacy } from './fr/privacy.ts';
import type { Messages } from './messages.ts';

export const fr: Messages = {
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
