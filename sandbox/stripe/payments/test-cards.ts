/** What happens when a test payment method is charged (https://docs.stripe.com/testing). */
export type CardOutcome =
  /** `refund`: how refunds of it begin; absent: they succeed at once. */
  | { kind: 'approve'; disputed?: boolean; refund?: 'pending' }
  | { kind: 'decline'; code: string; declineCode?: string; message: string; blockedBy?: 'radar' }
  | { kind: 'authenticate' };

export interface TestCard {
  brand: string;
  last4: string;
  country: string;
  funding: 'credit' | 'debit' | 'prepaid';
  riskLevel: 'normal' | 'elevated' | 'highest';
  outcome: CardOutcome;
}

const visa: Omit<TestCard, 'outcome' | 'last4'> = {
  brand: 'visa',
  country: 'US',
  funding: 'credit',
  riskLevel: 'normal',
};
const approved: CardOutcome = { kind: 'approve' };
const declined = (last4: string, declineCode: string, message = 'Your card was declined.'): TestCard => ({
  ...visa,
  last4,
  outcome: { kind: 'decline', code: 'card_declined', declineCode, message },
});
const refused = (last4: string, code: string, message: string): TestCard => ({
  ...visa,
  last4,
  outcome: { kind: 'decline', code, message },
});

const CARDS: Record<string, TestCard> = {
  pm_card_visa: { ...visa, last4: '4242', outcome: approved },
  pm_card_visa_debit: { ...visa, last4: '5556', funding: 'debit', outcome: approved },
  pm_card_mastercard: { ...visa, brand: 'mastercard', last4: '4444', outcome: approved },
  pm_card_amex: { ...visa, brand: 'amex', last4: '8431', outcome: approved },
  pm_card_discover: { ...visa, brand: 'discover', last4: '9424', outcome: approved },
  pm_card_gb: { ...visa, country: 'GB', last4: '0000', outcome: approved },
  pm_card_de: { ...visa, country: 'DE', last4: '0016', outcome: approved },
  pm_card_riskLevelElevated: { ...visa, last4: '9235', riskLevel: 'elevated', outcome: approved },
  pm_card_createDispute: { ...visa, last4: '0259', outcome: { kind: 'approve', disputed: true } },
  pm_card_pendingRefund: { ...visa, last4: '7726', outcome: { kind: 'approve', refund: 'pending' } },
  pm_card_authenticationRequired: { ...visa, last4: '3184', outcome: { kind: 'authenticate' } },
  pm_card_threeDSecure2Required: { ...visa, last4: '3220', outcome: { kind: 'authenticate' } },
  pm_card_chargeDeclined: declined('0002', 'generic_decline'),
  pm_card_chargeDeclinedInsufficientFunds: declined(
    '9995',
    'insufficient_funds',
    'Your card has insufficient funds.',
  ),
  pm_card_chargeDeclinedLostCard: declined('9987', 'lost_card'),
  pm_card_chargeDeclinedStolenCard: declined('9979', 'stolen_card'),
  pm_card_chargeDeclinedFraudulent: declined('0019', 'fraudulent'),
  pm_card_chargeDeclinedExpiredCard: refused('0069', 'expired_card', 'Your card has expired.'),
  pm_card_chargeDeclinedIncorrectCvc: refused(
    '0127',
    'incorrect_cvc',
    "Your card's security code is incorrect.",
  ),
  pm_card_chargeDeclinedProcessingError: refused(
    '0119',
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
  ),
  pm_card_radarBlock: {
    ...visa,
    last4: '4954',
    riskLevel: 'highest',
    outcome: {
      kind: 'decline',
      code: 'card_declined',
      declineCode: 'fraudulent',
      message: 'Your card was declined.',
      blockedBy: 'radar',
    },
  },
};

/** The test card of that name (`pm_card_visa_chargeDeclined` is `pm_card_chargeDeclined`), or undefined. */
export function testCard(name: string): TestCard | undefined {
  const plain = name.replace(/^pm_card_visa_(?=chargeDeclined)/, 'pm_card_');
  return Object.hasOwn(CARDS, plain) ? CARDS[plain] : undefined;
}
