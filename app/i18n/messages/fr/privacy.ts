import type { Messages } from '../messages.ts';

export const privacy: Messages['privacy'] = {
  title: 'Confidentialité',
  subtitle: 'Les demandes des acheteurs sur leurs données, et ce qui a été fait',
  requests: 'Demandes',
  none: 'Aucune demande pour le moment',
  noneText:
    'Les demandes reçues par Shopify apparaissent ici automatiquement. Répondez ci-dessous à celles reçues autrement.',
  columns: {
    kind: 'Demande',
    received: 'Reçue',
    state: 'État',
    found: 'Résultat',
  },
  kinds: {
    access: 'Veut ses données',
    erasure: 'Veut être effacé',
  },
  origins: {
    shopify: 'via Shopify',
    staff: 'par le personnel',
  },
  state: {
    due: 'À traiter avant le {time}',
    overdue: 'En retard depuis le {time}',
    done: 'Traitée le {time}',
  },
  counts: {
    sessions: '{count, plural, one {# paiement} other {# paiements}}',
    carts: '{count, plural, one {# panier} other {# paniers}}',
    orders: '{count, plural, one {# commande} other {# commandes}}',
    evidence: '{count, plural, one {# enregistrement} other {# enregistrements}}',
    nothing: 'Rien n’était conservé',
  },
  download: 'Télécharger les données',
  sha: 'SHA-256 du fichier : {hash}',
  lookup: {
    title: 'Répondre à une demande par adresse e-mail',
    email: 'Adresse e-mail de l’acheteur',
    help: 'Recherchée dans les paiements, paniers, commandes et enregistrements de cette boutique.',
    export: 'Exporter les données',
    erase: 'Effacer cet acheteur',
    question:
      'Noms, adresses et tout ce qui concerne cette personne sont supprimés définitivement ici. Les commandes dans Shopify restent ; effacez-les dans Shopify.',
    bad: 'Saisissez une adresse e-mail.',
    erased: 'Effacé',
    exported: 'Prêt : téléchargez ci-dessus',
  },
};
