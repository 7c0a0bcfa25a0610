import { findChromium } from '#tests/find-chromium.ts';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium keeps https pages, such as the played admin, from framing localhost.
  '--disable-features=LocalNetworkAccessChecks',
];

/** The app answers robots, which a headless browser admits to be, with 410 Gone. */
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** @throws Error that says how to get a browser if there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) {
    throw new Error('No Chromium was found. Install it (`apt-get install chromium`) or set CHROMIUM_PATH.');
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/** The sandbox's pictures of products come by http, those of Shopify's CDN by https. */
const SANDBOX_PICTURE = /^Mixed Content: .* element 'http:\/\/localhost:\d+\/images\//;

/** A browser profile of a merchant. What the pages complain about in the console is collected in `complaints`. */
export async function newMerchant(
  browser: Browser,
): Promise<{ context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({
    userAgent: USER_AGENT,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
  });
  const complaints: string[] = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !SANDBOX_PICTURE.test(message.text()))
        complaints.push(`${message.type()}: ${message.text()}`);
    });
  });
  return { context, complaints };
}
