// One Chromium for all browser tests, and the ways a person enters the portal.
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });

/** A page in one language, theme and width; what the browser's console complains of is kept in `page.complaints`. */
export const openPage = async (
  browser,
  { language = 'en', theme = 'light', width = 1440, height = 900, storage } = {},
) => {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    ...(storage ? { storageState: storage } : {}),
  });
  await context.addInitScript(
    ([tongue, look]) => {
      localStorage.setItem('wheelhouse.language', tongue);
      localStorage.setItem('wheelhouse.theme', look);
    },
    [language, theme],
  );
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('console', (message) => {
    // The browser reports each refused request by itself; the screen has to say it, not the console.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      page.complaints.push(message.text());
  });
  return page;
};

/** Everybody whom the demo lets one be. */
export const demoPeople = async (url) => {
  const answer = await (await fetch(`${url}/api/demo/people`)).json();
  return answer.items ?? answer;
};

/** Takes a demo person's seat, over the API of the page's own browser context. */
export const become = async (page, url, user) => {
  const session = await (await page.request.get(`${url}/api/session`)).json();
  const answer = await page.request.post(`${url}/api/demo/session`, {
    data: { user },
    headers: { 'X-CSRF-TOKEN': session.csrfToken ?? '' },
  });
  if (!answer.ok()) throw new Error(`Nobody became ${user}: ${answer.status()} ${await answer.text()}`);
};

/** Waits until nothing is loading any more. */
export const settled = async (page) => {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  await page.evaluate(() => document.fonts.ready);
};
