import type { Messages } from '../messages.ts';

export const settings: Messages['settings'] = {
  title: 'Paramètres',
  open: 'Ouvrir',
  guide: {
    title: 'Guide de configuration',
    text: 'Le guide de la page d’accueil est masqué.',
    restore: 'Réafficher le guide',
    restored: 'Le guide est de nouveau sur la page d’accueil',
  },
  sections: {
    selling: {
      title: 'Vente',
      text: 'Comment les agents vendent, comment ils désignent vos produits, combien de temps les prix sont garantis.',
    },
    payments: {
      title: 'Stripe',
      text: 'Le compte qui encaisse les paiements dans la conversation.',
    },
    review: {
      title: 'Règles de révision',
      text: 'Quelles commandes attendent votre approbation avant expédition.',
    },
    privacy: {
      title: 'Demandes d’acheteurs',
      text: 'Ce que les acheteurs demandent au sujet de leurs données, et ce qui a été fait.',
    },
    languages: {
      title: 'Langues et politiques',
      text: 'Ce que les agents lisent dans quelle langue, et votre politique de retour.',
    },
    notifications: {
      title: 'Notifications',
      text: 'Comment votre équipe apprend que quelque chose requiert son attention.',
    },
    data: {
      title: 'Données',
      text: 'Durée de conservation des données. Tout exporter ou supprimer.',
    },
  },
  mail: {
    subject: '{shop} : {what}',
    test: 'Ceci est un test des notifications d’Aisle',
    review: 'Une commande d’agent attend votre approbation',
    feeds: 'Un flux de produits requiert votre attention',
    events: 'Un agent n’a pas pu être informé d’une commande',
    money: 'Un paiement ou une commande requiert votre attention',
    privacy: 'Un acheteur demande ses données',
    order: 'Commande : {name}',
    look: 'Consultez-le ici : {url}',
    why: 'Vous recevez ce message car votre boutique l’a demandé à Aisle. Modifiez-le dans Aisle : Paramètres, Notifications.',
  },
  selling: {
    mode: {
      label: 'Comment vendent les nouveaux agents',
      hand_off: 'Redirection vers votre passage en caisse Shopify',
      hand_offHelp:
        'L’acheteur paie dans votre propre passage en caisse. Fonctionne pour toute boutique, sans compte Stripe. Recommandé.',
      in_chat: 'Paiement dans la conversation',
      in_chatHelp:
        'L’acheteur paie dans la conversation via votre compte Stripe, et Aisle crée la commande dans Shopify.',
      discovery: 'Découverte uniquement',
      discoveryHelp:
        'Les agents montrent vos produits et renvoient vers votre boutique. Ils ne vendent rien.',
      policy:
        'Règle 1.1.2 de Shopify pour les applications de l’App Store : utiliser le passage en caisse Shopify. C’est pourquoi la redirection est le choix par défaut. Le paiement dans la conversation est destiné aux applications personnalisées qu’un marchand exploite pour sa propre boutique.',
      appStore:
        'Cette installation provient de l’App Store : le paiement dans la conversation est désactivé.',
      existing: 'Les agents déjà connectés conservent leur propre réglage.',
    },
    items: {
      title: 'Produits',
      source: 'Identifiant d’article pour les agents',
      variant_id: 'ID de variante',
      sku: 'SKU',
      sourceHelp:
        'Ne le modifiez qu’avant la lecture de votre flux par les agents : ils prendraient chaque article pour un nouveau.',
      metafields: 'Champs méta visibles par les agents',
      metafieldsHelp:
        'Un par ligne sous la forme namespace.key, 20 au plus. Le catalogue est relu après une modification.',
      markets: 'Pays avec leurs propres prix',
      marketsHelp:
        'Codes à deux lettres séparés par des virgules, 20 au plus, par exemple DE, FR. Le catalogue est relu après une modification.',
    },
    checkout: {
      title: 'Passage en caisse',
      honor: 'Minutes pendant lesquelles un prix affiché est garanti',
      honorHelp:
        'Si un prix augmente entre-temps, l’acheteur paie celui qu’il a vu. De 0 à 1440 ; 0 : jamais.',
      hold: 'Réserver le stock pendant le paiement dans la conversation',
      holdHelp: 'Une commande provisoire réserve les articles pendant quelques secondes.',
      marketing: 'Demander aux acheteurs s’ils souhaitent vos e-mails',
      marketingHelp: 'Leur réponse est enregistrée sur le client dans Shopify.',
      host: 'Nom d’hôte pour les agents',
      hostHelp: 'Facultatif, par exemple agents.votre-boutique.fr. Son DNS doit mener à cette installation.',
    },
    channel: {
      title: 'Canal de vente',
      attribution: 'Indiquer la plateforme d’agents comme canal de la commande',
      attributionHelp:
        'Shopify affiche alors « ChatGPT » dans les listes, filtres et rapports de commandes. Uniquement si Aisle est un canal de vente de votre boutique.',
      be: 'Être un canal de vente dans Shopify',
      beHelp:
        'Vous publiez alors vos produits sur Aisle comme sur votre boutique en ligne, et les agents ne voient que ceux-là. Shopify signale chaque changement à Aisle.',
      state: {
        on: 'Aisle est un canal de vente de votre boutique.',
        connecting: 'Shopify n’a pas encore créé le canal de vente.',
        ending: 'Shopify n’a pas encore supprimé le canal de vente.',
        refused: 'Shopify refuse : voyez ce qui demande votre attention.',
      },
    },
    problems: {
      honorPriceMinutes: 'Saisissez un nombre entier de 0 à 1440.',
      agentHost: 'Saisissez un nom d’hôte qu’aucune autre boutique n’utilise.',
      metafieldKeys: 'Saisissez au plus 20 lignes sous la forme namespace.key.',
      marketCountries: 'Saisissez au plus 20 codes pays à deux lettres.',
      sellingMode: 'Les applications de l’App Store utilisent le passage en caisse de la boutique.',
      itemIdSource: 'Choisissez l’un des deux.',
    },
  },
  payments: {
    intro:
      'Les paiements dans la conversation vont sur votre propre compte Stripe. Aisle ne détient jamais votre argent.',
    handOff:
      'Les acheteurs paient dans votre passage en caisse Shopify. Aucun compte Stripe n’est nécessaire.',
    test: 'Compte de test',
    live: 'Compte réel',
    notConnected: 'Non connecté',
    connected: 'Connecté',
    merchantId: 'Identifiant du marchand',
    account: 'Compte Stripe',
    webhook: 'Événements de Stripe',
    webhookReady: 'Arrivent, signés',
    webhookMissing:
      'N’arrivent pas encore : reconnectez avec le secret de signature d’un point de terminaison pour {url}',
    form: {
      title: 'Connecter ou remplacer un compte',
      help: 'La clé indique s’il s’agit du mode test ou réel. Elle est essayée aussitôt, stockée scellée et jamais réaffichée.',
      key: 'Clé restreinte ou secrète',
      keyHelp:
        'Commence par rk_ ou sk_. Autorisations : Account en lecture ; Payment Intents, Charges and Refunds en écriture ; Disputes en lecture ; Webhook Endpoints en écriture.',
      merchantHelp: 'Votre profil (profile_…) ou compte (acct_…) Stripe. Il est communiqué aux agents.',
      secret: 'Secret de signature du point de terminaison',
      secretHelp: 'Uniquement si la clé ne peut pas créer de points de terminaison. Commence par whsec_.',
      connect: 'Essayer et connecter',
      done: 'Stripe est connecté',
    },
    problems: {
      key: 'Saisissez une clé qui commence par rk_test_, rk_live_, sk_test_ ou sk_live_.',
      merchantId: 'Saisissez votre profil ou compte Stripe.',
      secret: 'Saisissez un secret qui commence par whsec_, ou laissez vide.',
      refused: 'Stripe répond : {text}',
      lacking: 'Il manque des autorisations à la clé. Ajoutez-les dans Stripe et réessayez : {list}',
      busy: 'Des achats sont en cours avec ce compte. Réessayez lorsqu’ils seront terminés.',
      away: 'Stripe n’a pas répondu. Rien n’a été enregistré. Réessayez.',
      gone: 'Ce compte n’est plus connecté.',
    },
    disconnect: 'Déconnecter',
    disconnectQuestion:
      'Les agents de ce mode redirigeront alors les acheteurs vers votre passage en caisse. Les remboursements de ses commandes se font dans Stripe.',
    disconnected: 'Stripe est déconnecté',
  },
  languages: {
    title: 'Langues',
    how: 'Les agents reçoivent leurs réponses dans la langue demandée : textes de paiement en anglais, français, allemand et espagnol, textes de produits si votre boutique les a traduits. Les flux utilisent la langue principale de votre boutique.',
    translated:
      '{count, plural, =0 {Aucun produit sur les {sample} examinés n’est traduit} one {# produit sur les {sample} examinés est traduit} other {# produits sur les {sample} examinés sont traduits}}',
    edit: 'Modifier les langues dans Shopify',
  },
  policies: {
    title: 'Politiques',
    text: 'Les agents y renvoient et en lisent les textes. Modifiez-les dans Shopify.',
    none: 'Votre boutique n’a pas de politique de retour. Les agents ne disent rien des retours aux acheteurs.',
    changed: 'Modifiée le {date}',
    translated: 'Aussi en : {languages}',
    edit: 'Modifier les politiques dans Shopify',
    overrides:
      'D’autres conditions de retour pour certains produits ou agents se définissent dans le catalogue.',
    catalog: 'Ouvrir le catalogue',
  },
  notifications: {
    intro:
      'Prévenez votre équipe hors de Shopify lorsque quelque chose requiert son attention. Aucune donnée d’acheteur n’est envoyée.',
    email: {
      title: 'E-mail',
      address: 'Adresse e-mail',
      off: 'L’e-mail n’est pas configuré sur ce serveur. Son exploitant définit SMTP_URL et SMTP_FROM. Les webhooks fonctionnent sans cela.',
    },
    webhook: {
      title: 'Webhook',
      address: 'URL',
      help: 'Reçoit un POST signé en JSON : Aisle-Signature vaut t=SECONDES,v1=HMAC-SHA256 de SECONDES.CORPS.',
    },
    secret: {
      title: 'Copiez maintenant le secret de signature',
      label: 'Secret de signature',
      help: 'Il n’est affiché qu’une fois.',
    },
    topics: {
      label: 'Signaler',
      review: 'Commandes en attente d’approbation',
      feeds: 'Flux et catalogue en échec ou en attente',
      events: 'Événements de commande non livrés',
      money: 'Paiements, remboursements, litiges',
      privacy: 'Acheteurs qui demandent leurs données',
    },
    test: 'Envoyer un test',
    tested: 'Le test est en route',
    remove: 'Supprimer',
    removeQuestion: 'Plus rien n’y sera envoyé.',
    latest: 'Derniers envois',
    states: {
      waiting:
        'En attente, {attempts, plural, =0 {pas encore essayé} one {# tentative} other {# tentatives}}',
      sent: 'Envoyé',
      failed: 'Échec',
    },
    problems: {
      address: 'Saisissez une adresse accessible depuis Internet.',
      topics: 'Choisissez-en au moins un.',
    },
  },
  data: {
    retention: {
      title: 'Durée de conservation',
      text: 'En jours. Ce qui est plus ancien est supprimé en une heure.',
      sessions: 'Paiements abandonnés',
      carts: 'Paniers',
      activity: 'Journal des appels d’agents',
      bodies: 'Ce que les agents ont demandé et reçu, masqué ; 0 : non conservé',
      deliveries: 'Journal des livraisons d’événements',
      evidence: 'Preuves et acheteurs des ventes conclues',
      range: 'De {min} à {max} jours',
      rangeOrForever: 'De {min} à {max} jours ; vide : aussi longtemps que la commande',
      problem: 'Saisissez un nombre entier de {min} à {max}.',
    },
    export: {
      title: 'Tout exporter',
      text: 'Un fichier gzip de lignes JSON avec toutes les données de votre boutique, acheteurs compris, sans clés ni secrets. Téléchargeable pendant 7 jours. Chaque demande et chaque téléchargement sont enregistrés.',
      start: 'Tout exporter',
      started: 'L’exportation est en cours',
      busy: 'Une exportation est déjà en cours.',
      gone: 'Cette exportation n’existe plus.',
      download: 'Télécharger',
      states: {
        waiting: 'En cours',
        ready: 'Disponible jusqu’au {until}',
        failed: 'Échec ; demandez-en une autre',
      },
      rows: '{count, plural, one {# ligne} other {# lignes}}',
    },
    delete: {
      title: 'Tout supprimer',
      text: 'Met fin à l’accès de tous les agents et à tous les flux, déconnecte Stripe et supprime tout ce qu’Aisle détient sur votre boutique. Les commandes dans Shopify et les paiements dans Stripe restent. Irréversible.',
      confirm: 'Saisissez {domain} pour confirmer',
      wrong: 'Ce n’est pas {domain}.',
      button: 'Tout supprimer',
      underWay: 'De l’argent est en circulation. La suppression sera possible lorsque ceci sera terminé :',
      kinds: {
        purchase: 'Achat',
        platform_order: 'Commande d’une plateforme d’agents',
        refund: 'Remboursement',
      },
      item: '{kind} {name}, depuis le {time}',
      done: 'Tout est supprimé',
      doneText: 'Désinstallez maintenant Aisle dans Shopify. Si vous l’ouvrez à nouveau, il sera réinstallé.',
      uninstall: 'Aller aux applications Shopify',
    },
  },
};
