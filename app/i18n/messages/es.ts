import { common } from './es/common.ts';
import { home } from './es/home.ts';
import { orders } from './es/orders.ts';
import { attention } from './es/attention.ts';
import { catalog } from './es/catalog.ts';
import { agents } from './es/agents.ts';
import { evidence } from './es/evidence.ts';
import { insights } from './es/insights.ts';
import { activity } from './es/activity.ts';
import { settings } from './es/settings.ts';
import { simulator } from './es/simulator.ts';
import { privacy } from './es/privacy.ts';
import type { Messages } from './messages.ts';

export const es: Messages = {
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
