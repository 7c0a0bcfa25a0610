import axe from 'axe-core';
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import type { StaffName } from '#sandbox/shopify/oauth/demo-staff.ts';
import { SANDBOX_APP, startSandbox, type Sandbox } from '#sandbox/start-sandbox.ts';
import { launchBrowser, newMerchant } from './browser.ts';
import { openInAdmin, playAdmin, type PlayedAdmin } from './play-admin.ts';

const EACH = ['mouse', 'keyboard', 'phone', 'blocked storage'] as const;
const JOINED = ['phone', 'keyboard and blocked storage'] as const;

/** How a merchant works. */
export type Manner = (typeof EACH | typeof JOINED)[number];

/**
 * The manners in which each page's main task is done. Two visits meet what all four do, in half the time; with
 * `E2E_MANNERS=all` each is tried alone, to tell which of two a fault belongs to.
 */
export const MANNERS: readonly Manner[] = process.env.E2E_MANNERS === 'all' ? EACH : JOINED;

const PHONE = { width: 390, height: 844 };
type Axe = typeof axe;

/** axe's grades that are a fault here. */
const GRAVE = new Set(['serious', 'critical']);

export interface AdminPage {
  page: Page;
  /** What is inside the admin's frame. */
  app: FrameLocator;
  /** Chooses a control: by a click or a tap, or by Tab and Enter where there is only a keyboard. */
  press(
    role: 'button' | 'link' | 'checkbox' | 'radio' | 'tab' | 'menuitem' | 'combobox',
    name: string | RegExp,
  ): Promise<void>;
  /** Puts a text in place of what a field holds. */
  fill(label: string | RegExp, text: string): Promise<void>;
  /** Saves by App Bridge's bar, as the button in the admin's own frame does. */
  save(): Promise<void>;
  /** Waits until a toast says so. */
  toast(text: string): Promise<void>;
  /** Fails on grave findings of axe, on what the console complained about, and where the page is wider than its window. */
  check(): Promise<void>;
  /** Lets complaints pass that belong to what was just tried, such as a refused request's. */
  forgive(complaint: RegExp): void;
  close(): Promise<void>;
}

export interface AdminDesk {
  sandbox: Sandbox;
  open(path: string, options?: { manner?: Manner; who?: StaffName; locale?: string }): Promise<AdminPage>;
  close(): Promise<void>;
}

/** A sandbox of its own, on a plan whose rate limit no page waits for, and a browser in which staff open the app's pages. */
export async function openDesk(): Promise<AdminDesk> {
  // First, so that a machine without Chromium is told so at once.
  const browser = await launchBrowser();
  const sandbox = await startSandbox({ portBase: 0, ephemeral: true, plan: 'plus' });
  return {
    sandbox,
    open: (path, options) => openAdminPage(browser, sandbox, path, options),
    close: async () => {
      await browser.close();
      await sandbox.stop();
    },
  };
}

async function openAdminPage(
  browser: Browser,
  sandbox: Sandbox,
  path: string,
  { manner = 'mouse', who = 'owner', locale }: { manner?: Manner; who?: StaffName; locale?: string } = {},
): Promise<AdminPage> {
  const { context, complaints } = await newMerchant(browser);
  const admin: PlayedAdmin = {
    appUrl: sandbox.ready.app.url,
    apiKey: SANDBOX_APP.clientId,
    shop: sandbox.ready.shopify.shop,
    sessionToken: () => sandbox.shopify.sessionToken(who),
  };
  await playAdmin(context, admin);
  const byKeyboard = manner.startsWith('keyboard');
  if (manner.endsWith('blocked storage')) await blockThirdPartyStorage(context);
  const page = await context.newPage();
  if (manner === 'phone') await page.setViewportSize(PHONE);
  const app = await openInAdmin(page, admin, { token: true, path, locale });
  // Only that it is there: to ask whether it is seen has the browser lay the page out before its styles have come,
  // and what they move then counts as a jump although nothing has been drawn.
  await app.locator('h1').first().waitFor({ state: 'attached' });
  onTestFailed(() => tellPage(page, app, complaints));
  const frame = page.frame({ name: 'app' })!;
  // What is typed or chosen before React has taken the page over would be lost.
  await frame.waitForFunction(
    () =>
      Object.keys(document).some((key) => key.startsWith('__reactContainer')) ||
      Object.keys(document.body).some((key) => key.startsWith('__react')),
  );
  return {
    page,
    app,
    press: async (role, name) => {
      const control = app.getByRole(role, { name, exact: typeof name === 'string' }).first();
      await control.waitFor();
      if (byKeyboard) await pressByKeyboard(page, control, role);
      else await control.click();
    },
    fill: async (label, text) => {
      const field = app.getByLabel(label, { exact: typeof label === 'string' }).first();
      if (byKeyboard) {
        await tabTo(page, field);
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.type(text);
      } else await field.fill(text);
    },
    save: async () => {
      const save = app.locator('ui-save-bar button[variant=primary]');
      await save.waitFor({ state: 'attached' });
      await save.evaluate((button: HTMLElement) => button.click());
    },
    toast: async (text) => {
      const said = (wanted: string) =>
        (window as unknown as { __toasts: string[] }).__toasts.includes(wanted);
      await frame.waitForFunction(said, text);
    },
    check: async () => {
      // What axe looks at is the same document in every manner, but for the width of a phone.
      if (manner !== 'keyboard' && manner !== 'blocked storage')
        expect(await gravestFindings(frame)).toEqual([]);
      // Polaris measures its tables and filters once they are there, and lays them out anew.
      const overflow = () =>
        frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect
        .poll(overflow, { message: 'pixels that the page is wider than its window', timeout: 5_000 })
        .toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
    },
    forgive: (complaint) => {
      const left = complaints.filter((said) => !complaint.test(said));
      complaints.splice(0, complaints.length, ...left);
    },
    close: () => context.close(),
  };
}

/** What a person would have seen when the test failed: a time-out alone says nothing of the cause. */
async function tellPage(page: Page, app: FrameLocator, complaints: string[]): Promise<void> {
  if (page.isClosed()) return;
  const text = await app
    .locator('body')
    .innerText({ timeout: 2000 })
    .catch((error: unknown) => String(error));
  process.stderr.write(`\nthe page said:\n${text.slice(0, 3000)}\n${complaints.join('\n')}\n`);
}

/** A permission asked for the context denies what is not named: cookies and storage of a framed site among it. */
async function blockThirdPartyStorage(context: BrowserContext): Promise<void> {
  await context.grantPermissions(['local-network-access']);
}

type Control = ReturnType<FrameLocator['getByRole']>;

async function pressByKeyboard(page: Page, control: Control, role: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(role === 'checkbox' || role === 'radio' ? 'Space' : 'Enter');
}

/** Goes on by Tab until the control has the focus: one that cannot be reached so is a fault. */
async function tabTo(page: Page, control: Control): Promise<void> {
  for (let stop = 0; stop < 150; stop += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(control)} cannot be reached by Tab`);
}

async function gravestFindings(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const violations = await frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    return (await axe.run(document)).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map(({ html }) => html.slice(0, 120)),
    }));
  });
  return violations
    .filter(({ impact }) => GRAVE.has(impact ?? ''))
    .map(({ id, where }) => `${id}: ${where.join(' | ')}`);
}
