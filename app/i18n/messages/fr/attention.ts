import type { Messages } from '../messages.ts';

export const attention: Messages['attention'] = {
  title: 'À traiter',
  subtitle: 'Ce qu’Aisle ne décide pas seul',
  none: 'Rien ne demande votre attention',
  noneText: 'Les commandes en attente, litiges et remboursements échoués apparaissent ici automatiquement.',
  viewOrder: 'Voir la commande',
  viewOrderOf: 'Voir la commande : {title}',
  markDone: 'Marquer comme traité',
  markDoneWhat: 'Marquer comme traité : {title}',
  marked: 'Marqué comme traité',
  unknown: {
    advice: 'Voyez ce qui est indiqué.',
  },
  dueBy: 'Les preuves sont attendues avant le {day}.',
  texts: {
    order_total_mismatch:
      'La commande Shopify {order} s’élevait à {total}, mais l’acheteur avait accepté {agreed}. Rien n’a été débité et la commande a été annulée.',
    paid_twice:
      '{order} a été payée dans le chat et {second} sur votre page de paiement, avec le même panier. L’acheteur a peut-être payé deux fois.',
    order_refused:
      'Shopify a refusé la commande d’un paiement autorisé ; l’argent a été libéré. Shopify indique :',
    payments_refused: 'Stripe refuse la clé de la boutique ({mode}) : les agents ne peuvent pas être payés.',
    order_review: '{order} ne doit pas encore être expédiée.',
    refund_failed: '{order} : {amount} n’ont pas été rendus à l’acheteur.',
    refund_booking:
      '{order} : {amount} ont été rendus à l’acheteur, mais le remboursement manque dans Shopify.',
    canceled_not_refunded:
      '{order} a été annulée dans Shopify et {amount} de l’acheteur sont restés chez vous.',
    dispute: 'La banque de l’acheteur conteste {amount} de {order}.',
    fraud_warning:
      'L’émetteur de la carte qui a payé {order} soupçonne une fraude. Remboursez-la maintenant pour éviter un litige, sauf si vous connaissez l’acheteur.',
    event_undeliverable: '{agent} n’a pas été informé de la commande {order}.',
    catalog_shrunk:
      'Il manquait {gone} produits sur {all} dans le dernier export de Shopify. Les agents les voient encore.',
    channel_refused: 'Shopify refuse une modification du canal de vente d’Aisle. Shopify indique :',
    feed_held:
      'Un flux de {rows, plural, one {# ligne} other {# lignes}} a été retenu. L’agent a encore le précédent.',
    feed_failed: 'Un flux n’a pas pu être livré {failures} fois de suite. L’agent a encore le précédent.',
    data_request: 'Demande {request} de Shopify',
    shop_closed: 'Shopify refuse les appels pour {shop}.',
    scopes_lost: 'Retirées : {scopes}.',
  },
  kinds: {
    order_total_mismatch: {
      title: 'Le total de la commande ne correspondait pas',
      advice: 'Rien n’a été débité. Vérifiez les taxes et remises de la boutique avant un nouvel essai.',
    },
    paid_twice: {
      title: 'Peut-être payée deux fois',
      advice:
        'Demandez à l’acheteur quelle commande il veut, puis annulez et remboursez l’autre dans Shopify.',
    },
    order_refused: {
      title: 'Shopify a refusé une commande',
      advice: 'Rien n’a été débité. Voyez ce que dit Shopify et corrigez-le avant le prochain acheteur.',
    },
    payments_refused: {
      title: 'Stripe refuse votre clé',
      advice:
        'Reconnectez Stripe avec une clé qui a les droits nécessaires. D’ici là, rien n’est payé dans le chat.',
    },
    order_review: {
      title: 'Une commande attend votre décision',
      advice: 'Ouvrez la commande et approuvez-la ou refusez-la. D’ici là, rien n’est expédié.',
    },
    platform_order: {
      title: 'Commande de plateforme non créée',
      advice:
        'La plateforme a encaissé l’argent. Corrigez ce qui est indiqué et relancez, ou refusez et l’acheteur est remboursé (aisle decide-platform-order). Ne créez pas la commande à la main : un essai ultérieur en créerait une seconde.',
    },
    refund_failed: {
      title: 'Échec du remboursement',
      advice:
        'Remboursez l’acheteur dans Stripe. Si ce n’est plus possible, convenez d’une autre façon. Shopify a déjà ce remboursement : ne l’y saisissez pas à nouveau.',
    },
    refund_booking: {
      title: 'Remboursement absent de Shopify',
      advice:
        'L’acheteur a l’argent. Saisissez le remboursement dans Shopify pour que les comptes soient justes.',
    },
    refund_disputed: {
      title: 'Remboursement impossible',
      advice:
        'La banque de l’acheteur a déjà repris l’argent contesté : ne le payez pas une seconde fois. Répondez au litige dans Stripe ou acceptez-le.',
    },
    refund_order: {
      title: 'Commande non annulée',
      advice:
        'Rien n’a encore été remboursé. Voyez dans Shopify ce qui empêche l’annulation, annulez ce qui peut l’être et remboursez-y.',
    },
    canceled_not_refunded: {
      title: 'Annulée sans remboursement',
      advice:
        'Si l’acheteur doit être remboursé, remboursez la commande dans Shopify. Sinon, marquez ce point comme traité.',
    },
    dispute: {
      title: 'Paiement contesté',
      advice: 'Répondez dans Stripe avant l’échéance. Les preuves de la commande vous aident.',
    },
    fraud_warning: {
      title: 'L’émetteur d’une carte soupçonne une fraude',
      advice:
        'Remboursez la commande avant qu’elle ne devienne un litige payant, sauf si vous connaissez l’acheteur.',
    },
    mismatch: {
      title: 'Les registres diffèrent',
      advice: 'Comparez la commande dans Shopify avec son paiement dans Stripe et corrigez ce qui est faux.',
    },
    event_undeliverable: {
      title: 'Agent non informé',
      advice: 'Demandez à la plateforme si son adresse d’événements a changé, puis renvoyez.',
    },
    catalog_shrunk: {
      title: 'De nombreux produits manquent',
      advice:
        'Vérifiez s’ils ont disparu de votre boutique. Les agents les voient tant que vous ne confirmez pas.',
    },
    channel_refused: {
      title: 'Canal de vente',
      advice:
        'Corrigez ce que Shopify indique. Aisle réessaie chaque jour, et lorsque vous enregistrez de nouveau le réglage sous Paramètres, Vente.',
    },
    feed_held: {
      title: 'Flux non livré',
      advice: 'Voyez pourquoi il manque tant d’éléments, puis faites-le livrer ou abandonner.',
    },
    feed_failed: {
      title: 'Le flux échoue sans cesse',
      advice:
        'Demandez à la personne qui gère Aisle de consulter le journal. Les agents voient l’ancien catalogue.',
    },
    data_request: {
      title: 'Un acheteur demande ses données',
      advice: 'Téléchargez-les sous Paramètres, Confidentialité, et envoyez-les à l’acheteur sous 30 jours.',
    },
    shop_closed: {
      title: 'Votre boutique est fermée chez Shopify',
      advice:
        'Les agents montrent vos produits sans rien vendre jusqu’à sa réouverture : voyez Paramètres, Forfait ou Facturation dans Shopify.',
    },
    scopes_lost: {
      title: 'Des autorisations ont été retirées à l’application',
      advice:
        'Ouvrez l’application et approuvez-les de nouveau. D’ici là, les parties concernées sont à l’arrêt.',
    },
  },
};
