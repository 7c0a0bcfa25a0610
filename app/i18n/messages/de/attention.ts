import type { Messages } from '../messages.ts';

export const attention: Messages['attention'] = {
  title: 'Zu erledigen',
  subtitle: 'Was Aisle nicht selbst entscheidet',
  none: 'Nichts braucht Ihre Aufmerksamkeit',
  noneText:
    'Zurückgehaltene Bestellungen, Anfechtungen und fehlgeschlagene Erstattungen erscheinen hier von selbst.',
  viewOrder: 'Bestellung anzeigen',
  viewOrderOf: 'Bestellung anzeigen: {title}',
  markDone: 'Als erledigt markieren',
  markDoneWhat: 'Als erledigt markieren: {title}',
  marked: 'Als erledigt markiert',
  unknown: {
    advice: 'Sehen Sie, was dort steht.',
  },
  dueBy: 'Belege müssen bis {day} vorliegen.',
  texts: {
    order_total_mismatch:
      'Die Shopify-Bestellung {order} ergab {total}, der Käufer hatte aber {agreed} zugestimmt. Nichts wurde abgebucht, die Bestellung wurde storniert.',
    paid_twice:
      '{order} wurde im Chat bezahlt und {second} im eigenen Checkout, mit demselben Warenkorb. Der Käufer hat vielleicht zweimal bezahlt.',
    order_refused:
      'Shopify hat die Bestellung zu einer autorisierten Zahlung abgelehnt; das Geld wurde freigegeben. Shopify sagt:',
    payments_refused:
      'Stripe lehnt den Schlüssel des Shops ab ({mode}), daher kann bei Agenten nicht bezahlt werden.',
    order_review: '{order} darf noch nicht versendet werden.',
    refund_failed: '{order}: {amount} gingen nicht an den Käufer zurück.',
    refund_booking: '{order}: {amount} gingen an den Käufer zurück, die Erstattung fehlt aber in Shopify.',
    canceled_not_refunded: '{order} wurde in Shopify storniert, und {amount} des Käufers blieben bei Ihnen.',
    dispute: 'Die Bank des Käufers reklamiert {amount} von {order}.',
    fraud_warning:
      'Der Herausgeber der Karte, mit der {order} bezahlt wurde, vermutet Betrug. Erstatten Sie jetzt, um eine Reklamation zu vermeiden, außer Sie kennen den Käufer.',
    event_undeliverable: '{agent} wurde über die Bestellung {order} nicht informiert.',
    catalog_shrunk: 'In Shopifys letztem Export fehlten {gone} von {all} Produkten. Agenten sehen sie noch.',
    channel_refused: 'Shopify lehnt eine Änderung des Vertriebskanals von Aisle ab. Shopify sagt:',
    feed_held:
      'Ein Feed mit {rows, plural, one {# Zeile} other {# Zeilen}} wurde zurückgehalten. Der Agent hat noch den letzten.',
    feed_failed:
      'Ein Feed konnte {failures} Mal hintereinander nicht geliefert werden. Der Agent hat noch den letzten.',
    data_request: 'Shopifys Anfrage {request}',
    shop_closed: 'Shopify lehnt Aufrufe für {shop} ab.',
    scopes_lost: 'Entzogen: {scopes}.',
  },
  kinds: {
    order_total_mismatch: {
      title: 'Bestellsumme stimmte nicht überein',
      advice:
        'Es wurde nichts belastet. Prüfen Sie Steuern und Rabatte des Shops, bevor der Käufer es erneut versucht.',
    },
    paid_twice: {
      title: 'Vielleicht doppelt bezahlt',
      advice:
        'Fragen Sie den Käufer, welche Bestellung er möchte, und stornieren und erstatten Sie die andere in Shopify.',
    },
    order_refused: {
      title: 'Shopify hat eine Bestellung abgelehnt',
      advice:
        'Es wurde nichts belastet. Sehen Sie, was Shopify sagt, und beheben Sie es vor dem nächsten Käufer.',
    },
    payments_refused: {
      title: 'Stripe lehnt Ihren Schlüssel ab',
      advice:
        'Verbinden Sie Stripe erneut mit einem Schlüssel, der das Nötige darf. Bis dahin wird nichts im Chat bezahlt.',
    },
    order_review: {
      title: 'Bestellung wartet auf Ihre Entscheidung',
      advice:
        'Öffnen Sie die Bestellung und genehmigen Sie sie oder lehnen Sie sie ab. Bis dahin wird nichts versendet.',
    },
    platform_order: {
      title: 'Plattformbestellung nicht erstellt',
      advice:
        'Die Plattform hat das Geld genommen. Beheben Sie das Genannte und lassen Sie Aisle es erneut versuchen, oder lehnen Sie ab, und der Käufer erhält sein Geld zurück (aisle decide-platform-order). Legen Sie die Bestellung nicht von Hand an: Ein späterer Versuch würde eine zweite erstellen.',
    },
    refund_failed: {
      title: 'Erstattung fehlgeschlagen',
      advice:
        'Zahlen Sie den Käufer in Stripe zurück. Geht das nicht mehr, vereinbaren Sie einen anderen Weg. Shopify hat diese Erstattung bereits: Tragen Sie sie dort nicht erneut ein.',
    },
    refund_booking: {
      title: 'Erstattung fehlt in Shopify',
      advice: 'Der Käufer hat das Geld. Tragen Sie die Erstattung in Shopify ein, damit die Bücher stimmen.',
    },
    refund_disputed: {
      title: 'Erstattung nicht möglich',
      advice:
        'Die Bank des Käufers hat das angefochtene Geld schon zurückgeholt: Zahlen Sie es kein zweites Mal. Antworten Sie auf die Anfechtung in Stripe oder akzeptieren Sie sie dort.',
    },
    refund_order: {
      title: 'Bestellung nicht storniert',
      advice:
        'Es wurde noch nichts zurückgezahlt. Sehen Sie in Shopify, was die Stornierung verhindert, stornieren Sie, was geht, und erstatten Sie dort.',
    },
    canceled_not_refunded: {
      title: 'Storniert ohne Erstattung',
      advice:
        'Soll der Käufer das Geld zurückbekommen, erstatten Sie die Bestellung in Shopify. Wenn nicht, markieren Sie dies als erledigt.',
    },
    dispute: {
      title: 'Zahlung angefochten',
      advice: 'Antworten Sie in Stripe vor der Frist. Die Nachweise der Bestellung helfen Ihnen.',
    },
    fraud_warning: {
      title: 'Ein Kartenaussteller vermutet Betrug',
      advice:
        'Erstatten Sie die Bestellung, bevor eine kostenpflichtige Anfechtung daraus wird, es sei denn, Sie kennen den Käufer.',
    },
    mismatch: {
      title: 'Aufzeichnungen weichen ab',
      advice:
        'Vergleichen Sie die Bestellung in Shopify mit der Zahlung in Stripe und berichtigen Sie, was falsch ist.',
    },
    event_undeliverable: {
      title: 'Agent nicht informiert',
      advice: 'Fragen Sie die Plattform, ob sich ihre Ereignisadresse geändert hat, und senden Sie erneut.',
    },
    catalog_shrunk: {
      title: 'Viele Produkte fehlen',
      advice:
        'Sehen Sie nach, ob sie aus Ihrem Shop verschwunden sind. Bis Sie es bestätigen, sehen Agenten sie noch.',
    },
    channel_refused: {
      title: 'Vertriebskanal',
      advice:
        'Beheben Sie, was Shopify sagt. Aisle versucht es täglich wieder, und wenn Sie die Einstellung unter Einstellungen, Verkauf erneut speichern.',
    },
    feed_held: {
      title: 'Feed nicht geliefert',
      advice: 'Sehen Sie nach, warum so viel fehlt, und lassen Sie ihn liefern oder verwerfen.',
    },
    feed_failed: {
      title: 'Feed schlägt weiter fehl',
      advice:
        'Bitten Sie, wer Aisle betreibt, ins Protokoll zu sehen. Agenten sehen Ihren Katalog, wie er war.',
    },
    data_request: {
      title: 'Ein Käufer verlangt seine Daten',
      advice:
        'Laden Sie sie unter Einstellungen, Datenschutz herunter und senden Sie sie dem Käufer innerhalb von 30 Tagen.',
    },
    shop_closed: {
      title: 'Ihr Shop ist bei Shopify geschlossen',
      advice:
        'Agenten zeigen Ihre Produkte und verkaufen nichts, bis Shopify den Shop wieder öffnet: siehe Einstellungen, Plan oder Abrechnung in Shopify.',
    },
    scopes_lost: {
      title: 'Der App wurden Berechtigungen entzogen',
      advice:
        'Öffnen Sie die App und genehmigen Sie sie erneut. Bis dahin stehen die betroffenen Teile still.',
    },
  },
};
