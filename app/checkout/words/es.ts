import { countryName } from '#app/kernel/country-name.ts';
import type { Words } from './words.ts';

const OTHER_METHOD = 'Utilice otro método de pago.';
const NEW_TOKEN = 'Cree uno nuevo.';

/** What a session says to a buyer, in Spanish. Names are put where nothing has to agree with their gender. */
export const es: Words = {
  outOfStock: (name) => `No quedan existencias de ${name}.`,
  onlySoMany: (count, name) => `La cantidad máxima de ${name} que se puede pedir es ${count}.`,
  lowStock: (count, name) => `Quedan pocas existencias de ${name}: ${count}.`,
  giftCard: (name) =>
    `${name} es una tarjeta de regalo, que solo se puede comprar directamente en la tienda.`,
  subscriptionOnly: (name) => `${name} solo se vende por suscripción, directamente en la tienda.`,
  bundle: (name) => `${name} es un lote, que solo se puede comprar directamente en la tienda.`,
  businessOnly: (name) => `${name} solo se vende a empresas.`,
  ageRestricted: (name) =>
    `${name} solo se vende a mayores de edad. La edad solo se puede comprobar directamente en la tienda.`,
  excluded: (name) => `${name} no se vende a través de este agente.`,
  notForSale: (name) => `${name} no está a la venta.`,
  noLongerForSale: (name) => `${name} ya no está a la venta.`,
  unnamedItem: (id) => `Artículo ${id}`,
  buyInShop: (name) => `${name} se paga en la página de pago de la tienda.`,

  noItems: () => 'Su carrito está vacío.',
  addressMissing: () => 'Se necesita una dirección de envío para calcular el envío y los impuestos.',
  noShippingTo: (country) =>
    `Esta tienda no envía estos artículos a este país (${countryName(country, 'es')}).`,
  noSellingTo: (country) => `Este agente no vende en este país (${countryName(country, 'es')}).`,
  quotedInShop: () => 'El envío y los impuestos se calculan en la página de pago de la tienda.',
  taxExemptionRefused: () =>
    'Aquí no se pueden aplicar exenciones de impuestos. Retire la exención para pagar con impuestos o compre directamente en la tienda.',
  overOrderLimit: (limit) =>
    `Las compras de más de ${limit} se pagan en la página de pago de la tienda, no en el chat.`,
  interventionRequired: (interventions) =>
    `Para pagar en el chat se necesita aquí ${interventions}, lo que no es posible en este chat. Pague en la página de pago de la tienda.`,
  limitedCodes: (codes) =>
    `Juntos, estos códigos de descuento solo valen en la página de pago de la tienda: ${codes}. Pague allí o quite uno de ellos.`,
  codesPending: () => 'Los códigos de descuento se comprueban en cuanto se conoce la dirección de envío.',
  codesNotCounted: () =>
    'Los códigos de descuento aún no cuentan. Se comprueban en cuanto se pueda calcular el precio del pedido.',
  codesInShop: () => 'Los códigos de descuento se aplican en la página de pago de la tienda.',

  optionGone: (gone, now) => `${gone} ya no se ofrece. En su lugar se ha elegido ${now}.`,
  priceChanged: (name, before, now) => `El precio de ${name} ha cambiado de ${before} a ${now}.`,
  totalChanged: () => 'El total ha cambiado. Revíselo, por favor.',
  soldOut: () => 'Un artículo se acaba de agotar. No se le ha cobrado nada.',
  canceled: () => 'El proceso de pago se ha cancelado.',
  expired: () => 'El proceso de pago ha caducado.',
  payInShop: (url) => `En esta tienda se paga en su propia página: [continuar allí](<${url}>).`,

  discountCode: {
    discount_code_expired: (code) => `El código de descuento ${code} ha caducado.`,
    discount_code_invalid: (code) => `El código de descuento ${code} no es válido.`,
    discount_code_already_applied: (code) => `El código de descuento ${code} ya se ha aplicado.`,
    discount_code_combination_disallowed: (code) =>
      `El código de descuento ${code} no se puede combinar con otro descuento.`,
    discount_code_minimum_not_met: (code) =>
      `El pedido no alcanza el mínimo del código de descuento ${code}.`,
    discount_code_user_not_logged_in: (code) =>
      `El código de descuento ${code} es solo para clientes que han iniciado sesión en la tienda.`,
    discount_code_user_ineligible: (code) => `El código de descuento ${code} no es válido para usted.`,
    discount_code_usage_limit_reached: (code) =>
      `El código de descuento ${code} ha alcanzado su límite de usos.`,
  },

  refusal: {
    declined: () => `Su pago ha sido rechazado. ${OTHER_METHOD}`,
    insufficient_funds: () => `La tarjeta no tiene fondos suficientes. ${OTHER_METHOD}`,
    expired_card: () => `La tarjeta ha caducado. ${OTHER_METHOD}`,
    authentication_failed: () => `No se ha podido autenticar la tarjeta. ${OTHER_METHOD}`,
    authentication_required: () =>
      'Este pago debe confirmarse con el emisor de su tarjeta. Confírmelo y vuelva a finalizar la compra.',
    authentication_unsupported: () =>
      'Este pago tendría que confirmarse con el emisor de su tarjeta, y aquí no es posible. No se le ha cobrado nada. Pruebe con otro medio de pago o pague en la propia tienda.',
    authentication_expired: () =>
      'El pago no se ha confirmado a tiempo. No se le ha cobrado nada. Vuelva a pagar.',
    authentication_dropped: () =>
      'Se ha cancelado el pago que esperaba su confirmación. No se le ha cobrado nada.',
    token_unknown: () => `Este vendedor no conoce el token de pago. ${NEW_TOKEN}`,
    token_expired: () => `El token de pago ha caducado. ${NEW_TOKEN}`,
    token_revoked: () => `El token de pago se ha revocado. ${NEW_TOKEN}`,
    token_used: () => `El token de pago ya se ha usado. ${NEW_TOKEN}`,
    token_invalid: () => `El token de pago no se puede utilizar. ${NEW_TOKEN}`,
    over_limit: () => `El total supera el límite del token de pago. ${NEW_TOKEN}`,
    wrong_currency: () => `El token de pago es para otra moneda. ${NEW_TOKEN}`,
    out_of_stock: () => 'Un artículo se acaba de agotar. No se le ha cobrado nada.',
    order_refused: () => 'La tienda no ha podido aceptar este pedido. No se le ha cobrado nada.',
    amount_not_chargeable: () =>
      'Este importe no se puede pagar en el chat. No se le ha cobrado nada. Pague en la página de pago de la tienda.',
    configuration: () =>
      'En este momento esta tienda no puede aceptar pagos en el chat. No se le ha cobrado nada. Pague en la página de pago de la tienda o inténtelo más tarde.',
  },

  totals: {
    items: () => 'Artículos',
    discount: () => 'Descuento',
    subtotal: () => 'Subtotal',
    orderDiscount: () => 'Descuento del pedido',
    shipping: () => 'Envío',
    tax: () => 'Impuestos',
    taxIncluded: (amount) => `Los precios incluyen ${amount} de impuestos.`,
    total: () => 'Total',
    lineBase: () => 'Importe base',
    refunded: () => 'Reembolsado',
  },
  onlyCurrency: (currency) => `Todos los importes están en ${currency}, la moneda en la que se paga.`,
  currencyPending: (currency, shown) =>
    `De momento, los importes están en ${currency}. También se indicarán en ${shown} en cuanto se conozcan el envío y los impuestos.`,
  digitalDelivery: () => 'Entrega digital',
  pickupAt: (place) => `Recogida en ${place}`,
  card: () => 'Tarjeta',
  marketingEmail: (shop) => `Novedades y ofertas de ${shop} por correo electrónico`,
};
