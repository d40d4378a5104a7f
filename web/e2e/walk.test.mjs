// Every page of every role, in both languages, both themes and at four widths, looked at by rules.
// PICTURES=folder keeps what was seen, for the eye.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { become, demoPeople, noBrowser, openBrowser, openPage, settled } from './browser.mjs';
import { openHouse } from './house.mjs';
import { axe, overflow, type } from './looks.mjs';

const pictures = process.env.PICTURES;
const widths = [360, 768, 1280, 1920];
const desk = { width: 1440, height: 900 };
const roles = ['customer', 'dealer', 'underwriter', 'servicing', 'treasury', 'regulator', 'admin'];
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

/** The links inside the portal that a page shows, and the record that its list opens first. */
const waysFrom = async (page, path) => {
  await page.goto(house.url + path);
  await settled(page);
  const ways = await page.$$eval('a[href^="/"]:not([href^="/api/"])', (links) =>
    links.map((link) => link.getAttribute('href')),
  );
  const row = await page.$('.wh-grid .ant-table-row');
  if (row) {
    await row.dblclick();
    await settled(page);
    ways.push(new URL(page.url()).pathname);
  }
  return [new URL(page.url()).pathname, ...ways];
};

/** Pages that a button leads to, below a page that a link leads to. */
const beyond = (role, paths) =>
  role === 'servicing' ? paths.filter((path) => /^\/servicing\/agr_/.test(path)).map((path) => `${path}/compare`) : [];

/** Every kind of page that can be reached from the first one. */
const pathsOf = async (page) => {
  const known = new Map();
  for (const open = ['/']; open.length > 0; ) {
    const path = open.shift();
    for (const way of await waysFrom(page, path)) {
      if (way === '/' || known.has(kindOf(way))) continue;
      known.set(kindOf(way), way);
      open.push(way);
    }
  }
  return [...known.values()];
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

/** One page: the whole of axe and all widths once in each language, the colours in the dark too. */
const lookAt = async (page, path, picture) => {
  const found = [];
  const say = (look, list) => found.push(...list.map((one) => `${kindOf(path)} ${look}: ${one}`));
  await page.goto(house.url + path);
  await settled(page);
  for (const [language, light, dark] of [
    ['EN', 'Light', 'Dark'],
    ['中', '浅', '深'],
  ]) {
    await turn(page, language);
    await turn(page, light);
    say(language, await axe(page));
    say(language, await type(page));
    say(language, await overflow(page));
    await picture(`${language}-light`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await settled(page);
      say(`${language} ${width}`, await overflow(page));
      if (width === 360) await picture(`${language}-360`);
    }
    await page.setViewportSize(desk);
    await turn(page, dark);
    say(`${language} dark`, await axe(page, ['color-contrast', 'link-in-text-block']));
    await picture(`${language}-dark`);
  }
  await turn(page, '浅');
  await turn(page, 'EN');
  return found;
};

test('sign-in: the first page reads well in zh and en, light and dark, narrow and wide', { skip }, async () => {
  const page = await openPage(browser, desk);
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
    const complaints = [];
    const paths = await pathsOf(page);
    for (const path of [...paths, ...beyond(role, paths)]) {
      complaints.push(...(await lookAt(page, path, pictureOf(page, role, path))));
    }
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
