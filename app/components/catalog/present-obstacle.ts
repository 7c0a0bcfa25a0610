import type { Obstacle } from '#app/catalog/eligibility/judge-for-agent.ts';
import type { Reader } from '#app/i18n/reader.ts';
import { presentReason } from './present-standing.ts';

/** What keeps an agent from selling a product in the chat, for staff. */
export function presentObstacle(obstacle: Obstacle, reader: Pick<Reader, 't'>): string {
  switch (obstacle.by) {
    case 'shop':
      return presentReason(obstacle.reason, obstacle.rule, reader)!;
    case 'agent':
      return reader.t(`catalog.product.agentRule.${obstacle.action}`);
    case 'mode':
      return reader.t(`catalog.product.agentMode.${obstacle.mode}`);
    case 'not_shown':
      return reader.t('catalog.product.notShown');
  }
}

/** What ends an obstacle, for staff. */
export function presentFix(obstacle: Obstacle, { t }: Pick<Reader, 't'>): string {
  switch (obstacle.by) {
    case 'shop':
      return t(`catalog.fixes.${obstacle.reason}`);
    case 'agent':
      return t(`catalog.fixes.${obstacle.action === 'exclude' ? 'exclude' : 'own_hand_off'}`);
    case 'mode':
      return t(`catalog.fixes.${obstacle.mode}`);
    case 'not_shown':
      return t('catalog.fixes.not_shown');
  }
}
