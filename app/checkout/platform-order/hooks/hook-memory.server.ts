import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { PaymentAccount, Prisma } from '#app/db/client/client.ts';
import { addSeconds } from '#app/kernel/clock.ts';
import { hookLines, type HookRequest } from '#app/payments/delegated-checkout.ts';
import type { ShopScope } from '#app/shops/shop-scope.server.ts';
import type { PlatformLine } from './price-platform-cart.server.ts';

/** The same question about the same checkout is a retry for so long; afterwards stock and prices are asked anew. */
const RETRY_SECONDS = 600;
/** So old may shipping options and taxes for a cart and a destination be, while Shopify cannot be asked. */
const FALLBACK_SECONDS = 3600;

type Answer = Prisma.JsonValue;

const sha256 = (value: unknown) =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

const digestOf = ({ type, data }: HookRequest) => sha256({ type, data });

/** Cart and destination alone, whoever asks. */
function basisOf({ type, data }: HookRequest, lines: PlatformLine[] | null): string | null {
  if (!type.endsWith('customize_checkout') || !lines) return null;
  return sha256({
    lines: lines.map(({ itemId, quantity }) => [itemId, quantity]),
    to: data.shipping_details?.address ?? null,
    tax: data.automatic_tax?.enabled ?? false,
  });
}

/** What this hook, or the same question a moment ago, was answered; null: it is new. */
export async function recallAnswer(
  scope: ShopScope,
  account: PaymentAccount,
  request: HookRequest,
): Promise<Answer | null> {
  const fresh = { gt: addSeconds(scope.clock(), -RETRY_SECONDS) };
  const known = await scope.db.platformHook.findFirst({
    where: {
      shopId: scope.shop.id,
      paymentAccountId: account.id,
      OR: [{ hookId: request.id }, { digest: digestOf(request), answeredAt: fresh }],
    },
    orderBy: { answeredAt: 'desc' },
  });
  return known?.answer ?? null;
}

/** Keeps an answer. @returns what is on record: of two at once, both get the first. */
export async function keepAnswer(
  scope: ShopScope,
  account: PaymentAccount,
  request: HookRequest,
  lines: PlatformLine[] | null,
  answer: object,
): Promise<Answer> {
  const { count } = await scope.db.platformHook.createMany({
    data: {
      id: scope.newId('platform_hook'),
      shopId: scope.shop.id,
      paymentAccountId: account.id,
      hookId: request.id,
      type: request.type,
      digest: digestOf(request),
      basis: basisOf(request, lines),
      lines: (lines ?? []).map(({ id, itemId }) => ({ id, itemId })),
      answer: answer as Prisma.InputJsonObject,
      answeredAt: scope.clock(),
    },
    skipDuplicates: true,
  });
  if (count === 1) return answer as Answer;
  return (await recallAnswer(scope, account, request)) ?? (answer as Answer);
}

/** What was last told for the same cart and destination; null: nothing that is young enough. */
export async function lastAnswer(
  scope: ShopScope,
  account: PaymentAccount,
  request: HookRequest,
  lines: PlatformLine[] | null,
): Promise<Answer | null> {
  const basis = basisOf(request, lines);
  if (basis === null) return null;
  const known = await scope.db.platformHook.findFirst({
    where: {
      shopId: scope.shop.id,
      paymentAccountId: account.id,
      basis,
      answeredAt: { gt: addSeconds(scope.clock(), -FALLBACK_SECONDS) },
    },
    orderBy: { answeredAt: 'desc' },
  });
  if (!known) return null;
  return forLines(known.answer, known.lines as unknown as PlatformLine[], lines!);
}

/** An answer about another checkout's lines, for these: the same items by other ids. */
function forLines(answer: Answer, told: PlatformLine[], asked: PlatformLine[]): Answer {
  const { line_items: items, ...rest } = answer as { line_items?: { id: string }[] };
  if (!items) return answer;
  const itemOf = (id: string) => told.find((line) => line.id === id)?.itemId;
  return {
    ...rest,
    line_items: asked.flatMap(({ id, itemId }) => {
      const known = items.find((item) => itemOf(item.id) === itemId);
      return known ? [{ ...known, id }] : [];
    }),
  } as Answer;
}

/**
 * The lines of a hook with their items. A hook that names no SKU is about lines that an earlier one named.
 * @returns null where an item stays unknown
 */
export async function knownLines(
  scope: ShopScope,
  account: PaymentAccount,
  request: HookRequest,
): Promise<PlatformLine[] | null> {
  const lines = hookLines(request.data);
  const [nameless] = lines.filter(({ sku_id: sku }) => !sku);
  const before = nameless ? await linesToldBefore(scope, account, nameless.id) : [];
  const known = lines.map(({ id, sku_id: sku, quantity }) => ({
    id,
    itemId: sku ?? before.find((line) => line.id === id)?.itemId,
    quantity,
  }));
  return known.every((line): line is PlatformLine => line.itemId !== undefined) ? known : null;
}

async function linesToldBefore(
  { db, shop }: ShopScope,
  account: PaymentAccount,
  lineId: string,
): Promise<{ id: string; itemId: string }[]> {
  const wanted = JSON.stringify([{ id: lineId }]);
  const [row] = await db.$queryRaw<{ lines: { id: string; itemId: string }[] }[]>`
    SELECT lines FROM platform_hooks
    WHERE shop_id = ${shop.id} AND payment_account_id = ${account.id} AND lines @> ${wanted}::jsonb
    ORDER BY answered_at DESC LIMIT 1`;
  return row?.lines ?? [];
}
