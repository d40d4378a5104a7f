// Every page, looked at by rules: in English and light, in Chinese and dark, narrow and wide; a page that stands on
// several desks on the first of them. PICTURES=folder looks on each desk, at all four pairs of language and theme and at
// four widths, and keeps what was seen, for the eye.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { become, demoPeople, noBrowser, openBrowser, openPage, settled } from './browser.mjs';
import { openHouse } from './house.mjs';
import { axe, overflow, type } from './looks.mjs';

const pictures = process.env.PICTURES;
const widths = pictures ? [360, 768, 1920] : [360];
const desk = { width: 1280, height: 900 };
const roles = ['customer', 'dealer', 'underwriter', 'servicing', 'treasury', 'regulator', 'admin', 'insurer'];
const skip = noBrowser() ?? false;
let house;
let browser;
let people;

before(async () => {
  if (skip) return;
  house = await openHouse();
  browser = await openBrowser();
  people = await demoPeople(house.url);
  await askForSomething();
  if (pictures) mkdirSync(pictures, { recursive: true });
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** A request that waits, so that the queue and its panel are looked at with something in them. */
const askForSomething = async () => {
  const page = await openPage(browser);
  await become(page, house.url, people.find((one) => one.role === 'servicing').user);
  const session = await (await page.request.get(`${house.url}/api/session`)).json();
  const list = await (await page.request.get(`${house.url}/api/agreements?state=active&limit=1`)).json();
  const answer = await page.request.post(`${house.url}/api/agreements/${list.items[0].id}/change-requests`, {
    data: { type: 'termExtension', instalments: 6, note: 'Walk' },
    headers: { 'X-CSRF-TOKEN': session.csrfToken, 'Idempotency-Key': `walk-${Math.random()}` },
  });
  assert.ok(answer.ok() || answer.status() === 409, await answer.text());
  await page.context().close();
};

/** A path without its records: one page of a kind is enough. */
const kindOf = (path) => path.replaceAll(/[a-z]+_[0-9a-f]{32}/g, 'one').split('?')[0];

/** The links inside the portal that a page shows. */
const linksOn = (page) =>
  page.$$eval('a[href^="/"]:not([href^="/api/"])', (links) => links.map((link) => link.getAttribute('href')));

/** The record that the page's list opens first. */
const recordOn = async (page) => {
  const row = await page.$('.wh-grid .ant-table-row');
  if (!row) return [];
  await row.dblclick();
  await settled(page);
  return [new URL(page.url()).pathname];
};

/** Pages that a button leads to, below a page that a link leads to. */
const beyond = (path) => (/^\/servicing\/agr_[^/]+$/.test(path) ? [`${path}/compare`] : []);

const lookedAt = new Set();

/**
 * What a page has in common with itself on another desk: its place below the desk, its headings, and what one can do
 * there. An administrator's buttons make it another page than a reader's.
 */
const signOf = async (page, path) => {
  const words = await page.$$eval('main :is(h1, h2, h3, th, label, button)', (all) =>
    all.map((one) => one.textContent),
  );
  return [kindOf(path).replace(/^\/[^/]+(?=\/)/, ''), ...new Set(words)].join('\n');
};

/** Looks at every kind of page that can be reached from the first one; answers the complaints. */
const walk = async (page, role) => {
  const complaints = [];
  const known = new Set(['/']);
  for (const open = ['/']; open.length > 0; ) {
    await page.goto(house.url + open.shift());
    await settled(page);
    const path = new URL(page.url()).pathname;
    known.add(kindOf(path));
    const ways = [...(await linksOn(page)), ...beyond(path)];
    const sign = await signOf(page, path);
    if (pictures || !lookedAt.has(sign)) complaints.push(...(await lookAt(page, path, pictureOf(page, role, path))));
    lookedAt.add(sign);
    for (const way of [...ways, ...(await recordOn(page))]) {
      if (known.has(kindOf(way))) continue;
      known.add(kindOf(way));
      open.push(way);
    }
  }
  return complaints;
};

/** Keeps what was seen of a page under a name of its own, where somebody wants to look. */
const pictureOf = (page, role, path) => (look) =>
  pictures &&
  page.screenshot({ path: join(pictures, `${role}${kindOf(path).replaceAll('/', '-')}-${look}.png`), fullPage: true });

/** Turns a switch of the top bar, as a person does. */
const turn = async (page, name) => {
  await page.locator('.wh-switch').getByText(name, { exact: true }).click();
  await settled(page);
};

// A page opens in the first of them.
const looks = [
  { language: 'EN', theme: 'Light', name: 'en-light' },
  { language: '中', theme: '深', name: 'zh-dark' },
  ...(pictures
    ? [
        { language: 'EN', theme: 'Dark', name: 'en-dark' },
        { language: '中', theme: '浅', name: 'zh-light' },
      ]
    : []),
];

/** The open page in each of the looks: the whole of axe, type, and what sticks out at each width. */
const lookAt = async (page, path, picture) => {
  const found = [];
  for (const { language, theme, name } of looks) {
    const say = (at, list) => found.push(...list.map((one) => `${kindOf(path)} ${at}: ${one}`));
    if (name !== looks[0].name) {
      await turn(page, language);
      await turn(page, theme);
    }
    say(name, await axe(page));
    say(name, await type(page));
    say(name, await overflow(page));
    await picture(name);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      say(`${name} ${width}`, await overflow(page));
      if (width === 360) await picture(`${name}-360`);
    }
    await page.setViewportSize(desk);
    await settled(page);
  }
  return found;
};

test('sign-in: the first page reads well in zh and en, light and dark, narrow and wide', { skip }, async () => {
  const page = await openPage(browser, desk);
  await page.goto(`${house.url}/sign-in`);
  await settled(page);
  const complaints = await lookAt(page, '/sign-in', pictureOf(page, 'nobody', '/sign-in'));
  assert.deepEqual([...complaints, ...page.complaints], []);
  await page.context().close();
});

for (const role of roles) {
  test(`${role}: every page reads well in zh and en, light and dark, narrow and wide`, { skip }, async () => {
    const person = people.find((one) => one.role === role && (role !== 'customer' || one.hasContract));
    assert.ok(person, `the demo has nobody in the role ${role}`);
    const page = await openPage(browser, desk);
    await become(page, house.url, person.user);
    const complaints = await walk(page, role);
    complaints.push(...page.complaints);
    await page.context().close();

    assert.deepEqual([...new Set(complaints)], []);
  });
}

test('the menu of changes, a form and its preview read well in both languages, narrow and wide', { skip }, async () => {
  const page = await openPage(browser, desk);
  await become(page, house.url, people.find((one) => one.role === 'servicing').user);
  const list = await (await page.request.get(`${house.url}/api/agreements?state=active&limit=1`)).json();
  const complaints = [];
  for (const [language, theme] of [
    ['EN', 'Dark'],
    ['中', '浅'],
  ]) {
    await page.goto(`${house.url}/servicing/${list.items[0].id}`);
    await settled(page);
    await turn(page, language);
    await turn(page, theme);
    await page.keyboard.press('c');
    await page.getByRole('option').first().waitFor();
    for (const what of ['menu', 'form']) {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        await settled(page);
        const found = [...(await overflow(page)), ...(await type(page)), ...(width === 1280 ? await axe(page) : [])];
        complaints.push(...found.map((one) => `${what} ${language} ${width}: ${one}`));
        if (pictures)
          await page.screenshot({ path: join(pictures, `change-${what}-${language}-${theme}-${width}.png`) });
      }
      await page.setViewportSize(desk);
      if (what === 'menu') {
        await page
          .getByRole('combobox')
          .last()
          .fill(language === 'EN' ? 'holiday' : '假期');
        await page.keyboard.press('Enter');
        await page.locator('.wh-move-result').waitFor();
        await settled(page);
      }
    }
  }
  await page.context().close();
  assert.deepEqual([...new Set([...complaints, ...page.complaints])], []);
});
