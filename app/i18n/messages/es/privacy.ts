import type { Messages } from '../messages.ts';

export const privacy: Messages['privacy'] = {
  title: 'Privacidad',
  subtitle: 'Lo que los compradores piden sobre sus datos y lo que se hizo',
  requests: 'Solicitudes',
  none: 'Aún no hay solicitudes',
  noneText: 'Las solicitudes que llegan a Shopify aparecen aquí solas. Las demás puedes atenderlas abajo.',
  columns: {
    kind: 'Solicitud',
    received: 'Recibida',
    state: 'Estado',
    found: 'Resultado',
  },
  kinds: {
    access: 'Quiere sus datos',
    erasure: 'Quiere ser eliminado',
  },
  origins: {
    shopify: 'a través de Shopify',
    staff: 'por el personal',
  },
  state: {
    due: 'Vence {time}',
    overdue: 'Vencida desde {time}',
    done: 'Atendida {time}',
  },
  counts: {
    sessions: '{count, plural, one {# pago} other {# pagos}}',
    carts: '{count, plural, one {# carrito} other {# carritos}}',
    orders: '{count, plural, one {# pedido} other {# pedidos}}',
    evidence: '{count, plural, one {# registro} other {# registros}}',
    nothing: 'No había nada',
  },
  download: 'Descargar los datos',
  sha: 'SHA-256 del archivo: {hash}',
  lookup: {
    title: 'Atender una solicitud por correo',
    email: 'Correo del comprador',
    help: 'Se busca en los pagos, carritos, pedidos y registros de esta tienda.',
    export: 'Exportar los datos',
    erase: 'Eliminar este comprador',
    question:
      'Nombres, direcciones y todo lo demás de esta persona se eliminan aquí para siempre. Los pedidos en Shopify permanecen; elimínalos allí.',
    bad: 'Introduce un correo electrónico.',
    erased: 'Eliminado',
    exported: 'Listo: descárgalo arriba',
  },
};
