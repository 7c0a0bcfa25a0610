import { AppError } from '#app/kernel/app-error.ts';
import { isDemoCountry, type DemoCountry } from './demo-buyer.ts';

/** The requests of a purchase, in the order they come; the page words each (`simulator.steps`). */
export const STEP_KINDS = ['create', 'address', 'option', 'token', 'complete', 'read', 'cancel'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** Stripe's test cards (docs.stripe.com/testing): one pays, one is declined. */
export const TEST_CARDS = { pays: 'pm_card_visa', declined: 'pm_card_chargeDeclined' } as const;
export type TestCard = keyof typeof TEST_CARDS;

/** What a member of staff does next. */
export type StepInput =
  | { kind: 'address'; country: DemoCountry }
  | { kind: 'option'; optionId: string }
  | { kind: 'pay'; card: TestCard }
  | { kind: 'read' | 'cancel' };

/**
 * Reads the form of a step.
 * @throws AppError `invalid` naming the field.
 */
export function readStep(form: FormData): StepInput {
  const kind = form.get('step');
  switch (kind) {
    case 'address': {
      const country = form.get('country');
      if (isDemoCountry(country)) return { kind, country };
      throw new AppError('invalid', 'The buyer has no address in this country.', { param: 'country' });
    }
    case 'option': {
      const optionId = form.get('option');
      if (typeof optionId === 'string' && optionId) return { kind, optionId };
      throw new AppError('invalid', 'Choose a way of delivery.', { param: 'option' });
    }
    case 'pay':
      return { kind, card: form.get('card') === 'declined' ? 'declined' : 'pays' };
    case 'read':
    case 'cancel':
      return { kind };
    default:
      throw new AppError('invalid', 'There is no such step.', { param: 'step' });
  }
}
