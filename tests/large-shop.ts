import type { ShopScope } from '#app/shops/shop-scope.server.ts';

interface Size {
  orders?: number;
  sessions?: number;
  variants?: number;
}

/**
 * Fills a shop with rows as a big one has them, in a few statements: orders (each with its session) over the last year, sessions without
 * order, and products of five variants each. The planner's statistics are fresh then.
 */
export async function fillShop(
  { db, shop, clock }: ShopScope,
  { orders = 0, sessions = 0, variants = 0 }: Size,
): Promise<{ connectionIds: string[] }> {
  const now = clock();
  const connectionIds = ['chatgpt', 'copilot', 'tester'].map((name) => `big-${name}`);
  await db.agentConnection.createMany({
    data: connectionIds.map((id, index) => ({
      id,
      shopId: shop.id,
      name: ['ChatGPT', 'Copilot', 'Tester'][index]!,
      platform: id.slice(4),
      mode: index === 2 ? 'test' : 'live',
      sellingMode: index === 1 ? 'hand_off' : 'in_chat',
    })),
  });
  const age = (n: string, of: number) =>
    `$2::timestamptz - (${n}::float8 / ${Math.max(of, 1)}) * interval '365 days'`;
  // A buyer takes up to seven minutes until the order; who leaves does so after three.
  await db.$executeRawUnsafe(
    `INSERT INTO checkout_sessions (id, shop_id, connection_id, status, currency, state, total, created_at, updated_at, expires_at)
     SELECT 'big-session-' || n, $1, ($3::text[])[1 + n % 3],
       CASE WHEN n <= ${orders} THEN 'completed' WHEN n % 3 = 0 THEN 'canceled' WHEN n % 3 = 1 THEN 'ready_for_payment' ELSE 'not_ready_for_payment' END,
       'USD', '{"lines": [], "messages": []}', 1000 + n % 9000, ended - taken, ended, ended - taken + interval '1 day'
     FROM (
       SELECT n, ${age('n', orders)} AS ended, (20 + n % 400) * interval '1 second' AS taken FROM generate_series(1, ${orders}) AS n
       UNION ALL
       SELECT ${orders} + n, ${age('n', sessions)}, interval '3 minutes' FROM generate_series(1, ${sessions}) AS n
     ) AS sessions`,
    ...[shop.id, now, connectionIds],
  );
  await db.$executeRawUnsafe(
    `INSERT INTO orders (id, shop_id, session_id, connection_id, shopify_order_gid, name, status, total, currency, selling_mode, risk_level,
       payment_intent_id, snapshot, sequence, placed_at, updated_at)
     SELECT 'big-order-' || n, $1, 'big-session-' || n, ($3::text[])[1 + n % 3], 'gid://shopify/Order/' || (1000000 + n), '#' || (1000 + n),
       (ARRAY['confirmed','shipped','completed','canceled'])[1 + n % 4], 1000 + n % 9000, 'USD',
       CASE WHEN n % 3 = 1 THEN 'hand_off' ELSE 'in_chat' END,
       CASE WHEN n % 50 = 0 THEN 'highest' WHEN n % 10 = 0 THEN 'elevated' WHEN n % 3 = 1 THEN NULL ELSE 'normal' END, 'pi_' || n,
       jsonb_build_object('status', 'confirmed', 'name', '#' || (1000 + n), 'currency', 'USD', 'fulfillments', '[]'::jsonb, 'adjustments', '[]'::jsonb,
         'lines', jsonb_build_array(jsonb_build_object('id', '1', 'title', 'Shirt ' || (n % 200), 'variantId', (n % 5000)::text,
           'quantity', jsonb_build_object('ordered', 1, 'current', 1, 'fulfilled', 0), 'unitPrice', 1000 + n % 9000, 'subtotal', 1000 + n % 9000)),
         'totals', jsonb_build_object('subtotal', 1000 + n % 9000, 'fulfillment', 0, 'tax', 0, 'total', 1000 + n % 9000, 'refunded', 0)),
       1, ${age('n', orders)}, ${age('n', orders)}
     FROM generate_series(1, ${orders}) AS n`,
    ...[shop.id, now, connectionIds],
  );
  await db.$executeRawUnsafe(
    `INSERT INTO order_reviews (order_id, shop_id, state, reasons, requested_at)
     SELECT id, shop_id, CASE WHEN right(id, 3) = '777' THEN 'pending' ELSE 'approved' END, '[]', placed_at
     FROM orders WHERE shop_id = $1 AND id LIKE 'big-order-%7'`,
    shop.id,
  );
  await fillCatalog(db, shop, now, variants);
  await db.$executeRawUnsafe('ANALYZE');
  return { connectionIds };
}

async function fillCatalog(
  db: ShopScope['db'],
  shop: ShopScope['shop'],
  now: Date,
  variants: number,
): Promise<void> {
  if (variants === 0) return;
  await db.$executeRawUnsafe(
    `INSERT INTO products (shop_id, id, title, handle, description_html, vendor, product_type, tags, status, published_at, online_store_url,
       is_gift_card, requires_selling_plan, options, images, variant_count, shopify_updated_at)
     SELECT $1, (5000000 + n)::text, 'Product ' || n, 'product-' || n, '<p>About product ' || n || '.</p>', 'Vendor ' || n % 40, 'Type ' || n % 25,
       ARRAY['tag' || n % 30], 'active', $2::timestamptz, $3 || '/products/product-' || n, false, false, '[{"name":"Size","values":["S","M","L","XL","XXL"]}]',
       '[{"url":"https://cdn.example/p.jpg","altText":"Picture"}]', 5, $2::timestamptz
     FROM generate_series(1, ${Math.ceil(variants / 5)}) AS n`,
    ...[shop.id, now, shop.primaryUrl || 'https://shop.example'],
  );
  await db.$executeRawUnsafe(
    `INSERT INTO variants (shop_id, id, product_id, title, sku, position, price, currency, taxable, requires_shipping, inventory_tracked,
       inventory_policy, available, selected_options, shopify_updated_at)
     SELECT $1, (7000000 + n)::text, (5000000 + 1 + (n - 1) / 5)::text, (ARRAY['S','M','L','XL','XXL'])[1 + n % 5], 'SKU-' || n, 1 + n % 5, 500 + n % 9000, $3,
       true, true, true, 'deny', n % 7, jsonb_build_array(jsonb_build_object('name', 'Size', 'value', 'M')), $2::timestamptz
     FROM generate_series(1, ${variants}) AS n`,
    ...[shop.id, now, shop.currency],
  );
}
