import { countryName } from '#app/kernel/country-name.ts';
import type { Words } from './words.ts';

const OTHER_METHOD = 'Bitte verwenden Sie eine andere Zahlungsart.';
const NEW_TOKEN = 'Bitte erstellen Sie ein neues.';

/** What a session says to a buyer, in German. */
export const de: Words = {
  outOfStock: (name) => `${name} ist ausverkauft.`,
  onlySoMany: (count, name) => `Von ${name} können höchstens ${count} Stück bestellt werden.`,
  lowStock: (count, name) => `Nur noch ${count} Stück von ${name} auf Lager.`,
  giftCard: (name) => `${name} ist ein Geschenkgutschein, der nur direkt im Shop gekauft werden kann.`,
  subscriptionOnly: (name) => `${name} gibt es nur im Abonnement, direkt im Shop.`,
  bundle: (name) => `${name} ist ein Set, das nur direkt im Shop gekauft werden kann.`,
  businessOnly: (name) => `${name} wird nur an Geschäftskunden verkauft.`,
  ageRestricted: (name) =>
    `${name} wird nur an Erwachsene verkauft. Das Alter kann nur direkt im Shop geprüft werden.`,
  excluded: (name) => `${name} wird über diesen Agenten nicht verkauft.`,
  notForSale: (name) => `${name} steht nicht zum Verkauf.`,
  noLongerForSale: (name) => `${name} wird nicht mehr verkauft.`,
  unnamedItem: (id) => `Artikel ${id}`,
  buyInShop: (name) => `${name} wird an der Kasse des Shops bezahlt.`,

  noItems: () => 'Ihr Warenkorb ist leer.',
  addressMissing: () => 'Um Versand und Steuern zu berechnen, wird eine Lieferadresse benötigt.',
  noShippingTo: (country) =>
    `Dieser Shop liefert diese Artikel nicht in dieses Land (${countryName(country, 'de')}).`,
  noSellingTo: (country) => `Dieser Agent verkauft nicht in dieses Land (${countryName(country, 'de')}).`,
  quotedInShop: () => 'Versand und Steuern werden an der Kasse des Shops berechnet.',
  taxExemptionRefused: () =>
    'Steuerbefreiungen können hier nicht berücksichtigt werden. Lassen Sie die Befreiung weg und zahlen Sie mit Steuern, oder kaufen Sie direkt im Shop.',
  overOrderLimit: (limit) => `Einkäufe über ${limit} werden an der Kasse des Shops bezahlt, nicht im Chat.`,
  interventionRequired: (interventions) =>
    `Die Zahlung im Chat erfordert hier ${interventions}; das ist in diesem Chat nicht möglich. Bitte bezahlen Sie an der Kasse des Shops.`,
  limitedCodes: (codes) =>
    `Zusammen gelten diese Rabattcodes nur an der Kasse des Shops: ${codes}. Bitte bezahlen Sie dort, oder lassen Sie einen weg.`,
  codesPending: () => 'Rabattcodes werden geprüft, sobald die Lieferadresse bekannt ist.',
  codesNotCounted: () =>
    'Rabattcodes gelten noch nicht. Sie werden geprüft, sobald der Preis der Bestellung berechnet werden kann.',
  codesInShop: () => 'Rabattcodes werden an der Kasse des Shops berücksichtigt.',

  optionGone: (gone, now) => `${gone} wird nicht mehr angeboten. Stattdessen ist ${now} gewählt.`,
  priceChanged: (name, before, now) => `Der Preis von ${name} hat sich von ${before} auf ${now} geändert.`,
  totalChanged: () => 'Der Gesamtbetrag hat sich geändert. Bitte prüfen Sie ihn.',
  soldOut: () => 'Ein Artikel ist soeben ausverkauft worden. Es wurde nichts abgebucht.',
  canceled: () => 'Der Bezahlvorgang wurde abgebrochen.',
  expired: () => 'Der Bezahlvorgang ist abgelaufen.',
  payInShop: (url) => `Bei diesem Shop bezahlen Sie an seiner eigenen Kasse: [weiter zur Kasse](<${url}>).`,

  discountCode: {
    discount_code_expired: (code) => `Der Rabattcode ${code} ist abgelaufen.`,
    discount_code_invalid: (code) => `Der Rabattcode ${code} ist nicht gültig.`,
    discount_code_already_applied: (code) => `Der Rabattcode ${code} wurde bereits angewendet.`,
    discount_code_combination_disallowed: (code) =>
      `Der Rabattcode ${code} kann nicht mit einem anderen Rabatt kombiniert werden.`,
    discount_code_minimum_not_met: (code) =>
      `Die Bestellung erreicht den Mindestwert für den Rabattcode ${code} nicht.`,
    discount_code_user_not_logged_in: (code) =>
      `Der Rabattcode ${code} gilt nur für Kunden, die im Shop angemeldet sind.`,
    discount_code_user_ineligible: (code) => `Der Rabattcode ${code} gilt nicht für Sie.`,
    discount_code_usage_limit_reached: (code) =>
      `Der Rabattcode ${code} wurde bereits so oft verwendet, wie es möglich ist.`,
  },

  refusal: {
    declined: () => `Ihre Zahlung wurde abgelehnt. ${OTHER_METHOD}`,
    insufficient_funds: () => `Die Karte ist nicht ausreichend gedeckt. ${OTHER_METHOD}`,
    expired_card: () => `Die Karte ist abgelaufen. ${OTHER_METHOD}`,
    authentication_failed: () => `Die Karte konnte nicht authentifiziert werden. ${OTHER_METHOD}`,
    authentication_required: () =>
      'Diese Zahlung muss beim Herausgeber Ihrer Karte bestätigt werden. Bitte bestätigen Sie sie und schließen Sie den Kauf dann erneut ab.',
    authentication_unsupported: () =>
      'Diese Zahlung müsste beim Herausgeber Ihrer Karte bestätigt werden, was hier nicht möglich ist. Es wurde nichts abgebucht. Bitte wählen Sie eine andere Zahlungsart, oder bezahlen Sie im Shop selbst.',
    authentication_expired: () =>
      'Die Zahlung wurde nicht rechtzeitig bestätigt. Es wurde nichts abgebucht. Bitte bezahlen Sie erneut.',
    authentication_dropped: () =>
      'Die Zahlung, die auf Ihre Bestätigung wartete, wurde abgebrochen. Es wurde nichts abgebucht.',
    token_unknown: () => `Das Zahlungstoken ist diesem Händler nicht bekannt. ${NEW_TOKEN}`,
    token_expired: () => `Das Zahlungstoken ist abgelaufen. ${NEW_TOKEN}`,
    token_revoked: () => `Das Zahlungstoken wurde widerrufen. ${NEW_TOKEN}`,
    token_used: () => `Das Zahlungstoken ist bereits verbraucht. ${NEW_TOKEN}`,
    token_invalid: () => `Das Zahlungstoken kann nicht verwendet werden. ${NEW_TOKEN}`,
    over_limit: () => `Der Gesamtbetrag liegt über dem Limit des Zahlungstokens. ${NEW_TOKEN}`,
    wrong_currency: () => `Das Zahlungstoken gilt für eine andere Währung. ${NEW_TOKEN}`,
    out_of_stock: () => 'Ein Artikel ist soeben ausverkauft worden. Es wurde nichts abgebucht.',
    order_refused: () => 'Der Shop konnte diese Bestellung nicht annehmen. Es wurde nichts abgebucht.',
    amount_not_chargeable: () =>
      'Dieser Betrag kann im Chat nicht bezahlt werden. Es wurde nichts abgebucht. Bitte bezahlen Sie in der Kasse des Shops.',
    configuration: () =>
      'Dieser Shop kann im Chat zurzeit keine Zahlungen annehmen. Es wurde nichts abgebucht. Bitte bezahlen Sie in der Kasse des Shops oder versuchen Sie es später erneut.',
  },

  totals: {
    items: () => 'Artikel',
    discount: () => 'Rabatt',
    subtotal: () => 'Zwischensumme',
    orderDiscount: () => 'Rabatt auf die Bestellung',
    shipping: () => 'Versand',
    tax: () => 'Steuern',
    taxIncluded: (amount) => `Die Preise enthalten ${amount} Steuern.`,
    total: () => 'Gesamtsumme',
    lineBase: () => 'Grundbetrag',
    refunded: () => 'Erstattet',
  },
  onlyCurrency: (currency) => `Alle Beträge sind in ${currency}, der Währung, in der bezahlt wird.`,
  currencyPending: (currency, shown) =>
    `Die Beträge sind vorerst in ${currency}. Sobald Versand und Steuern bekannt sind, stehen sie auch in ${shown} da.`,
  digitalDelivery: () => 'Digitale Lieferung',
  pickupAt: (place) => `Abholung: ${place}`,
  card: () => 'Karte',
  marketingEmail: (shop) => `Neuigkeiten und Angebote von ${shop} per E-Mail`,
};
