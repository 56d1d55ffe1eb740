/** Turns a one-time link into the cookies of a signed-in person. */
import type { Browser, BrowserContext } from 'playwright-core';

export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Opens a one-time link and confirms it where the page asks for that. */
export async function useSignInLink(browser: Browser, link: string): Promise<StorageState> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  if (new URL(page.url()).pathname.startsWith('/sign-in/')) {
    await page
      .locator('main form button[type=submit], main form button:not([type])')
      .first()
      .click();
  }
  const state = await context.storageState();
  await context.close();
  if (state.cookies.length === 0) throw new Error(`the link did not sign in: ${page.url()}`);
  return state;
}

/** The Cookie header of a person, for plain requests. */
export function cookieHeader(state: StorageState): string {
  return state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
