import { AppError } from '#app/kernel/app-error.ts';
import type { OptionChoice } from '../session/session-changes.ts';
import type { FulfillmentOption, Message, SessionState } from '../session/session.ts';
import type { Words } from '../words/words.ts';
import { pickOption } from './pick-option.ts';

/**
 * An agent may name any option it has been told, or is told now: agents send what was chosen along with other changes,
 * also when these take the option away.
 * @throws AppError `invalid` for an option that is neither, or that is of another type than the agent says.
 */
export function assertChoice(
  choice: OptionChoice | undefined,
  before: Pick<SessionState, 'options' | 'selectedOptionId'>,
  now: FulfillmentOption[],
): void {
  if (!choice) return;
  const option = [...now, ...before.options].find(({ id }) => id === choice.id);
  // Options are told with a quote only; the choice outlives a time without one.
  if (!option && choice.id === before.selectedOptionId) return;
  if (!option)
    throw new AppError('invalid', `There is no fulfillment option '${choice.id}'.`, { param: choice.path });
  if (choice.type && !choice.type.names.includes(option.type))
    throw new AppError('invalid', `The fulfillment option '${choice.id}' is of another type.`, {
      param: choice.type.path,
    });
}

/** What a buyer has chosen, not just been given, and does not get any more although the goods are still sent. */
export function lostChoice(
  words: Words,
  before: Pick<SessionState, 'options' | 'selectedOptionId'>,
  next: Pick<SessionState, 'options' | 'selectedOptionId'>,
  chosenId: string | null,
): Message[] {
  const chosen = before.options.find(({ id }) => id === chosenId);
  const now = next.options.find(({ id }) => id === next.selectedOptionId);
  if (!chosen || !now || now.id === chosen.id || now.type === 'digital') return [];
  if (pickOption(before.options, null)?.id === chosen.id) return [];
  const text = words.optionGone(nameOf(chosen, words), nameOf(now, words));
  return [{ severity: 'info', code: 'option_gone', text, param: '$.fulfillment_options' }];
}

function nameOf({ place, title }: FulfillmentOption, words: Words): string {
  return place ? words.pickupAt(place.name) : title;
}
