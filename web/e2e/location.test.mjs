// Where a car is: looked at for a reason, on record with its customer, and dark when he takes his consent back.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { become, demoPeople, noBrowser, openBrowser, openPage, settled } from './browser.mjs';
import { installDevices } from './devices.mjs';
import { freePort, openHouse } from './house.mjs';
import { register, show } from './knock.mjs';
import { axe, overflow, type } from './looks.mjs';

const pictures = process.env.PICTURES;
const skip = noBrowser() ?? false;
let house;
let door;
let browser;
let people;
let tracked;

before(async () => {
  if (skip) return;
  door = await freePort();
  house = await openHouse({ door });
  browser = await openBrowser();
  people = await demoPeople(house.url);
  tracked = await installDevices(browser, house.url, people);
  if (pictures) mkdirSync(pictures, { recursive: true });
});

after(async () => {
  await browser?.close();
  await house?.close();
});

const clerk = () => people.find((one) => one.role === 'servicing').user;

const keep = (page, name) => pictures && page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });

/** Says what the look is for, by the keyboard, and looks. */
const look = async (page) => {
  await page.goto(`${house.url}/servicing/telematics`);
  await settled(page);
  await page.getByRole('combobox', { name: /look for|查看目的/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Look at the map|查看地图/ }).press('Enter');
  await page.locator('.wh-kpis').waitFor();
  await settled(page);
};

for (const [language, theme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
]) {
  test(`the map, a car's day and the alarms read well (${language}, ${theme})`, { skip }, async () => {
    const page = await openPage(browser, { language, theme });
    await become(page, house.url, clerk());
    const found = [];
    const say = async (name) => {
      const list = [...(await axe(page)), ...(await type(page)), ...(await overflow(page))];
      found.push(...list.map((one) => `${name}: ${one}`));
      await keep(page, `${name}-${language}-${theme}`);
    };
    await look(page);
    await say('map');
    await page.getByRole('link', { name: tracked.vin }).press('Enter');
    await page.locator('.wh-timeline').waitFor();
    // An hour after midnight the drive is yesterday's.
    await page.locator('input[type=date]').fill(new Date(tracked.drove).toLocaleDateString('sv'));
    await page.locator('.wh-timeline').waitFor();
    await settled(page);
    assert.match(await page.locator('.wh-timeline').innerText(), language === 'en' ? /Trip of/ : /行程/);
    await say('car');
    await page.goto(`${house.url}/servicing/telematics/alarms`);
    await page.locator('.ant-table-row').first().click();
    await settled(page);
    await say('alarms');
    await page.context().close();
    assert.deepEqual([...found, ...page.complaints], []);
  });
}

test('who is turned away is seen at the doors, and a device that lost its code is freed', { skip }, async () => {
  const terminal = '013800000003';
  const { code } = await register(door, terminal);
  assert.ok(await show(door, terminal, code));
  assert.ok(!(await show(door, terminal, 'lost')));
  assert.ok(!(await show(door, '999', 'guess')));
  assert.equal((await register(door, terminal)).result, 3);

  const desk = people.find((one) => one.user === clerk());
  const admin = people.find((one) => one.role === 'admin' && one.organisationId === desk.organisationId);
  const found = [];
  for (const [language, theme, width] of [
    ['zh-CN', 'dark', 390],
    ['en', 'light', 1440],
  ]) {
    const page = await openPage(browser, { language, theme, width });
    await become(page, house.url, admin.user);
    await page.goto(`${house.url}/audit/devices/strangers`);
    await page.getByText(`JT/T 808 on 127.0.0.1:${door}`).waitFor();
    await settled(page);
    const list = [...(await axe(page)), ...(await type(page)), ...(await overflow(page))];
    found.push(...list.map((one) => `doors ${language}: ${one}`));
    await keep(page, `doors-${language}-${theme}`);
    if (language === 'en') {
      await page.getByText('your device, wrong code').waitFor();
      await page.getByRole('button', { name: 'Free its code' }).press('Enter');
      await page.getByRole('tooltip').getByRole('button', { name: 'Free its code' }).press('Enter');
      await page.getByRole('tooltip').waitFor({ state: 'hidden' });
      await settled(page);
    }
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
  assert.deepEqual(found, []);
  assert.notEqual((await register(door, terminal)).code, code);
  assert.ok(!(await show(door, terminal, code)));
});

test('a customer sees who looked, takes his consent back, and the map is dark', { skip }, async () => {
  const page = await openPage(browser, { width: 390, height: 844 });
  await become(page, house.url, tracked.customer);
  await page.goto(`${house.url}/customer/me/location`);
  await page.getByText('the place on the map, for', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Show how it was driven' }).press('Enter');
  await page.getByText('the device reports every 60 s').waitFor();
  const consent = page.getByRole('switch', { name: 'See where my car is' }).first();
  assert.equal(await consent.getAttribute('aria-checked'), 'true');
  await consent.press('Space');
  await page.locator('[role=switch][aria-checked=false]').first().waitFor();
  await settled(page);
  await keep(page, 'mine');

  await become(page, house.url, clerk());
  await look(page);
  await page.getByText('1 car is dark: no consent').waitFor();
  assert.equal(await page.getByRole('link', { name: tracked.vin }).count(), 0);
  await page.goto(`${house.url}/servicing/telematics/cars/${tracked.vin}`);
  await page.getByText('This car is dark').waitFor();
  await page.context().close();
  assert.deepEqual(page.complaints, []);
});
