import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAcpClient, type AcpClient, type AcpReply } from '#sandbox/agent/acp-client.ts';
import { totalAmount, type CheckoutSession } from '#sandbox/agent/acp-types.ts';
import { ACP_BODIES } from '#tests/acp-bodies.ts';
import { startEventReceiver } from '#tests/event-receiver.ts';
import { startSellingShop, type SellingShop } from '#tests/selling-shop.ts';

/** Every answer in this file is validated by the client against the official JSON Schema of the version spoken. */
let shop: SellingShop;
let receiver: Awaited<ReturnType<typeof startEventReceiver>>;
beforeAll(async () => {
  receiver = await startEventReceiver();
  shop = await startSellingShop();
});
afterAll(async () => {
  await shop.close();
  await receiver.close();
});

const SHIRT = 'FH-LCS-M-SND';
const BODIES = ACP_BODIES['2026-04-17'];

const inLanguage = (header: string | null) => ({ headers: { 'Accept-Language': header } });
const create = (header: string | null, extra: object = {}) =>
  shop.client.createSession(
    { ...BODIES.create(shop.variant(SHIRT).itemId), ...extra } as never,
    inLanguage(header),
  );
const update = (id: string, body: object, header: string | null = null) =>
  shop.client.updateSession(id, body as never, inLanguage(header));

const shopifyCalls = async () => (await fetch(`${shop.shopify.url}/_control/calls`)).json();

/** What a buyer reads of a session, and the language it says it is in. */
function read({ body, headers }: AcpReply) {
  const {
    line_items: lines,
    totals,
    messages,
  } = body as Omit<CheckoutSession, 'line_items'> & {
    line_items: { name: string; description?: string; variant_options?: object[] }[];
  };
  return {
    language: headers.get('content-language'),
    name: lines[0]!.name,
    description: lines[0]!.description,
    options: lines[0]!.variant_options,
    total: totals.find(({ type }) => type === 'total')!.display_text,
    messages: messages.map(({ content }) => content),
  };
}

const ENGLISH = {
  language: 'en',
  name: 'Linen Camp Shirt - M / Sand',
  total: 'Total',
  messages: ['A shipping address is needed to calculate shipping and tax.'],
};
const FRENCH = {
  language: 'fr',
  name: 'Chemise en lin à col camp - M / Sable',
  description: 'Lin lavé, col ouvert, coupe droite.',
  options: [
    { name: 'Taille', value: 'M' },
    { name: 'Couleur', value: 'Sable' },
  ],
  total: 'Total',
  messages: ['Une adresse de livraison est nécessaire pour calculer les frais de livraison et les taxes.'],
};
const GERMAN = {
  language: 'de',
  name: 'Leinenhemd mit Reverskragen - M / Sand',
  total: 'Gesamtsumme',
  messages: ['Um Versand und Steuern zu berechnen, wird eine Lieferadresse benötigt.'],
};

describe('a session', () => {
  test('GIVEN Accept-Language WHEN created THEN products, amounts and messages are in that language', async () => {
    expect(read(await create('fr-CA, en;q=0.5'))).toMatchObject(FRENCH);
  });

  test.each([
    ['nothing is said', null, {}, ENGLISH],
    ['only languages are said that Aisle does not speak', 'ja', {}, ENGLISH],
    ['the locale says it', null, { locale: 'de-AT' }, GERMAN],
    ['header and locale differ', 'fr', { locale: 'de-AT' }, FRENCH],
  ])('GIVEN %s THEN the language follows', async (_what, header, extra, expected) => {
    expect(read(await create(header, extra))).toMatchObject(expected);
  });

  test('GIVEN a French session WHEN updated in German THEN all of it is German, and reading it stays so', async () => {
    const { id } = (await create('fr')).body as CheckoutSession;
    expect(read(await update(id, {}, 'de'))).toMatchObject(GERMAN);
    expect(read(await shop.client.getSession(id, inLanguage('es')))).toMatchObject(GERMAN);
    expect(read(await update(id, {}))).toMatchObject(GERMAN);
  });

  test('GIVEN a priced session WHEN only the language changes THEN Shopify is not asked again', async () => {
    const { id } = (await create('fr')).body as CheckoutSession;
    const priced = await update(id, BODIES.address);
    expect(read(priced)).toMatchObject({ name: FRENCH.name, messages: [] });
    const calls = await shopifyCalls();
    const translated = await update(id, {}, 'es');
    expect(await shopifyCalls()).toEqual(calls);
    expect(read(translated)).toMatchObject({
      language: 'es',
      name: 'Camisa de lino con cuello abierto - M / Arena',
    });
    const amounts = ({ body }: AcpReply) => (body as CheckoutSession).totals.map(({ amount }) => amount);
    expect(amounts(translated)).toEqual(amounts(priced));
  });

  test('GIVEN a repeated create WHEN it asks for another language THEN it is the first answer in the first language', async () => {
    const body = BODIES.create(shop.variant(SHIRT).itemId) as never;
    const key = { idempotencyKey: 'language-once' };
    const first = await shop.client.createSession(body, { ...key, ...inLanguage('fr') });
    const again = await shop.client.createSession(body, { ...key, ...inLanguage('de') });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(read(again)).toEqual(read(first));
  });
});

describe('a purchase', () => {
  test('GIVEN a declined card WHEN paid THEN the reason is in the language of the session', async () => {
    const { id } = (await create('es')).body as CheckoutSession;
    const priced = (await update(id, BODIES.address)).body as CheckoutSession;
    const token = await shop.token(totalAmount(priced.totals, 'total')!, 'pm_card_chargeDeclined');
    const declined = await shop.client.completeSession(id, BODIES.complete(token) as never, inLanguage('fr'));
    expect(read(declined)).toMatchObject({
      language: 'es',
      messages: ['Su pago ha sido rechazado. Utilice otro método de pago.'],
    });
  });

  test('GIVEN a German session WHEN paid THEN its event names the amounts in German', async () => {
    const made = await shop.connect({ eventUrl: receiver.url });
    const client = clientOf(made, '2026-04-17');
    const { id } = (
      await client.createSession(BODIES.create(shop.variant(SHIRT).itemId) as never, inLanguage('de'))
    ).body as CheckoutSession;
    const priced = await client.updateSession(id, BODIES.address as never, inLanguage(null));
    const token = await shop.token(totalAmount((priced.body as CheckoutSession).totals, 'total')!);
    const paid = await client.completeSession(id, BODIES.complete(token) as never, inLanguage(null));
    expect(paid.headers.get('content-language')).toBe('de');
    await shop.drainJobs();
    expect(receiver.events.length).toBeGreaterThan(0);
    expect(JSON.parse(receiver.events.at(-1)!.rawBody)).toMatchObject({
      data: {
        checkout_session_id: id,
        totals: [
          { display_text: 'Zwischensumme' },
          { display_text: 'Versand' },
          { display_text: 'Steuern' },
          { display_text: 'Gesamtsumme' },
        ],
      },
    });
  });
});

test('GIVEN a version of 2025 WHEN asked in French THEN its session is French too', async () => {
  const client = clientOf(await shop.connect({ apiVersion: '2025-12-12' }), '2025-12-12');
  const bodies = ACP_BODIES['2025-12-12'];
  const reply = await client.createSession(
    bodies.create(shop.variant(SHIRT).itemId) as never,
    inLanguage('fr'),
  );
  expect(reply.headers.get('content-language')).toBe('fr');
  expect(reply.body).toMatchObject({
    line_items: [
      {
        name: FRENCH.name,
        custom_attributes: [{ display_name: 'Taille' }, { display_name: 'Couleur', value: 'Sable' }],
      },
    ],
    totals: expect.arrayContaining([expect.objectContaining({ display_text: 'Sous-total' })]) as unknown,
    messages: [{ content: FRENCH.messages[0] }],
  });
});

function clientOf(made: { apiKey: string; signingSecret: string }, apiVersion: string): AcpClient {
  return createAcpClient({
    baseUrl: `${shop.url}/acp`,
    apiKey: made.apiKey,
    signingSecret: made.signingSecret,
    apiVersion,
  });
}
