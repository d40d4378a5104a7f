// One Chromium for all browser tests, and the ways a person enters the portal.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why there is none, as a sentence; undefined where there is one. */
export const noBrowser = () =>
  existsSync(executablePath) ? undefined : 'Chromium is not installed: ./run test installs it, or name it in CHROMIUM.';

export const openBrowser = () => chromium.launch({ executablePath, headless: true, args: flags });

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
      // A contract is shown in a frame that may store nothing.
      if (window !== window.top) return;
      localStorage.setItem('wheelhouse.language', tongue);
      localStorage.setItem('wheelhouse.theme', look);
    },
    [language, theme],
  );
  // Patience for a machine that has other things to do; nothing is asserted of it.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.complaints = [];
  follow(page);
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

/**
 * Takes the seat of a demo customer who pays a loan back to the lender of a desk, so that both see the same agreement:
 * the newest customers of the demo may as well hire a car, and of another house.
 */
export const becomeBorrower = async (page, url, people, desk) => {
  const read = async (path) => (await page.request.get(url + path)).json();
  for (const person of people.filter((one) => one.role === 'customer' && one.hasContract)) {
    await become(page, url, person.user);
    for (const { id, state } of (await read('/api/agreements')).items) {
      const agreement = await read(`/api/agreements/${id}`);
      if (state === 'active' && agreement.family === 'loan' && agreement.lender?.id === desk.organisationId) return;
    }
  }
  throw new Error('No customer of the demo pays a loan back to the lender of the desk.');
};

/**
 * Waits until what is read is as it should be, and answers it; the last reading stands in the complaint.
 * For a figure that may still be the one before: nothing is asserted of how long it takes.
 */
export const until = async (read, holds, what) => {
  let seen;
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((go) => setTimeout(go, 100))) {
    seen = await read();
    if (holds(seen)) return seen;
  }
  throw new Error(`${what}: last seen ${JSON.stringify(seen)}`);
};

/** Waits until nothing is asked for, nothing says that it is busy, and the fonts are there. */
export const settled = async (page) => {
  for (let quiet = 0; quiet < 3; ) {
    await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))));
    const busy = page.asked.size > 0 || (await page.$('[aria-busy=true]')) !== null;
    quiet = busy ? 0 : quiet + 1;
  }
  await page.evaluate(() => document.fonts.ready);
};

const follow = (page) => {
  page.asked = new Set();
  page.on('request', (request) => page.asked.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.asked.delete(request));
  // A request of the page that was left may end without a word.
  page.on('framenavigated', (frame) => frame === page.mainFrame() && page.asked.clear());
};
