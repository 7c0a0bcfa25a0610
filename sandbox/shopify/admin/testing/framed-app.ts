import { Hono } from 'hono';

/** A small embedded app in plain HTML that uses App Bridge as Aisle does, and records what reaches its server. */
export function framedApp(appBridgeUrl: () => string): {
  app: Hono;
  requests: { path: string; authorization: string | null }[];
} {
  const requests: { path: string; authorization: string | null }[] = [];
  const app = new Hono();
  let retries = 0;

  app.get('/app/*', (c) => {
    if (!c.req.query('id_token')) {
      const target = new URL(c.req.url);
      const query = new URLSearchParams({
        ...c.req.query(),
        'shopify-reload': target.pathname + target.search,
      });
      return c.redirect(`/bounce?${query}`);
    }
    return c.html(page(appBridgeUrl(), c.req.path));
  });
  app.get('/bounce', (c) => c.html(`<script data-api-key="test-client" src="${appBridgeUrl()}"></script>`));
  app.get('/api/:name', (c) => {
    requests.push({ path: c.req.path, authorization: c.req.header('authorization') ?? null });
    if (c.req.param('name') === 'stale' && (retries += 1) === 1) {
      return c.text('', 401, { 'X-Shopify-Retry-Invalid-Session-Request': '1' });
    }
    if (c.req.param('name') === 'reauthorize') {
      const url = 'https://admin.shopify.com/store/demo-shop/products';
      return c.text('', 401, { 'X-Shopify-API-Request-Failure-Reauthorize-Url': url });
    }
    return c.text('fine');
  });
  return { app, requests };
}

function page(appBridgeUrl: string, path: string): string {
  return `<!doctype html><html><head><title>Test app</title>
    <script data-api-key="test-client" src="${appBridgeUrl}"></script></head><body>
    <h1>Page ${path}</h1>
    <ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/orders">Agent orders</a><a href="/app/settings">Settings</a></ui-nav-menu>
    <ui-title-bar title="Test title"><button variant="primary" onclick="shopify.toast.show('Synced')">Sync</button></ui-title-bar>
    <form data-save-bar onsubmit="event.preventDefault(); result.textContent = 'saved ' + this.elements.name.value">
      <label>Name <input name="name"></label></form>
    <a id="order" href="shopify:admin/orders/1001">Order</a>
    <ui-modal id="ask"><p>Are you sure?</p><ui-title-bar title="Question"><button onclick="result.textContent='sure'">Yes</button></ui-title-bar></ui-modal>
    <output id="result"></output>
    <script>addEventListener('shopify:navigate', (event) => {
      history.pushState(null, '', event.target.getAttribute('href'));
      document.querySelector('h1').textContent = 'Page ' + location.pathname;
    });</script></body></html>`;
}
