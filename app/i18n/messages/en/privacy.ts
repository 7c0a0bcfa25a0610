export const privacy = {
  title: 'Privacy',
  subtitle: 'What buyers ask about their data, and what was done',
  requests: 'Requests',
  none: 'Nobody has asked yet',
  noneText:
    'Requests that reach Shopify appear here by themselves. Those that reach you another way can be answered below.',
  columns: {
    kind: 'Request',
    received: 'Received',
    state: 'State',
    found: 'What it came to',
  },
  kinds: {
    access: 'Wants their data',
    erasure: 'Wants to be erased',
  },
  origins: {
    shopify: 'through Shopify',
    staff: 'by staff',
  },
  state: {
    due: 'Due {time}',
    overdue: 'Overdue since {time}',
    done: 'Done {time}',
  },
  counts: {
    sessions: '{count, plural, one {# checkout} other {# checkouts}}',
    carts: '{count, plural, one {# cart} other {# carts}}',
    orders: '{count, plural, one {# order} other {# orders}}',
    evidence: '{count, plural, one {# record} other {# records}}',
    nothing: 'Nothing was held',
  },
  download: 'Download the data',
  sha: 'SHA-256 of the file: {hash}',
  lookup: {
    title: 'Answer a request by e-mail address',
    email: 'Buyer’s e-mail address',
    help: 'Looked up in this shop’s checkouts, carts, orders and records.',
    export: 'Export the data',
    erase: 'Erase this buyer',
    question:
      'Names, addresses and everything else of this person are removed here for good. Orders in Shopify stay; erase those in Shopify.',
    bad: 'Enter an e-mail address.',
    erased: 'Erased',
    exported: 'Ready: download it above',
  },
};
