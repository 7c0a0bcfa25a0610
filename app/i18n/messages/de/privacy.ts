import type { Messages } from '../messages.ts';

export const privacy: Messages['privacy'] = {
  title: 'Datenschutz',
  subtitle: 'Was Käufer zu ihren Daten verlangen und was getan wurde',
  requests: 'Anfragen',
  none: 'Noch keine Anfragen',
  noneText: 'Anfragen über Shopify erscheinen hier von selbst. Andere können Sie unten beantworten.',
  columns: {
    kind: 'Anfrage',
    received: 'Eingegangen',
    state: 'Stand',
    found: 'Ergebnis',
  },
  kinds: {
    access: 'Verlangt Daten',
    erasure: 'Verlangt Löschung',
  },
  origins: {
    shopify: 'über Shopify',
    staff: 'durch Mitarbeiter',
  },
  state: {
    due: 'Fällig {time}',
    overdue: 'Überfällig seit {time}',
    done: 'Erledigt {time}',
  },
  counts: {
    sessions: '{count, plural, one {# Checkout} other {# Checkouts}}',
    carts: '{count, plural, one {# Warenkorb} other {# Warenkörbe}}',
    orders: '{count, plural, one {# Bestellung} other {# Bestellungen}}',
    evidence: '{count, plural, one {# Eintrag} other {# Einträge}}',
    nothing: 'Nichts gespeichert',
  },
  download: 'Daten herunterladen',
  sha: 'SHA-256 der Datei: {hash}',
  lookup: {
    title: 'Anfrage per E-Mail-Adresse beantworten',
    email: 'E-Mail-Adresse des Käufers',
    help: 'Wird in Checkouts, Warenkörben, Bestellungen und Einträgen dieses Shops gesucht.',
    export: 'Daten exportieren',
    erase: 'Diesen Käufer löschen',
    question:
      'Namen, Adressen und alles Weitere dieser Person werden hier endgültig entfernt. Bestellungen in Shopify bleiben; löschen Sie sie dort.',
    bad: 'Geben Sie eine E-Mail-Adresse ein.',
    erased: 'Gelöscht',
    exported: 'Bereit: oben herunterladen',
  },
};
