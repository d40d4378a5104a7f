// Help for somebody who cannot pay: a restructuring that one person asks for and another grants, and a payment holiday
// that the customer asks for himself. Nothing changes before the second person says yes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { become, becomeBorrower, demoPeople, noBrowser, openBrowser, openPage, settled } from './browser.mjs';
import { openHouse } from './house.mjs';

const skip = noBrowser() ?? false;
let house;
let browser;
let people;

before(async () => {
  if (skip) return;
  house = await openHouse();
  browser = await openBrowser();
  people = await demoPeople(house.url);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

const inRole = (role) => people.find((one) => one.role === role);

const sit = async (role, where, look = {}) => {
  const page = await openPage(browser, { width: 1280, ...look });
  if (role === 'customer') await becomeBorrower(page, house.url, people, inRole('servicing'));
  else await become(page, house.url, inRole(role).user);
  await page.goto(house.url + where);
  await settled(page);
  return page;
};

const click = async (page, role, name) => {
  await page.getByRole(role, { name, exact: true }).first().click();
  await settled(page);
};

const textOf = async (locator) => (await locator.innerText()).trim();

/** The first open agreement of the desk's list. */
const openFirst = async (page) => {
  await page.goto(`${house.url}/servicing`);
  await settled(page);
  await page
    .locator('.wh-grid .ant-table-row', { hasText: /Running|Due|Overdue/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Schedule' }).waitFor();
  await settled(page);
};

/** Where a row of the preview stands before and after, when the preview is that of what was last filled in. */
const changeOf = async (page, name) => {
  await page.locator('.wh-move-result[aria-busy=false]').waitFor();
  const row = page.locator('.wh-preview').getByRole('row', { name });
  await row.waitFor();
  return row.locator('td').allInnerTexts();
};

test('options are compared, one is asked for, and another person grants it', { skip }, async () => {
  const servicing = await sit('servicing', '/servicing');
  await openFirst(servicing);
  const address = servicing.url();
  const instalments = await textOf(servicing.locator('.wh-kpi', { hasText: 'Payments made' }).locator('.wh-kpi-unit'));

  await servicing.keyboard.press('v');
  await servicing.locator('.wh-compare tbody tr').first().waitFor();
  await settled(servicing);
  const rows = servicing.locator('.wh-compare tbody tr');
  assert.ok((await rows.count()) >= 8);
  assert.ok((await rows.first().locator('td').count()) >= 3, 'as it is, and at least two options');
  await servicing.locator('.wh-compare tfoot button').first().click();
  await settled(servicing);
  await servicing.getByLabel('Note').fill('Lost his job, works again from March');
  await servicing.locator('.wh-move-result').waitFor();
  const [before, after] = await changeOf(servicing, 'Payments to come');
  assert.equal(Number(after.replace(/\D/g, '')), Number(before) + 12);
  await click(servicing, 'button', 'Send as request');
  await servicing.getByText('Waiting for a second person').waitFor();
  assert.equal(
    await textOf(servicing.locator('.wh-kpi', { hasText: 'Payments made' }).locator('.wh-kpi-unit')),
    instalments,
    'nothing has changed yet',
  );

  // Who asked cannot grant it himself.
  await click(servicing, 'link', 'open the request');
  await servicing.getByText('You asked for this yourself').waitFor();
  assert.equal(await servicing.getByRole('button', { name: 'Grant', exact: true }).count(), 0);

  const treasury = await sit('treasury', '/treasury/requests');
  await treasury.locator('.wh-grid .ant-table-row', { hasText: 'Restructuring' }).first().click();
  await treasury.locator('.wh-move-result').waitFor();
  await settled(treasury);
  await click(treasury, 'button', 'Decline');
  await treasury.getByText('A declined request needs a reason.').waitFor();
  await click(treasury, 'button', 'Grant');
  await treasury.getByText(/It became event \d+\./).waitFor();

  await servicing.goto(address);
  await settled(servicing);
  await servicing.locator('.wh-timeline').getByText('Restructuring').first().waitFor();
  const longer = await textOf(servicing.locator('.wh-kpi', { hasText: 'Payments made' }).locator('.wh-kpi-unit'));
  assert.equal(Number(longer.replace(/\D/g, '')), Number(instalments.replace(/\D/g, '')) + 12);
  assert.deepEqual([...servicing.complaints, ...treasury.complaints], []);
});

test('a customer sees what a payment holiday costs, asks for it, and it is granted', { skip }, async () => {
  const customer = await sit('customer', '/customer/payments/relief', { width: 390, height: 844 });
  const holiday = customer.locator('.wh-panel', { hasText: 'Payment holiday' }).last();
  await holiday.locator('.wh-preview').waitFor();
  assert.match(await textOf(holiday.locator('.wh-due-amount')), /^¥[\d,]+\.\d{2}$/);
  await holiday.getByRole('button', { name: 'Ask for it' }).click();
  await customer.getByText('Waiting', { exact: true }).waitFor();

  const servicing = await sit('servicing', '/servicing/requests');
  await servicing.locator('.wh-grid .ant-table-row', { hasText: 'by the customer' }).first().click();
  await servicing.locator('.wh-move-result').waitFor();
  await settled(servicing);
  await servicing.getByLabel('What the one who asked will read').fill('Granted for one instalment.');
  await click(servicing, 'button', 'Grant');
  await servicing.getByText(/It became event \d+\./).waitFor();

  await customer.reload();
  await settled(customer);
  await customer.getByText('Granted', { exact: true }).first().waitFor();
  await customer.getByText('Granted for one instalment.').waitFor();
  assert.deepEqual([...customer.complaints, ...servicing.complaints], []);
});
