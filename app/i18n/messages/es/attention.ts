import type { Messages } from '../messages.ts';

export const attention: Messages['attention'] = {
  title: 'Pendientes',
  subtitle: 'Lo que Aisle no decide por sí solo',
  none: 'Nada requiere tu atención',
  noneText: 'Los pedidos retenidos, las disputas y los reembolsos fallidos aparecen aquí solos.',
  viewOrder: 'Ver pedido',
  viewOrderOf: 'Ver el pedido: {title}',
  markDone: 'Marcar como resuelto',
  markDoneWhat: 'Marcar como resuelto: {title}',
  marked: 'Marcado como resuelto',
  unknown: {
    advice: 'Mira lo que indica.',
  },
  dueBy: 'Las pruebas deben presentarse antes del {day}.',
  texts: {
    order_total_mismatch:
      'El pedido de Shopify {order} sumaba {total}, pero el comprador había aceptado {agreed}. No se cobró nada y el pedido se canceló.',
    paid_twice:
      '{order} se pagó en el chat y {second} en la pantalla de pago de la tienda, con el mismo carrito. Puede que el comprador haya pagado dos veces.',
    order_refused: 'Shopify rechazó el pedido de un pago autorizado; el dinero se liberó. Shopify dice:',
    payments_refused:
      'Stripe rechaza la clave de la tienda ({mode}), así que no se puede cobrar a través de agentes.',
    order_review: '{order} todavía no debe enviarse.',
    refund_failed: '{order}: {amount} no volvieron al comprador.',
    refund_booking: '{order}: {amount} volvieron al comprador, pero el reembolso falta en Shopify.',
    canceled_not_refunded: '{order} se canceló en Shopify y {amount} del comprador se quedaron contigo.',
    dispute: 'El banco del comprador disputa {amount} de {order}.',
    fraud_warning:
      'El emisor de la tarjeta que pagó {order} sospecha fraude. Reembólsalo ahora para evitar una disputa, salvo que conozcas al comprador.',
    event_undeliverable: 'No se informó a {agent} del pedido {order}.',
    catalog_shrunk:
      'Al último export de Shopify le faltaban {gone} de {all} productos. Los agentes aún los ven.',
    channel_refused: 'Shopify rechaza un cambio del canal de ventas de Aisle. Shopify dice:',
    feed_held:
      'Se retuvo un feed de {rows, plural, one {# fila} other {# filas}}. El agente aún tiene el anterior.',
    feed_failed: 'Un feed no se pudo entregar {failures} veces seguidas. El agente aún tiene el anterior.',
    data_request: 'Solicitud {request} de Shopify',
    shop_closed: 'Shopify rechaza las llamadas de {shop}.',
    scopes_lost: 'Retirados: {scopes}.',
  },
  kinds: {
    order_total_mismatch: {
      title: 'El total del pedido no coincidía',
      advice:
        'No se cobró nada. Revisa los impuestos y descuentos antes de que el comprador lo intente de nuevo.',
    },
    paid_twice: {
      title: 'Quizá pagado dos veces',
      advice: 'Pregunta al comprador qué pedido quiere y cancela y reembolsa el otro en Shopify.',
    },
    order_refused: {
      title: 'Shopify rechazó un pedido',
      advice: 'No se cobró nada. Mira lo que dice Shopify y corrígelo antes del próximo comprador.',
    },
    payments_refused: {
      title: 'Stripe rechaza tu clave',
      advice:
        'Conecta Stripe de nuevo con una clave que permita lo necesario. Hasta entonces no se paga nada en el chat.',
    },
    order_review: {
      title: 'Un pedido espera tu decisión',
      advice: 'Abre el pedido y apruébalo o recházalo. Hasta entonces no se envía nada.',
    },
    platform_order: {
      title: 'Pedido de plataforma no creado',
      advice:
        'La plataforma ya cobró. Corrige lo indicado y haz que Aisle lo intente de nuevo, o recházalo y se reembolsa al comprador (aisle decide-platform-order). No crees el pedido a mano: un intento posterior crearía otro.',
    },
    refund_failed: {
      title: 'Reembolso fallido',
      advice:
        'Devuelve el dinero en Stripe. Si ya no es posible, acuerda otra forma con el comprador. Shopify ya tiene este reembolso: no lo registres de nuevo.',
    },
    refund_booking: {
      title: 'Falta el reembolso en Shopify',
      advice: 'El comprador tiene el dinero. Registra el reembolso en Shopify para cuadrar las cuentas.',
    },
    refund_disputed: {
      title: 'Reembolso imposible',
      advice:
        'El banco del comprador ya recuperó el dinero disputado: no lo pagues otra vez. Responde a la disputa en Stripe o acéptala.',
    },
    refund_order: {
      title: 'Pedido no cancelado',
      advice:
        'Aún no se ha devuelto nada. Mira en Shopify qué impide cancelar el pedido, cancela lo que se pueda y reembolsa allí.',
    },
    canceled_not_refunded: {
      title: 'Cancelado sin reembolso',
      advice: 'Si hay que devolver el dinero, reembolsa el pedido en Shopify. Si no, márcalo como resuelto.',
    },
    dispute: {
      title: 'Pago disputado',
      advice: 'Responde en Stripe antes del plazo. Las pruebas del pedido te ayudan.',
    },
    fraud_warning: {
      title: 'El emisor de una tarjeta sospecha fraude',
      advice:
        'Reembolsa el pedido antes de que sea una disputa con comisión, salvo que conozcas al comprador.',
    },
    mismatch: {
      title: 'Los registros difieren',
      advice: 'Compara el pedido en Shopify con su pago en Stripe y corrige lo que esté mal.',
    },
    event_undeliverable: {
      title: 'Agente sin avisar',
      advice: 'Pregunta a la plataforma si cambió su dirección de eventos y reenvía.',
    },
    catalog_shrunk: {
      title: 'Faltan muchos productos',
      advice: 'Mira si han desaparecido de tu tienda. Hasta que lo confirmes, los agentes aún los ven.',
    },
    channel_refused: {
      title: 'Canal de ventas',
      advice:
        'Corrige lo que dice Shopify. Aisle lo intenta de nuevo cada día, y cuando vuelvas a guardar el ajuste en Configuración, Venta.',
    },
    feed_held: {
      title: 'Feed no entregado',
      advice: 'Mira por qué falta tanto y haz que se entregue o se descarte.',
    },
    feed_failed: {
      title: 'El feed sigue fallando',
      advice: 'Pide a quien opera Aisle que revise su registro. Los agentes ven tu catálogo como estaba.',
    },
    data_request: {
      title: 'Un comprador pide sus datos',
      advice: 'Descárgalos en Configuración, Privacidad, y envíaselos al comprador en 30 días.',
    },
    shop_closed: {
      title: 'Tu tienda está cerrada en Shopify',
      advice:
        'Los agentes muestran tus productos y no venden nada hasta que Shopify la reabra: mira Configuración, Plan o Facturación en Shopify.',
    },
    scopes_lost: {
      title: 'Se retiraron permisos a la app',
      advice:
        'Abre la app y apruébalos de nuevo. Hasta entonces, las partes que los necesitan están detenidas.',
    },
  },
};
