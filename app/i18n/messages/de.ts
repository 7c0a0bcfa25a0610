import { common } from './de/common.ts';
import { home } from './de/home.ts';
import { orders } from './de/orders.ts';
import { attention } from './de/attention.ts';
import { catalog } from './de/catalog.ts';
import { agents } from './de/agents.ts';
import { evidence } from './de/evidence.ts';
import { insights } from './de/insights.ts';
import { activity } from './de/activity.ts';
import { settings } from './de/settings.ts';
import { simulator } from './de/simulator.ts';
import { privacy } from './de/privacy.ts';
import type { Messages } from './messages.ts';

export const de: Messages = {
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
