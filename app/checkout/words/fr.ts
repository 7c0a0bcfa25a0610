import { countryName } from '#app/kernel/country-name.ts';
import type { Words } from './words.ts';

const OTHER_METHOD = 'Veuillez utiliser un autre moyen de paiement.';
const NEW_TOKEN = 'Veuillez en créer un nouveau.';

/** What a session says to a buyer, in French. Names are put where nothing has to agree with their gender. */
export const fr: Words = {
  outOfStock: (name) => `${name} n’est plus en stock.`,
  onlySoMany: (count, name) => `La quantité maximale pour ${name} est de ${count}.`,
  lowStock: (count, name) => `Plus que ${count} en stock pour ${name}.`,
  giftCard: (name) => `${name} est une carte-cadeau, à acheter uniquement sur le site de la boutique.`,
  subscriptionOnly: (name) => `${name} s’achète uniquement par abonnement, sur le site de la boutique.`,
  bundle: (name) => `${name} est un lot, à acheter uniquement sur le site de la boutique.`,
  businessOnly: (name) => `${name} s’adresse uniquement aux clients professionnels.`,
  ageRestricted: (name) =>
    `${name} s’adresse uniquement aux personnes majeures. L’âge ne peut être vérifié que sur le site de la boutique.`,
  excluded: (name) => `${name} n’est pas en vente par l’intermédiaire de cet agent.`,
  notForSale: (name) => `${name} n’est pas en vente.`,
  noLongerForSale: (name) => `${name} n’est plus en vente.`,
  unnamedItem: (id) => `Article ${id}`,
  buyInShop: (name) => `${name} se règle sur la page de paiement de la boutique.`,

  noItems: () => 'Votre panier est vide.',
  addressMissing: () =>
    'Une adresse de livraison est nécessaire pour calculer les frais de livraison et les taxes.',
  noShippingTo: (country) =>
    `Cette boutique ne livre pas ces articles dans ce pays (${countryName(country, 'fr')}).`,
  noSellingTo: (country) => `Cet agent ne vend pas dans ce pays (${countryName(country, 'fr')}).`,
  quotedInShop: () =>
    'Les frais de livraison et les taxes sont calculés sur la page de paiement de la boutique.',
  taxExemptionRefused: () =>
    'Les exonérations de taxes ne peuvent pas être appliquées ici. Retirez l’exonération pour payer avec les taxes, ou achetez sur le site de la boutique.',
  overOrderLimit: (limit) =>
    `Les achats de plus de ${limit} se règlent sur la page de paiement de la boutique, et non dans la conversation.`,
  interventionRequired: (interventions) =>
    `Pour payer dans la conversation, il faudrait ici ${interventions}, ce qui n’est pas possible dans cette conversation. Veuillez payer sur la page de paiement de la boutique.`,
  limitedCodes: (codes) =>
    `Ensemble, ces codes de réduction ne sont valables que sur la page de paiement de la boutique\u00a0: ${codes}. Veuillez y payer, ou retirer l’un d’eux.`,
  codesPending: () => 'Les codes de réduction seront vérifiés dès que l’adresse de livraison sera connue.',
  codesNotCounted: () =>
    'Les codes de réduction ne comptent pas encore. Ils seront vérifiés dès que le prix de la commande pourra être calculé.',
  codesInShop: () => 'Les codes de réduction sont appliqués sur la page de paiement de la boutique.',

  optionGone: (gone, now) => `${gone} n’est plus proposé. ${now} est choisi à la place.`,
  priceChanged: (name, before, now) => `Le prix de ${name} est passé de ${before} à ${now}.`,
  totalChanged: () => 'Le total a changé. Veuillez le vérifier.',
  soldOut: () => 'Un article vient d’être épuisé. Rien ne vous a été débité.',
  canceled: () => 'La session de paiement a été annulée.',
  expired: () => 'La session de paiement a expiré.',
  payInShop: (url) =>
    `Dans cette boutique, le règlement se fait sur sa propre page\u00a0: [y accéder](<${url}>).`,

  discountCode: {
    discount_code_expired: (code) => `Le code de réduction ${code} a expiré.`,
    discount_code_invalid: (code) => `Le code de réduction ${code} n’est pas valable.`,
    discount_code_already_applied: (code) => `Le code de réduction ${code} est déjà appliqué.`,
    discount_code_combination_disallowed: (code) =>
      `Le code de réduction ${code} n’est pas cumulable avec une autre réduction.`,
    discount_code_minimum_not_met: (code) =>
      `La commande n’atteint pas le minimum requis pour le code de réduction ${code}.`,
    discount_code_user_not_logged_in: (code) =>
      `Le code de réduction ${code} est réservé aux clients connectés à leur compte sur la boutique.`,
    discount_code_user_ineligible: (code) => `Vous ne pouvez pas bénéficier du code de réduction ${code}.`,
    discount_code_usage_limit_reached: (code) =>
      `Le code de réduction ${code} a atteint son nombre maximal d’utilisations.`,
  },

  refusal: {
    declined: () => `Votre paiement a été refusé. ${OTHER_METHOD}`,
    insufficient_funds: () => `La provision de la carte est insuffisante. ${OTHER_METHOD}`,
    expired_card: () => `La carte a expiré. ${OTHER_METHOD}`,
    authentication_failed: () => `La carte n’a pas pu être authentifiée. ${OTHER_METHOD}`,
    authentication_required: () =>
      'Ce paiement doit être confirmé auprès de l’émetteur de votre carte. Veuillez le confirmer, puis finaliser à nouveau l’achat.',
    authentication_unsupported: () =>
      'Ce paiement devrait être confirmé auprès de l’émetteur de votre carte, ce qui n’est pas possible ici. Rien ne vous a été débité. Veuillez essayer un autre moyen de paiement ou payer dans la boutique.',
    authentication_expired: () =>
      'Le paiement n’a pas été confirmé à temps. Rien ne vous a été débité. Veuillez payer à nouveau.',
    authentication_dropped: () =>
      'Le paiement qui attendait votre confirmation a été annulé. Rien ne vous a été débité.',
    token_unknown: () => `Le jeton de paiement est inconnu de ce vendeur. ${NEW_TOKEN}`,
    token_expired: () => `Le jeton de paiement a expiré. ${NEW_TOKEN}`,
    token_revoked: () => `Le jeton de paiement a été révoqué. ${NEW_TOKEN}`,
    token_used: () => `Le jeton de paiement a déjà été utilisé. ${NEW_TOKEN}`,
    token_invalid: () => `Le jeton de paiement est inutilisable. ${NEW_TOKEN}`,
    over_limit: () => `Le total dépasse la limite du jeton de paiement. ${NEW_TOKEN}`,
    wrong_currency: () => `Le jeton de paiement est prévu pour une autre devise. ${NEW_TOKEN}`,
    out_of_stock: () => 'Un article vient d’être épuisé. Rien ne vous a été débité.',
    order_refused: () => 'La boutique n’a pas pu accepter cette commande. Rien ne vous a été débité.',
    amount_not_chargeable: () =>
      'Ce montant ne peut pas être payé dans le chat. Rien ne vous a été débité. Veuillez payer sur la page de paiement de la boutique.',
    configuration: () =>
      'Cette boutique ne peut pas accepter de paiements dans le chat pour le moment. Rien ne vous a été débité. Veuillez payer sur la page de paiement de la boutique ou réessayer plus tard.',
  },

  totals: {
    items: () => 'Articles',
    discount: () => 'Réduction',
    subtotal: () => 'Sous-total',
    orderDiscount: () => 'Réduction sur la commande',
    shipping: () => 'Livraison',
    tax: () => 'Taxes',
    taxIncluded: (amount) => `Les prix comprennent ${amount} de taxes.`,
    total: () => 'Total',
    lineBase: () => 'Montant de base',
    refunded: () => 'Remboursé',
  },
  onlyCurrency: (currency) => `Tous les montants sont en ${currency}, la devise du paiement.`,
  currencyPending: (currency, shown) =>
    `Les montants sont pour l’instant en ${currency}. Ils seront aussi indiqués en ${shown} dès que la livraison et les taxes seront connues.`,
  digitalDelivery: () => 'Livraison numérique',
  pickupAt: (place) => `Retrait sur place\u00a0: ${place}`,
  card: () => 'Carte bancaire',
  marketingEmail: (shop) => `Actualités et offres de ${shop} par e-mail`,
};
