import type { Messages } from '../messages.ts';

export const settings: Messages['settings'] = {
  title: 'Einstellungen',
  open: 'Öffnen',
  guide: {
    title: 'Einrichtungsanleitung',
    text: 'Die Anleitung auf der Startseite ist ausgeblendet.',
    restore: 'Anleitung wieder einblenden',
    restored: 'Die Anleitung ist wieder auf der Startseite',
  },
  sections: {
    selling: {
      title: 'Verkauf',
      text: 'Wie Agenten verkaufen, womit sie Ihre Produkte benennen, wie lange Preise gelten.',
    },
    payments: {
      title: 'Stripe',
      text: 'Das Konto, das Zahlungen im Chat annimmt.',
    },
    review: {
      title: 'Prüfregeln',
      text: 'Welche Bestellungen vor dem Versand auf Ihre Freigabe warten.',
    },
    privacy: {
      title: 'Käuferanfragen',
      text: 'Was Käufer zu ihren Daten verlangen und was geschehen ist.',
    },
    languages: {
      title: 'Sprachen und Richtlinien',
      text: 'Was Agenten in welcher Sprache lesen, und Ihre Rückgaberichtlinie.',
    },
    notifications: {
      title: 'Benachrichtigungen',
      text: 'Wie Ihr Team erfährt, dass etwas zu tun ist.',
    },
    data: {
      title: 'Daten',
      text: 'Wie lange Daten aufbewahrt werden. Alles exportieren oder löschen.',
    },
  },
  mail: {
    subject: '{shop}: {what}',
    test: 'Dies ist ein Test der Benachrichtigungen von Aisle',
    review: 'Eine Agentenbestellung wartet auf Ihre Freigabe',
    feeds: 'Ein Produktfeed braucht Ihre Aufmerksamkeit',
    events: 'Ein Agent konnte über eine Bestellung nicht informiert werden',
    money: 'Eine Zahlung oder Bestellung braucht Ihre Aufmerksamkeit',
    privacy: 'Ein Käufer verlangt seine Daten',
    order: 'Bestellung: {name}',
    look: 'Hier ansehen: {url}',
    why: 'Sie erhalten diese Nachricht, weil Ihr Shop sie bei Aisle bestellt hat. Ändern Sie es in Aisle: Einstellungen, Benachrichtigungen.',
  },
  selling: {
    mode: {
      label: 'Wie neue Agenten verkaufen',
      hand_off: 'Weiterleitung in Ihren Shopify-Checkout',
      hand_offHelp:
        'Der Käufer bezahlt in Ihrem eigenen Checkout. Für jeden Shop geeignet, ohne Stripe-Konto. Empfohlen.',
      in_chat: 'Zahlung im Chat',
      in_chatHelp:
        'Der Käufer bezahlt im Chat über Ihr eigenes Stripe-Konto, und Aisle legt die Bestellung in Shopify an.',
      discovery: 'Nur Entdeckung',
      discoveryHelp: 'Agenten zeigen Ihre Produkte und verlinken auf Ihren Shop. Sie verkaufen nichts.',
      policy:
        'Shopifys Regel 1.1.2 für Apps im App Store: den Shopify-Checkout verwenden. Deshalb ist die Weiterleitung voreingestellt. Zahlung im Chat ist für benutzerdefinierte Apps gedacht, die ein Händler für seinen eigenen Shop betreibt.',
      appStore: 'Diese Installation stammt aus dem App Store, daher ist Zahlung im Chat ausgeschaltet.',
      existing: 'Bereits verbundene Agenten behalten ihre eigene Einstellung.',
    },
    items: {
      title: 'Produkte',
      source: 'Womit Agenten einen Artikel benennen',
      variant_id: 'Varianten-ID',
      sku: 'SKU',
      sourceHelp:
        'Ändern Sie dies nur, bevor Agenten Ihren Feed gelesen haben: Sie hielten jeden Artikel für neu.',
      metafields: 'Metafelder, die Agenten sehen',
      metafieldsHelp:
        'Eines je Zeile als namespace.key, höchstens 20. Nach einer Änderung wird der Katalog neu gelesen.',
      markets: 'Länder mit eigenen Preisen',
      marketsHelp:
        'Zweistellige Codes, durch Kommas getrennt, höchstens 20, zum Beispiel DE, FR. Nach einer Änderung wird der Katalog neu gelesen.',
    },
    checkout: {
      title: 'Checkout',
      honor: 'Minuten, die ein gezeigter Preis gilt',
      honorHelp: 'Steigt ein Preis in dieser Zeit, zahlt der Käufer den gezeigten. 0 bis 1440; 0: nie.',
      hold: 'Bestand reservieren, während im Chat bezahlt wird',
      holdHelp: 'Ein Bestellentwurf reserviert die Ware für einige Sekunden.',
      marketing: 'Käufer fragen, ob sie Ihre E-Mails wünschen',
      marketingHelp: 'Ihre Antwort wird beim Kunden in Shopify gespeichert.',
      host: 'Hostname für Agenten',
      hostHelp:
        'Optional, zum Beispiel agenten.ihr-shop.de. Der DNS-Eintrag muss zu dieser Installation führen.',
    },
    channel: {
      title: 'Vertriebskanal',
      attribution: 'Agentenplattform als Kanal der Bestellung nennen',
      attributionHelp:
        'Shopify zeigt dann „ChatGPT“ in Listen, Filtern und Berichten über Bestellungen. Nur wenn Aisle ein Vertriebskanal Ihres Shops ist.',
      be: 'Vertriebskanal in Shopify sein',
      beHelp:
        'Sie veröffentlichen Produkte dann bei Aisle wie in Ihrem Onlineshop, und Agenten sehen nur diese. Shopify meldet Aisle jede Änderung.',
      state: {
        on: 'Aisle ist ein Vertriebskanal Ihres Shops.',
        connecting: 'Shopify hat den Vertriebskanal noch nicht angelegt.',
        ending: 'Shopify hat den Vertriebskanal noch nicht beendet.',
        refused: 'Shopify lehnt es ab: sehen Sie nach, was Ihre Aufmerksamkeit braucht.',
      },
    },
    problems: {
      honorPriceMinutes: 'Geben Sie eine ganze Zahl von 0 bis 1440 ein.',
      agentHost: 'Geben Sie einen Hostnamen ein, den kein anderer Shop nutzt.',
      metafieldKeys: 'Geben Sie höchstens 20 Zeilen als namespace.key ein.',
      marketCountries: 'Geben Sie höchstens 20 zweistellige Ländercodes ein.',
      sellingMode: 'Apps des App Store verwenden den Checkout des Shops.',
      itemIdSource: 'Wählen Sie eines von beiden.',
    },
  },
  payments: {
    intro: 'Zahlungen im Chat gehen an Ihr eigenes Stripe-Konto. Aisle verwahrt nie Ihr Geld.',
    handOff: 'Käufer bezahlen in Ihrem Shopify-Checkout. Dafür brauchen Sie kein Stripe-Konto.',
    test: 'Testkonto',
    live: 'Live-Konto',
    notConnected: 'Nicht verbunden',
    connected: 'Verbunden',
    merchantId: 'Händler-ID',
    account: 'Stripe-Konto',
    webhook: 'Ereignisse von Stripe',
    webhookReady: 'Kommen an, signiert',
    webhookMissing:
      'Kommen noch nicht an: Verbinden Sie erneut mit dem Signaturgeheimnis eines Endpunkts für {url}',
    form: {
      title: 'Konto verbinden oder ersetzen',
      help: 'Der Schlüssel sagt, ob er zum Test- oder Live-Modus gehört. Er wird sofort geprüft, versiegelt gespeichert und nie wieder angezeigt.',
      key: 'Eingeschränkter oder geheimer Schlüssel',
      keyHelp:
        'Beginnt mit rk_ oder sk_. Berechtigungen: Account lesen; Payment Intents, Charges and Refunds schreiben; Disputes lesen; Webhook Endpoints schreiben.',
      merchantHelp: 'Ihr Stripe-Profil (profile_…) oder -Konto (acct_…). Agenten erfahren es.',
      secret: 'Signaturgeheimnis des Webhook-Endpunkts',
      secretHelp: 'Nur wenn der Schlüssel keine Endpunkte anlegen darf. Beginnt mit whsec_.',
      connect: 'Prüfen und verbinden',
      done: 'Stripe ist verbunden',
    },
    problems: {
      key: 'Geben Sie einen Schlüssel ein, der mit rk_test_, rk_live_, sk_test_ oder sk_live_ beginnt.',
      merchantId: 'Geben Sie Ihr Stripe-Profil oder -Konto ein.',
      secret: 'Geben Sie ein Geheimnis ein, das mit whsec_ beginnt, oder lassen Sie das Feld leer.',
      refused: 'Stripe antwortet: {text}',
      lacking:
        'Dem Schlüssel fehlen Berechtigungen. Ergänzen Sie diese in Stripe und versuchen Sie es erneut: {list}',
      busy: 'Mit diesem Konto laufen Käufe. Versuchen Sie es erneut, wenn sie abgeschlossen sind.',
      away: 'Stripe hat nicht geantwortet. Nichts wurde gespeichert. Versuchen Sie es erneut.',
      gone: 'Dieses Konto ist nicht mehr verbunden.',
    },
    disconnect: 'Trennen',
    disconnectQuestion:
      'Agenten dieses Modus leiten Käufer dann in Ihren Checkout weiter. Rückerstattungen seiner Bestellungen erfolgen in Stripe.',
    disconnected: 'Stripe ist getrennt',
  },
  languages: {
    title: 'Sprachen',
    how: 'Agenten erhalten Antworten in der gewünschten Sprache: Checkout-Texte auf Englisch, Französisch, Deutsch und Spanisch, Produkttexte, wo Ihr Shop sie übersetzt hat. Feeds verwenden die Hauptsprache Ihres Shops.',
    translated:
      '{count, plural, =0 {Keines von {sample} geprüften Produkten ist übersetzt} one {# von {sample} geprüften Produkten ist übersetzt} other {# von {sample} geprüften Produkten sind übersetzt}}',
    edit: 'Sprachen in Shopify bearbeiten',
  },
  policies: {
    title: 'Richtlinien',
    text: 'Agenten verlinken darauf und lesen die Texte. Bearbeiten Sie sie in Shopify.',
    none: 'Ihr Shop hat keine Rückgaberichtlinie. Agenten sagen Käufern nichts über Rückgaben.',
    changed: 'Geändert am {date}',
    translated: 'Auch auf: {languages}',
    edit: 'Richtlinien in Shopify bearbeiten',
    overrides: 'Andere Rückgabebedingungen für einzelne Produkte oder Agenten legen Sie im Katalog fest.',
    catalog: 'Katalog öffnen',
  },
  notifications: {
    intro:
      'Benachrichtigen Sie Ihr Team außerhalb von Shopify, wenn etwas zu tun ist. Es werden keine Käuferdaten gesendet.',
    email: {
      title: 'E-Mail',
      address: 'E-Mail-Adresse',
      off: 'E-Mail ist auf diesem Server nicht eingerichtet. Der Betreiber setzt SMTP_URL und SMTP_FROM. Webhooks funktionieren auch ohne.',
    },
    webhook: {
      title: 'Webhook',
      address: 'URL',
      help: 'Erhält einen signierten POST mit JSON: Aisle-Signature ist t=SEKUNDEN,v1=HMAC-SHA256 von SEKUNDEN.BODY.',
    },
    secret: {
      title: 'Kopieren Sie jetzt das Signaturgeheimnis',
      label: 'Signaturgeheimnis',
      help: 'Es wird nur dieses eine Mal angezeigt.',
    },
    topics: {
      label: 'Melden bei',
      review: 'Bestellungen, die auf Freigabe warten',
      feeds: 'Feeds und Katalog, die fehlschlagen oder warten',
      events: 'Bestellereignisse, die nicht zugestellt werden konnten',
      money: 'Zahlungen, Rückerstattungen, Streitfälle',
      privacy: 'Käufer, die ihre Daten verlangen',
    },
    test: 'Test senden',
    tested: 'Der Test ist unterwegs',
    remove: 'Entfernen',
    removeQuestion: 'Dorthin wird nichts mehr gesendet.',
    latest: 'Zuletzt gesendet',
    states: {
      waiting: 'Wartet, {attempts, plural, =0 {noch nicht versucht} one {# Versuch} other {# Versuche}}',
      sent: 'Gesendet',
      failed: 'Fehlgeschlagen',
    },
    problems: {
      address: 'Geben Sie eine Adresse ein, die aus dem Internet erreichbar ist.',
      topics: 'Wählen Sie mindestens eines.',
    },
  },
  data: {
    retention: {
      title: 'Aufbewahrung',
      text: 'In Tagen. Älteres wird innerhalb einer Stunde gelöscht.',
      sessions: 'Abgebrochene Checkouts',
      carts: 'Warenkörbe',
      activity: 'Protokoll der Agentenaufrufe',
      bodies: 'Was Agenten gefragt haben und geantwortet bekamen, maskiert; 0: nicht aufbewahrt',
      deliveries: 'Protokoll der Ereigniszustellungen',
      evidence: 'Nachweise und Käufer abgeschlossener Verkäufe',
      range: '{min} bis {max} Tage',
      rangeOrForever: '{min} bis {max} Tage; leer: so lange wie die Bestellung',
      problem: 'Geben Sie eine ganze Zahl von {min} bis {max} ein.',
    },
    export: {
      title: 'Alles exportieren',
      text: 'Eine gzip-Datei mit JSON-Zeilen aller Daten Ihres Shops, einschließlich Käufern, ohne Schlüssel und Geheimnisse. 7 Tage lang herunterladbar. Wer sie anfordert und wer sie herunterlädt, wird festgehalten.',
      start: 'Alles exportieren',
      started: 'Der Export wird geschrieben',
      busy: 'Es wird bereits ein Export geschrieben.',
      gone: 'Diesen Export gibt es nicht mehr.',
      download: 'Herunterladen',
      states: {
        waiting: 'Wird geschrieben',
        ready: 'Bereit bis {until}',
        failed: 'Fehlgeschlagen; fordern Sie einen neuen an',
      },
      rows: '{count, plural, one {# Zeile} other {# Zeilen}}',
    },
    delete: {
      title: 'Alles löschen',
      text: 'Beendet den Zugriff aller Agenten und alle Feeds, trennt Stripe und löscht alles, was Aisle von Ihrem Shop hält. Bestellungen in Shopify und Zahlungen in Stripe bleiben. Dies kann nicht rückgängig gemacht werden.',
      confirm: 'Geben Sie {domain} zur Bestätigung ein',
      wrong: 'Das ist nicht {domain}.',
      button: 'Alles löschen',
      underWay: 'Es ist Geld unterwegs. Löschen ist möglich, wenn dies abgeschlossen ist:',
      kinds: {
        purchase: 'Kauf',
        platform_order: 'Bestellung einer Agentenplattform',
        refund: 'Rückerstattung',
      },
      item: '{kind} {name}, seit {time}',
      done: 'Alles ist gelöscht',
      doneText:
        'Deinstallieren Sie Aisle jetzt in Shopify. Wenn Sie es wieder öffnen, wird es neu installiert.',
      uninstall: 'Zu den Shopify-Apps',
    },
  },
};
