import type { Messages } from '../messages.ts';

export const simulator: Messages['simulator'] = {
  title: 'Simulator',
  subtitle: 'Kaufen Sie in Ihrem Shop wie ein KI-Agent, im Testmodus',
  intro: {
    title: 'Was hier geschieht',
    text: 'Sie spielen den Agenten. Jeder Schritt sendet eine echte Anfrage an dieselbe Adresse, die ChatGPT und andere Agenten verwenden, und zeigt Ihnen die Antwort Ihres Shops. Es fließt kein Geld, und die Bestellung ist in Shopify als Test markiert.',
  },
  stripe: {
    title: 'Sie können alles außer der Zahlung ausprobieren',
    text: 'Es ist kein Stripe-Testkonto verbunden. Verbinden Sie eines, um im Chat zu bezahlen, oder übergeben Sie den Käufer an Ihren eigenen Checkout.',
    connect: 'Stripe verbinden',
    appStore:
      'In dieser Installation bezahlen Käufer immer in Ihrem eigenen Checkout; der Simulator übergibt deshalb ebenfalls dorthin.',
  },
  choose: {
    title: 'Wählen Sie ein Produkt',
    search: 'Produkte suchen',
    searchHelp: 'Wörter des Titels, eine SKU oder eine Artikel-ID',
    submit: 'Suchen',
    quantity: 'Anzahl',
    buy: 'Als Agent kaufen',
    buyNamed: 'Als Agent kaufen: {item}',
    noneTitle: 'Kein Produkt gefunden',
    noneText: 'Versuchen Sie es mit dem Anfang eines Wortes aus dem Titel.',
    noCatalogTitle: 'Noch keine Produkte',
    noCatalogText:
      'Ihr Katalog wird noch gelesen, oder Ihr Shop hat keine Produkte. Sehen Sie in einer Minute wieder nach.',
    inChat: 'Verkauf im Chat',
    inShop: 'Verkauf nur in Ihrem Checkout',
    notSold: 'Wird von Agenten nicht verkauft',
  },
  runs: {
    title: 'Frühere Käufe',
    empty: 'Käufe, die Sie simulieren, stehen hier. Die letzten 20 bleiben erhalten.',
    line: '{steps, plural, one {# Anfrage} other {# Anfragen}} · {time}',
    item: '{title} × {quantity}',
  },
  states: {
    ordered: 'Bestellt',
    canceled: 'Storniert',
    expired: 'Abgelaufen',
    refused: 'Abgelehnt',
    open: 'Läuft',
  },
  run: {
    subtitle: 'Simuliert am {time}',
    next: 'Was der Agent als Nächstes tut',
    address: {
      text: 'Der Agent fragt den Käufer nach seiner Adresse. Unser erfundener Käufer heißt Jamie Rivera; wählen Sie, wo Jamie wohnt, um Ihren Versand und Ihre Steuern dort zu sehen.',
      country: 'Land des Käufers',
      submit: 'Käufer und Adresse senden',
      change: 'Land ändern',
    },
    option: {
      title: 'Versand',
      submit: 'Diesen Versand wählen',
    },
    pay: {
      title: 'Zahlung',
      text: 'Im Live-Modus gibt das Wallet des Käufers ein Zahlungstoken über genau diesen Betrag aus. Hier gibt der Testmodus von Stripe eines für eine Testkarte aus.',
      submit: '{amount} mit einer Testkarte bezahlen',
      declined: 'Mit einer Karte bezahlen, die abgelehnt wird',
      notReady: 'Die Sitzung kann noch nicht bezahlt werden. Die Mitteilungen sagen, was fehlt.',
      inShop: 'Dieser Käufer bezahlt in Ihrem eigenen Checkout.',
    },
    handOff: {
      title: 'Oder übergeben',
      text: 'Der Agent kann den Käufer jederzeit mit diesem Link in Ihren Checkout schicken. Die Bestellung ist nur dann ein Test, wenn Ihr Checkout Testzahlungen annimmt; sie erscheint hier von selbst.',
      open: 'Checkout öffnen',
    },
    more: {
      read: 'Sitzung erneut abfragen',
      cancel: 'Sitzung abbrechen',
    },
    wait: 'Der Kauf wird gerade abgeschlossen. Fragen Sie die Sitzung gleich noch einmal ab.',
    done: {
      title: 'Das war ein Verkauf über einen Agenten',
      text: 'Ihr Shop hat dem Agenten die Bestellung bestätigt. Sehen Sie nun nach, ob Sie bereit für den Start sind.',
      certify: 'Checkliste für den Start öffnen',
      again: 'Einen weiteren Kauf simulieren',
    },
    over: 'Diese Sitzung ist beendet. Beginnen Sie mit einem neuen Kauf.',
    refused: 'Ihr Shop hat keine Sitzung eröffnet. Die Antwort unten sagt, warum.',
    totals: 'Was der Käufer sieht',
    noTotals: 'Summen erscheinen, sobald eine Sitzung eröffnet ist.',
    order: {
      title: 'Bestellung',
      waiting: 'Noch nicht da. Sie erscheint hier, sobald der Käufer bezahlt hat.',
      test: 'Testbestellung',
      inShop: 'In Ihrem Checkout bezahlt',
      open: 'Bestellung zeigen',
      shopify: 'In Shopify anzeigen',
      events: 'Was ein echter Agent jetzt an seiner Ereignis-URL erfahren würde:',
    },
    steps: 'Anfragen und Antworten',
    step: '{position}. {title}',
    took: '{ms} ms',
    noAnswer: 'Keine Antwort',
    details: 'Anfrage und Antwort',
    request: 'Anfrage',
    answer: 'Antwort',
  },
  statuses: {
    incomplete: 'Unvollständig',
    not_ready_for_payment: 'Wartet auf Angaben',
    ready_for_payment: 'Bereit zur Zahlung',
    requires_escalation: 'Käufer bezahlt in Ihrem Shop',
    authentication_required: 'Wartet auf Authentifizierung',
    complete_in_progress: 'Wird abgeschlossen',
    completed: 'Abgeschlossen',
    canceled: 'Abgebrochen',
    expired: 'Abgelaufen',
    other: 'Offen',
  },
  steps: {
    create: {
      title: 'Sitzung eröffnen',
      text: 'Eine Sitzung ist für einen Agenten, was ein Warenkorb in Ihrem Shop ist. Ihr Shop antwortet mit den Artikeln, ihren Preisen und dem, was er noch wissen muss.',
    },
    address: {
      title: 'Käufer und Adresse senden',
      text: 'Jetzt kann Shopify Versand und Steuern berechnen, wie in Ihrem eigenen Checkout. Jede Antwort enthält die ganze Sitzung neu.',
    },
    option: {
      title: 'Versand wählen',
      text: 'Der Käufer wählt eine Ihrer Versandarten, und Ihr Shop berechnet die Summe neu.',
    },
    token: {
      title: 'Zahlungstoken von Stripe holen',
      text: 'Das Token zahlt diesen Betrag an Ihr Stripe-Konto, ein einziges Mal. Der Agent sieht nie eine Kartennummer, und Sie auch nicht. Diese Anfrage geht an Stripe, nicht an Ihren Shop.',
    },
    complete: {
      title: 'Kauf abschließen',
      text: 'Ihr Shop prüft Preis und Bestand ein letztes Mal, lässt Stripe das Geld reservieren, legt die Bestellung in Shopify an und zieht das Geld erst dann ein. Wird die Karte abgelehnt, bleibt die Sitzung offen, und eine Mitteilung sagt es.',
    },
    read: {
      title: 'Sitzung abfragen',
      text: 'Ändert nichts. Ein Agent tut dies, wann immer er wissen will, wie es steht.',
    },
    cancel: {
      title: 'Sitzung abbrechen',
      text: 'Der Käufer hat es sich anders überlegt. Mit dieser Sitzung kann nichts mehr gekauft werden.',
    },
  },
  refusals: {
    quantity: 'Wählen Sie von 1 bis 20',
    item: 'Dieses Produkt ist nicht mehr im Katalog',
    country: 'Wählen Sie ein Land aus der Liste',
    option: 'Wählen Sie einen Versand',
    conflict:
      'Inzwischen wurde ein anderer Schritt ausgeführt. Sehen Sie sich die Seite an und versuchen Sie es erneut.',
    underWay: 'Die Checkliste läuft bereits',
    payments: 'Es ist kein Stripe-Testkonto verbunden',
    failed: 'Das hat nicht geklappt. Versuchen Sie es erneut.',
  },
  certification: {
    title: 'Checkliste für den Start',
    subtitle: 'Was OpenAI zertifiziert, an Ihrem Shop im Testmodus ausprobiert',
    intro:
      'Führt jeden Fall aus, den eine Agentenplattform von Ihnen sehen will, so wie ein Agent es täte, und sieht sich Ihre Einrichtung an. Das dauert etwa eine Minute. In Shopify entsteht dabei eine Testbestellung, die am Ende storniert und erstattet wird.',
    start: 'Checkliste ausführen',
    again: 'Erneut ausführen',
    version: 'Protokollversion',
    versions: { newest: '{version} (neueste)', openai: '{version} (nach den Seiten von OpenAI)' },
    emptyTitle: 'Noch nicht ausgeführt',
    emptyText: 'Führen Sie die Checkliste aus, um zu sehen, was vor dem Start noch fehlt.',
    running: 'Läuft: {done} von {total}',
    failed: 'Dieser Lauf brach ab. Führen Sie die Liste erneut aus.',
    ready: 'Bereit für den Start',
    readyText: 'Alle Fälle sind bestanden, und Ihre Einrichtung ist vollständig.',
    notReady: '{count, plural, one {# Punkt fehlt} other {# Punkte fehlen}} bis zum Start',
    notReadyText: 'Jeder ist unten markiert, mit dem, was Sie tun können.',
    when: 'Ausgeführt am {time} mit Version {version}',
    setup: 'Ihre Einrichtung',
    cases: 'Fälle des Protokolls',
    count: '{passed} von {total} bestanden',
    outcomes: { passed: 'Bestanden', failed: 'Fehlt', skipped: 'Nicht geprüft', not_needed: 'Nicht nötig' },
    expected: 'Erwartet: {text}',
    got: 'Was zurückkam',
    advice: 'Was Sie tun können: {text}',
    spec: 'Verlangt von: {spec}',
    shopifyPolicies: 'Richtlinien in Shopify',
    earlier: 'Frühere Läufe',
    earlierLine: '{time} · {version}',
    earlierReady: 'Bereit',
    earlierFailed: 'Abgebrochen',
    earlierMissing: '{count, plural, one {# fehlt} other {# fehlen}}',
  },
  skips: {
    no_stripe: 'Es ist kein Stripe-Testkonto verbunden, also konnte nichts bezahlt werden.',
    no_item: 'Der Katalog hat kein vorrätiges Produkt, das Agenten kaufen können.',
    nothing_sold_out:
      'Kein Produkt ist ausverkauft, also konnte dies nicht geprüft werden. Das ist in Ordnung.',
    one_option:
      'An diese Adresse gibt es nur eine Versandart, also konnte keine gewechselt werden. Das ist in Ordnung.',
  },
  reasons: {
    status: 'Status {got} kam zurück, erwartet war {expected}.',
    error_code: 'Der Fehlercode war {got}, erwartet war {expected}.',
    session_status: 'Die Sitzung war {got}, erwartet war {expected}.',
    session_id: 'Sitzung {got} kam zurück statt {expected}.',
    no_versions: 'Der Fehler zählt die unterstützten Versionen nicht auf.',
    shape: 'Die Antwort ist keine gültige Sitzung: {problem}',
    no_options: 'Die Sitzung bietet keinen Versand an diese Adresse.',
    no_totals: 'Die Sitzung hat keine Summe.',
    total_wrong: 'Die Summe ist {got}, ihre Teile ergeben aber {expected}.',
    not_selected: 'Versand {expected} wurde nicht gewählt.',
    no_order: 'Aus der Zahlung wurde keine Bestellung.',
    other_order: 'Bestellung {got} kam zurück, erwartet war {expected}.',
    no_message: 'Die Antwort sollte {expected} sagen; sie sagt {got}.',
    no_link: 'Der Link {expected} fehlt.',
    dead_link: '{url} lässt sich nicht öffnen ({got}).',
    no_event: 'Für die Bestellung wurde kein Ereignis aufgezeichnet.',
    not_reached: 'Der Fall konnte nicht beginnen: Status {got} kam zurück.',
    no_answer: 'Keine Antwort: {problem}',
  },
  checks: {
    catalog: {
      title: 'Katalog',
      passed: 'Aus Shopify gelesen am {at}.',
      failed: 'Der Katalog wurde in den letzten zwei Tagen nicht gelesen.',
      advice: 'Öffnen Sie „Katalog“, um zu sehen, was ihn aufhält. Er wird jeden Tag von selbst neu gelesen.',
    },
    feed: {
      title: 'Produktfeed',
      passed: 'Kein Feed hat Fehler.',
      failed: 'Der Feed für {agent} hat ein Problem: {problem}',
      advice: 'Öffnen Sie „Agenten“ und sehen Sie sich den Feed dieses Agenten an.',
    },
    policies: {
      title: 'Richtlinien',
      passed: 'AGB, Datenschutzerklärung und Rückerstattungsrichtlinie sind da.',
      failed: 'In Ihrem Shop fehlt: {lacking}.',
      advice:
        'Öffnen Sie in Shopify „Einstellungen“, „Richtlinien“ und schreiben Sie sie. Aisle sieht sie innerhalb eines Tages.',
    },
    address: {
      title: 'Adresse der Agenten-API',
      passed: '{url} ist erreichbar.',
      failed: '{url} ist nicht erreichbar: {problem}',
      advice: 'Wer diesen Server betreibt, muss ihn über HTTPS mit gültigem Zertifikat erreichbar machen.',
    },
    stripe: {
      title: 'Live-Zahlungen',
      passed: 'Ein Live-Konto von Stripe ist verbunden.',
      failed: 'Kein Live-Konto von Stripe ist verbunden.',
      not_needed: 'Ihre Live-Agenten übergeben Käufer an Ihren eigenen Checkout.',
      advice: 'Öffnen Sie „Einstellungen“ und verbinden Sie einen Live-Schlüssel von Stripe.',
    },
    stripe_webhook: {
      title: 'Nachrichten von Stripe',
      passed: 'Stripe meldet Aisle Rückerstattungen und Zahlungsanfechtungen.',
      failed: 'Stripe meldet Aisle keine Rückerstattungen und Zahlungsanfechtungen.',
      not_needed: 'Ohne Zahlung im Chat ist das nicht nötig.',
      advice:
        'Öffnen Sie „Einstellungen“ und verbinden Sie Stripe erneut: Aisle richtet den Webhook ein, wo der Schlüssel es erlaubt.',
    },
    shopify_webhook: {
      title: 'Nachrichten von Shopify',
      passed: 'Shopify meldet Aisle Änderungen.',
      failed: 'Von Shopify kam noch nichts.',
      advice:
        'Ändern Sie den Titel eines Produkts und führen Sie die Liste erneut aus. Bleibt es so, kann Shopify den Server nicht erreichen.',
    },
    connection: {
      title: 'Live-Agent',
      passed: 'Verbunden: {agents}.',
      failed: 'Kein Agent ist im Live-Modus verbunden.',
      advice: 'Öffnen Sie „Agenten“ und verbinden Sie einen im Live-Modus.',
    },
    events: {
      title: 'Bestellupdates an Agenten',
      passed: 'Jede Ereignis-URL antwortet und kennt die Signatur.',
      failed:
        '{agent, select, none {Kein Live-Agent nimmt Bestellupdates entgegen.} other {{agent}: {problem}}}',
      noUrl: 'es ist keine Ereignis-URL eingetragen',
      advice:
        'Öffnen Sie den Agenten und tragen Sie Ereignis-URL und Geheimnis ein, die Sie von der Plattform haben.',
    },
  },
  policyNames: {
    TERMS_OF_SERVICE: 'AGB',
    PRIVACY_POLICY: 'Datenschutzerklärung',
    REFUND_POLICY: 'Rückerstattungsrichtlinie',
  },
  cases: {
    create_bare: {
      title: 'Eine Sitzung ohne Adresse',
      expected: 'Status 201 und eine Sitzung, die auf eine Adresse wartet.',
      advice:
        'Sehen Sie die Antwort an: Sie nennt, was Ihr Shop ablehnte. Prüfen Sie, ob das Produkt aktiv und vorrätig ist.',
    },
    create_address: {
      title: 'Eine Sitzung mit Adresse',
      expected: 'Status 201, Versandarten, Steuern und eine Summe, die stimmt.',
      advice:
        'Öffnen Sie in Shopify „Einstellungen“, „Versand und Zustellung“: Ihr eigenes Land braucht einen Tarif.',
    },
    late_address: {
      title: 'Die Adresse kommt später',
      expected: 'Status 200, und Versandarten erscheinen.',
      advice:
        'Öffnen Sie in Shopify „Einstellungen“, „Versand und Zustellung“: Ihr eigenes Land braucht einen Tarif.',
    },
    change_option: {
      title: 'Ein anderer Versand wird gewählt',
      expected: 'Status 200, die gewählte Versandart und eine neu berechnete Summe.',
      advice:
        'Vergleichen Sie die Tarife in Shopify unter „Einstellungen“, „Versand und Zustellung“ mit denen der Antwort.',
    },
    pay: {
      title: 'Ein Kauf',
      expected: 'Die Sitzung ist abgeschlossen und enthält die Bestellung.',
      advice:
        'Die Mitteilung in der Antwort sagt, was ihn aufhielt. Meist fehlt dem Stripe-Schlüssel eine Berechtigung, oder Prüfregeln und Grenzen des Agenten greifen.',
    },
    pay_again: {
      title: 'Dieselbe Zahlung zweimal gesendet',
      expected: 'Noch einmal die erste Antwort mit derselben Bestellung. Der Käufer wird einmal belastet.',
      advice: 'Starten Sie so nicht. Melden Sie es mit der Antwort unten.',
    },
    order_event: {
      title: 'Die Bestellung wird angekündigt',
      expected: 'Ein Bestellereignis wartet darauf, an den Agenten gesendet zu werden.',
      advice: 'Sehen Sie unter „Aktivität“ nach, ob die Hintergrundarbeit läuft.',
    },
    declined: {
      title: 'Eine Karte wird abgelehnt',
      expected: 'Keine Bestellung, und die Mitteilung payment_declined.',
      advice: 'Prüfen Sie, ob der verbundene Stripe-Schlüssel ein Testschlüssel ist.',
    },
    unknown_token: {
      title: 'Ein Zahlungstoken, das niemand kennt',
      expected: 'Keine Bestellung, und ein Fehler oder eine Mitteilung.',
      advice: 'Starten Sie so nicht. Melden Sie es mit der Antwort unten.',
    },
    missing: {
      title: 'Eine Anfrage ohne Artikel',
      expected: 'Status 400 mit dem Code missing.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    sold_out: {
      title: 'Ein ausverkauftes Produkt',
      expected: 'Die Mitteilung out_of_stock.',
      advice:
        'Prüfen Sie in Shopify, ob der Bestand dieses Produkts verfolgt wird, und lesen Sie den Katalog neu.',
    },
    same_key: {
      title: 'Dieselbe Anfrage zweimal gesendet',
      expected: 'Noch einmal die erste Sitzung, keine zweite.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    other_body: {
      title: 'Ein Schlüssel für zwei verschiedene Anfragen',
      expected: 'Die zweite wird als Konflikt abgelehnt.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    no_key: {
      title: 'Eine Anfrage ohne Idempotenzschlüssel',
      expected: 'Was diese Version des Protokolls verlangt: seit 2026-04-17 abgelehnt, davor angenommen.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    policies: {
      title: 'Links zu AGB und Datenschutz',
      expected: 'Jede Sitzung verweist auf beide, und beide lassen sich öffnen.',
      advice:
        'Öffnen Sie in Shopify „Einstellungen“, „Richtlinien“ und schreiben Sie die fehlenden. Ein Shop mit Passwortschutz kann sie nicht zeigen.',
    },
    no_version: {
      title: 'Eine Anfrage ohne Version',
      expected: 'Status 400 und die Liste der unterstützten Versionen.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    unknown_version: {
      title: 'Eine Version, die es nicht gibt',
      expected: 'Status 400 und die Liste der unterstützten Versionen.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    no_bearer: {
      title: 'Eine Anfrage ohne Schlüssel',
      expected: 'Status 401.',
      advice: 'Starten Sie so nicht. Melden Sie es mit der Antwort unten.',
    },
    no_json: {
      title: 'Ein Inhalt, der kein JSON ist',
      expected: 'Status 400.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    unknown_session: {
      title: 'Eine Sitzung, die es nicht gibt',
      expected: 'Status 404.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    cancel: {
      title: 'Eine Sitzung wird abgebrochen',
      expected: 'Status 200 und eine abgebrochene Sitzung.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    cancel_again: {
      title: 'Eine abgebrochene Sitzung wird noch einmal abgebrochen',
      expected: 'Status 405.',
      advice: 'Melden Sie es mit der Antwort unten.',
    },
    order_update: {
      title: 'Die Bestellung ändert sich',
      expected: 'Auch Stornierung und Rückerstattung der Bestellung werden dem Agenten gemeldet.',
      advice:
        'Sehen Sie unter „Aktivität“ nach, ob die Hintergrundarbeit läuft, und stornieren Sie die Testbestellung in Shopify von Hand.',
    },
  },
};
