import { countryName } from '#app/kernel/country-name.ts';

/** What a session says to a buyer, in English. The other languages have the same (words.ts). */
export const en = {
  // What is wrong with an item.
  outOfStock: (name: string) => `${name} is out of stock.`,
  onlySoMany: (count: number, name: string) => `Only ${count} of ${name} can be ordered.`,
  lowStock: (count: number, name: string) => `Only ${count} of ${name} left.`,
  giftCard: (name: string) => `${name} is a gift card, which can only be bought in the shop itself.`,
  subscriptionOnly: (name: string) => `${name} is sold by subscription only, in the shop itself.`,
  bundle: (name: string) => `${name} is a bundle, which can only be bought in the shop itself.`,
  businessOnly: (name: string) => `${name} is sold to business customers only.`,
  ageRestricted: (name: string) =>
    `${name} is sold to adults only. The buyer's age can only be checked in the shop itself.`,
  excluded: (name: string) => `${name} is not sold through this agent.`,
  notForSale: (name: string) => `${name} is not for sale.`,
  noLongerForSale: (name: string) => `${name} is no longer for sale.`,
  unnamedItem: (id: string) => `Item ${id}`,
  buyInShop: (name: string) => `${name} is paid for in the shop's own checkout.`,

  // What is missing.
  noItems: () => 'There is nothing in the cart.',
  addressMissing: () => 'A shipping address is needed to calculate shipping and tax.',
  noShippingTo: (country: string) =>
    `This shop does not ship these items to this country (${countryName(country, 'en')}).`,
  noSellingTo: (country: string) =>
    `This agent does not sell to this country (${countryName(country, 'en')}).`,
  quotedInShop: () => "Shipping and tax are calculated in the shop's own checkout.",
  taxExemptionRefused: () =>
    'Tax exemptions cannot be applied here. Leave the exemption out to pay with tax, or buy in the shop itself.',
  overOrderLimit: (limit: string) =>
    `Purchases above ${limit} are paid for in the shop's own checkout, not in the chat.`,
  interventionRequired: (interventions: string) =>
    `Payment in the chat needs ${interventions} here, which is not possible in this chat. Please pay in the shop's own checkout.`,
  limitedCodes: (codes: string) =>
    `Together, these discount codes count only in the shop's own checkout: ${codes}. Please pay there, or leave one out.`,
  codesPending: () => 'Discount codes are checked as soon as the shipping address is known.',
  codesNotCounted: () =>
    'Discount codes do not count yet. They are checked as soon as the order can be priced.',
  codesInShop: () => "Discount codes are applied in the shop's own checkout.",

  // What has changed.
  optionGone: (gone: string, now: string) => `${gone} is not offered any more. ${now} is chosen instead.`,
  priceChanged: (name: string, before: string, now: string) =>
    `The price of ${name} has changed from ${before} to ${now}.`,
  totalChanged: () => 'The total has changed. Please review it.',
  soldOut: () => 'An item has just sold out. You were not charged.',
  canceled: () => 'Checkout session has been canceled.',
  expired: () => 'The checkout session has expired.',
  payInShop: (url: string) => `This shop takes payment in its own checkout: [continue there](<${url}>).`,

  // Why a discount code does not count.
  discountCode: {
    discount_code_expired: (code: string) => `The discount code ${code} has expired.`,
    discount_code_invalid: (code: string) => `The discount code ${code} is not valid.`,
    discount_code_already_applied: (code: string) => `The discount code ${code} is applied already.`,
    discount_code_combination_disallowed: (code: string) =>
      `The discount code ${code} cannot be combined with another discount.`,
    discount_code_minimum_not_met: (code: string) =>
      `The order does not reach the minimum of the discount code ${code}.`,
    discount_code_user_not_logged_in: (code: string) =>
      `The discount code ${code} is for signed-in customers of the shop.`,
    discount_code_user_ineligible: (code: string) => `The discount code ${code} is not for this buyer.`,
    discount_code_usage_limit_reached: (code: string) =>
      `The discount code ${code} has been used as often as it can be.`,
  },

  // Why a payment came to nothing.
  refusal: {
    declined: () => 'Your payment was declined. Please try a different payment method.',
    insufficient_funds: () => 'The card has insufficient funds. Please try a different payment method.',
    expired_card: () => 'The card has expired. Please try a different payment method.',
    authentication_failed: () =>
      'The card could not be authenticated. Please try a different payment method.',
    authentication_required: () =>
      "This payment has to be confirmed with your card's issuer. Please confirm it, then complete the purchase again.",
    authentication_unsupported: () =>
      "This payment would have to be confirmed with your card's issuer, which is not possible here. You were not charged. Please try a different payment method, or pay in the shop's own checkout.",
    authentication_expired: () =>
      'The payment was not confirmed in time. You were not charged. Please pay again.',
    authentication_dropped: () =>
      'The payment that waited for your confirmation was cancelled. You were not charged.',
    token_unknown: () => 'The payment token is unknown to this seller. Please create a new one.',
    token_expired: () => 'The payment token has expired. Please create a new one.',
    token_revoked: () => 'The payment token has been revoked. Please create a new one.',
    token_used: () => 'The payment token has been used already. Please create a new one.',
    token_invalid: () => 'The payment token cannot be used. Please create a new one.',
    over_limit: () => 'The total is above the limit of the payment token. Please create a new one.',
    wrong_currency: () => 'The payment token is for another currency. Please create a new one.',
    out_of_stock: () => 'An item has just sold out. You were not charged.',
    order_refused: () => 'The shop could not take this order. You were not charged.',
    amount_not_chargeable: () =>
      "This amount cannot be paid in the chat. You were not charged. Please pay in the shop's own checkout.",
    configuration: () =>
      "This shop cannot take payments in the chat at the moment. You were not charged. Please pay in the shop's own checkout, or try again later.",
  },

  // Names of amounts and options.
  totals: {
    items: () => 'Items',
    discount: () => 'Discount',
    subtotal: () => 'Subtotal',
    orderDiscount: () => 'Order discount',
    shipping: () => 'Shipping',
    tax: () => 'Tax',
    taxIncluded: (amount: string) => `Prices include ${amount} tax.`,
    total: () => 'Total',
    lineBase: () => 'Base amount',
    refunded: () => 'Refunded',
  },
  onlyCurrency: (currency: string) => `All amounts are in ${currency}, the currency that is paid in.`,
  currencyPending: (currency: string, shown: string) =>
    `Amounts are in ${currency} for now. They are told in ${shown} too as soon as shipping and tax are known.`,
  digitalDelivery: () => 'Digital delivery',
  pickupAt: (place: string) => `Pick up at ${place}`,
  card: () => 'Card',
  marketingEmail: (shop: string) => `News and offers from ${shop} by e-mail`,
};
