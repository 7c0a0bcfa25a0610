import type { Translate } from '#app/i18n/translate.ts';
import { en } from '#app/i18n/messages/en.ts';

/** What staff did, in words. An action that this version has no words for is shown by its name. */
export function nameStaffAction(action: string, t: Translate): string {
  const key = action.replaceAll('.', '_');
  return Object.hasOwn(en.activity.actions, key)
    ? t(`activity.actions.${key as keyof typeof en.activity.actions}`)
    : action;
}
