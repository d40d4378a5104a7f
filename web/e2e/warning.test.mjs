// Trouble ahead: an agreement that stands in red, its case, an order that a vendor carries out, a visit that no order goes round.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { become, demoPeople, noBrowser, openBrowser, openPage, settled } from './browser.mjs';
import { openHouse } from './house.mjs';

const skip = noBrowser() ?? false;
let house;
let browser;
let people;

before(async () => {
  if (skip) return;
  house = await openHouse({ clock: '2026-11-20T02:00:00Z' });
  browser = await openBrowser();
  people = await demoPeople(house.url);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

const sit = async (role, where) => {
  const page = await openPage(browser, { width: 1280 });
  await become(page, house.url, people.find((one) => one.role === role).user);
  await page.goto(house.url + where);
  await settled(page);
  return page;
};

const click = async (page, name, role = 'button') => {
  await page.getByRole(role, { name, exact: true }).first().click();
  await settled(page);
};

/** A day on which an order may be due, by the books of the lender and by the clock of the house alike. */
const dayAhead = async (page) => {
  const { businessDate } = await (await page.request.get(`${house.url}/api/session`)).json();
  return new Date(Date.parse(businessDate) + 30 * 86_400_000).toISOString().slice(0, 10);
};

const panel = (page, title) => page.locator('.wh-panel', { has: page.getByRole('heading', { name: title }) });

const pick = async (page, within, label, option) => {
  await within.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).click();
};

/** A vendor that was evaluated on this day, so that orders go to it. */
const takeVendorOn = async (name) => {
  const admin = await sit('admin', '/audit/collections/vendors');
  await click(admin, /Add a vendor/);
  await admin.getByLabel('Name').fill(name);
  await click(admin, 'Add');
  await admin.getByRole('row', { name }).getByRole('button', { name: 'Evaluate' }).click();
  const drawer = admin.getByRole('dialog');
  await drawer.getByText(/Orders since/).waitFor();
  await drawer.getByLabel('Score').fill('85');
  await drawer.getByRole('button', { name: 'Evaluate' }).click();
  await admin.getByRole('row', { name }).getByText('0 of 0 done, 0 in time').waitFor();
  return admin;
};

test('from a red warning to its case, and an order that a vendor carries out', { skip }, async () => {
  const admin = await takeVendorOn('Jiangcheng Towing');
  const page = await sit('servicing', '/servicing/collections/warnings');
  await page.locator('.ant-table-row', { hasText: 'Red' }).first().click();
  await page.getByText(/Demonstration weights/).waitFor();
  await page
    .getByText(/no device|no consent|not known/)
    .first()
    .waitFor();
  await click(page, 'Open the case', 'link');
  const warning = panel(page, 'Early warning');
  await warning.getByText('Red', { exact: true }).waitFor();
  await warning.getByRole('button', { name: 'Make it anew' }).click();
  await warning.getByText('Days past due now').waitFor();

  const work = panel(page, 'Work orders and visits');
  const due = await dayAhead(page);
  await pick(page, work, 'What', 'Tow the car');
  await pick(page, work, 'Who', 'Jiangcheng Towing');
  await work.getByLabel('To be done by').fill(due);
  await work.getByLabel('Fee (CNY)').fill('300.00');
  await click(page, 'Send the order');
  await work.locator('summary', { hasText: 'Tow the car' }).click();
  await work.getByText('300.00').waitFor();
  await click(page, 'The vendor accepts');
  await work.getByLabel('What came of it').fill('Stands in yard 3.');
  await work.getByLabel('Documents').fill('no sum');
  await work.getByText('Each is 64 hexadecimal digits in lower case.').waitFor();
  await work.getByLabel('Documents').fill('a'.repeat(64));
  await click(page, 'Enter the report');
  await click(page, 'The order is done');
  await work.locator('summary', { hasText: 'Done' }).waitFor();
  await page.locator('.wh-timeline').getByText('Tow the car · Done').waitFor();

  await page.goto(`${house.url}/servicing/collections/work`);
  await settled(page);
  await page.getByRole('row', { name: /Tow the car/ }).click();
  await page.getByText('Stands in yard 3.').waitFor();

  await admin.reload();
  await click(admin, 'Evaluate');
  await admin.getByRole('dialog').getByText('of them in time').waitFor();
  assert.deepEqual([...admin.complaints, ...page.complaints], []);
});

test('a visit of own people is reported only with the contact by which it was carried out', { skip }, async () => {
  const page = await sit('servicing', '/servicing/collections/warnings');
  await page.locator('.ant-table-row', { hasText: 'Red' }).getByRole('link').first().click();
  await settled(page);
  const work = panel(page, 'Work orders and visits');
  const due = await dayAhead(page);
  await pick(page, work, 'What', 'Visit the debtor');
  await pick(page, work, 'Who', 'own people');
  await work.getByLabel('To be done by').fill(due);
  await click(page, 'Send the order');
  await work.locator('summary', { hasText: 'Visit the debtor' }).click();
  await work.getByText(/Begin the visit as a contact of this case/).waitFor();
  await work.getByLabel('What came of it').fill('Spoke to him.');
  assert.ok(await work.getByRole('button', { name: 'Enter the report' }).isDisabled());

  await click(page, 'Begin a visit');
  await page.getByLabel('Recording').fill('rec/2026/9');
  await click(page, 'Enter how it went');
  await pick(page, work, 'Visit', /reached/);
  await click(page, 'Enter the report');
  await click(page, 'The order is done');
  await work.locator('summary', { hasText: 'Visit the debtor' }).locator('.wh-badge', { hasText: 'Done' }).waitFor();
  assert.deepEqual(page.complaints, []);
});
