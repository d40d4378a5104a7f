// Every page of every role, in both languages and both themes and at five widths: looked at by rules, and by eye in e2e/pictures.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { become, demoPeople, openBrowser, openPage, settled } from './browser.mjs';
import { openHouse } from './house.mjs';
import { axe, overflow, type } from './looks.mjs';

const pictures = process.env.PICTURES;
const widths = [360, 768, 1280, 1920];
const roles = ['customer', 'dealer', 'underwriter', 'servicing', 'treasury', 'regulator', 'admin'];
let house;
let browser;
let people;

before(async () => {
  house = await openHouse();
  browser = await openBrowser();
  people = await demoPeople(house.url);
  if (pictures) mkdirSync(pictures, { recursive: true });
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** The desk's own tabs, and the first record that each list opens. */
const pathsOf = async (page) => {
  await page.goto(house.url);
  await settled(page);
  const tabs = await page.$$eval('nav.wh-tabs a, nav.wh-bottom-tabs a', (links) =>
    links.map((link) => link.getAttribute('href')),
  );
  const paths = new Set(tabs.length > 0 ? tabs : [new URL(page.url()).pathname]);
  for (const tab of [...paths]) {
    await page.goto(house.url + tab);
    await settled(page);
    const row = await page.$('.wh-grid .ant-table-row');
    if (row) {
      await row.dblclick();
      await settled(page);
      paths.add(new URL(page.url()).pathname);
    }
  }
  return [...paths];
};

const nameOf = (path) =>
  path
    .replaceAll(/[a-z]+_[0-9a-f]{32}/g, 'one')
    .replaceAll('/', '-')
    .replace(/^-/, '');

for (const role of roles) {
  test(`${role}: every page reads well in zh and en, light and dark, narrow and wide`, async () => {
    const person = people.find((one) => one.role === role);
    assert.ok(person, `the demo has nobody in the role ${role}`);
    const complaints = [];
    const scout = await openPage(browser);
    await become(scout, house.url, person.user);
    const storage = await scout.context().storageState();
    const paths = await pathsOf(scout);
    await scout.context().close();

    for (const [language, theme] of [
      ['en', 'light'],
      ['zh-CN', 'light'],
      ['zh-CN', 'dark'],
      ['en', 'dark'],
    ]) {
      const page = await openPage(browser, { language, theme, storage });
      for (const path of paths) {
        await page.goto(house.url + path);
        await settled(page);
        const say = (list) => list.forEach((one) => complaints.push(`${path} ${language} ${theme}: ${one}`));
        say(await axe(page));
        say(await type(page));
        if (pictures)
          await page.screenshot({
            path: join(pictures, `${role}-${nameOf(path)}-${language}-${theme}.png`),
            fullPage: true,
          });
        for (const width of theme === 'light' ? widths : []) {
          await page.setViewportSize({ width, height: 900 });
          say((await overflow(page)).map((one) => `${width}: ${one}`));
          if (pictures && width === 360)
            await page.screenshot({
              path: join(pictures, `${role}-${nameOf(path)}-${language}-360.png`),
              fullPage: true,
            });
        }
        await page.setViewportSize({ width: 1440, height: 900 });
      }
      complaints.push(...page.complaints);
      await page.context().close();
    }

    assert.deepEqual([...new Set(complaints)], []);
  });
}
