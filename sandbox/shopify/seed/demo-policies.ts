import type { ShopPolicyRecord } from '#sandbox/shopify/state/records.ts';

/** The demo shop's legal texts, as a merchant writes them in Shopify's editor; they say what demo-shop.ts charges. */
const POLICIES: (Pick<ShopPolicyRecord, 'type' | 'title' | 'body' | 'translations'> & { slug: string })[] = [
  {
    type: 'REFUND_POLICY',
    slug: 'refund-policy',
    title: 'Refund policy',
    body: `<p>You have <strong>30 days</strong> after receiving your item to request a return.</p>
<p>To be eligible, it must be unworn or unused, with tags, and in its original packaging. You will also need the receipt or proof of purchase.</p>
<h2>How to return something</h2>
<ol><li>Write to <a href="mailto:hello@demo-shop.example">hello@demo-shop.example</a> with your order number.</li>
<li>We send you a return label within one business day. Returns from the United States are free; from other countries you pay the postage.</li>
<li>Hand the parcel in within 7 days.</li></ol>
<h2>What cannot be returned</h2>
<ul><li>Food, balms and other goods that spoil or that hygiene forbids, once opened</li><li>Gift cards</li><li>Made-to-order items</li></ul>
<h2>Refunds</h2>
<p>We refund your original payment method within 5 business days of receiving the return. Shipping you paid is refunded only if the item was damaged or wrong.</p>
<h2>European Union: 14 days to change your mind</h2>
<p>If goods are shipped to the European Union, you may cancel your order within 14 days, for any reason and without saying why.</p>`,
    translations: {
      de: `<p>Sie haben nach Erhalt <strong>30 Tage</strong> Zeit, eine Rückgabe anzumelden.</p>
<p>Die Ware muss ungetragen oder unbenutzt und originalverpackt sein.</p>
<h2>Widerrufsrecht</h2>
<p>Als Verbraucher in der Europäischen Union können Sie Ihren Vertrag binnen 14 Tagen ohne Angabe von Gründen widerrufen.</p>`,
      fr: `<p>Vous disposez de <strong>30 jours</strong> après réception pour demander un retour.</p>
<p>L’article doit être neuf, non porté et dans son emballage d’origine.</p>`,
    },
  },
  {
    type: 'SHIPPING_POLICY',
    slug: 'shipping-policy',
    title: 'Shipping policy',
    body: `<p>We ship from Portland, Oregon, within one business day.</p>
<table><tbody>
<tr><th>To</th><th>Standard</th><th>Express</th></tr>
<tr><td>United States</td><td>$5.95, 5 to 7 business days; free above $75</td><td>$24.95, next business day</td></tr>
<tr><td>Canada</td><td>$12.95, 7 to 10 business days; free above $150</td><td>$34.95, 2 to 4 business days</td></tr>
<tr><td>Great Britain</td><td>$14.95, 6 to 9 business days; free above $150</td><td>$39.95, 2 business days</td></tr>
<tr><td>Germany</td><td>$14.95, 6 to 9 business days; free above $150</td><td>$39.95, 2 to 3 business days</td></tr>
</tbody></table>
<p>Prices in Great Britain and Germany include VAT. Elsewhere, duties and import taxes are the recipient’s.</p>`,
    translations: {
      de: `<p>Wir versenden aus Portland, Oregon, innerhalb eines Werktags. Nach Deutschland: Standard 6 bis 9 Werktage, Express 2 bis 3 Werktage.</p>`,
    },
  },
  {
    type: 'PRIVACY_POLICY',
    slug: 'privacy-policy',
    title: 'Privacy policy',
    body: `<p>This policy says what we know about you, and why.</p>
<h2>What we collect</h2>
<ul><li>Your name, address, e-mail address and telephone number, to send your order and to answer your questions</li><li>What you bought, because tax law wants it kept</li></ul>
<h2>Who gets it</h2>
<p>The carrier that delivers your parcel and the company that handles your payment, as far as they need it. We sell nothing about you to anybody.</p>
<h2>Your rights</h2>
<p>Write to <a href="mailto:hello@demo-shop.example">hello@demo-shop.example</a> to see, correct or delete what we hold.</p>`,
  },
  {
    type: 'TERMS_OF_SERVICE',
    slug: 'terms-of-service',
    title: 'Terms of service',
    body: `<p>These are the terms of a shop that does not exist. Nothing ordered here is ever charged or sent.</p>
<h2>1. Orders</h2>
<p>An order is an offer; it is accepted when we confirm it.</p>
<h2>2. Prices</h2>
<p>Prices are in US dollars unless your market shows others. We correct obvious mistakes before we accept an order.</p>
<h2>3. Liability</h2>
<p>We are liable as the law of Oregon says.</p>`,
  },
  {
    type: 'CONTACT_INFORMATION',
    slug: 'contact-information',
    title: 'Contact information',
    body: `<p>Demo Shop, 100 Example Street, Portland, OR 97209, United States<br>hello@demo-shop.example<br>+1 503 555 0100</p>`,
  },
];

/** @param primaryUrl the shop's own address, without a slash at the end */
export function demoPolicies(primaryUrl: string): ShopPolicyRecord[] {
  return POLICIES.map(({ slug, ...policy }) => ({
    ...policy,
    url: `${primaryUrl}/policies/${slug}`,
    updatedAt: '2026-03-02T09:30:00Z',
  }));
}
