// Somebody is late: a call that the night forbids, one that the day allows, a promise, an order for the car that one
// person makes and another sends out, and time that the customer asks for himself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { become, demoPeople, noBrowser, openBrowser, openPage, settled } from './browser.mjs';
import { openHouse } from './house.mjs';

const skip = noBrowser() ?? false;
let house;
let browser;
let people;
let late;

// 10:00 in Shanghai, on a Friday that is no holiday: the hours of contact are those of this clock.
const morning = '2026-11-20T02:00:00Z';
// At that moment it is 02:00 there.
const asleep = 'Atlantic/Reykjavik';
// So many nights in which nobody pays, and a car of the small world may be recovered: 90 days late and more.
const nights = 64;

before(async () => {
  if (skip) return;
  house = await openHouse({ clock: morning });
  browser = await openBrowser();
  people = await demoPeople(house.url);
  late = await letDaysPass();
});

after(async () => {
  await browser?.close();
  await house?.close();
});

const inRole = (role) => people.find((one) => one.role === role);

const sit = async (person, where, look = {}) => {
  const page = await openPage(browser, { width: 1280, ...look });
  await become(page, house.url, person.user);
  await page.goto(house.url + where);
  await settled(page);
  return page;
};

const read = async (page, path) => (await page.request.get(house.url + path)).json();

const write = async (page, path, data) => {
  const { csrfToken } = await read(page, '/api/session');
  const answer = await page.request.post(house.url + path, {
    data,
    headers: { 'X-CSRF-TOKEN': csrfToken, 'Idempotency-Key': `collections-${Math.random()}` },
  });
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
};

/** Ends the direct debits and closes one day after the other, in which nobody pays; answers who is late then, the latest first. */
const letDaysPass = async () => {
  const page = await openPage(browser);
  await become(page, house.url, inRole('servicing').user);
  for (const { mandate } of (await read(page, '/api/bank/mandates?state=standing&limit=200')).items) {
    await write(page, `/api/bank/mandates/${mandate.id}/withdrawal`, {});
  }
  await become(page, house.url, inRole('treasury').user);
  for (let night = 0; night < nights; night += 1) {
    const { businessDate } = await read(page, '/api/session');
    await write(page, '/api/close-of-business', { day: businessDate });
  }
  await become(page, house.url, inRole('servicing').user);
  const { items } = await read(page, '/api/collections/queue?limit=50');
  await page.context().close();
  return items.sort((a, b) => b.daysPastDue - a.daysPastDue);
};

const click = async (page, name, role = 'button') => {
  await page.getByRole(role, { name, exact: true }).first().click();
  await settled(page);
};

const panel = (page, title) => page.locator('.wh-panel', { has: page.getByRole('heading', { name: title }) });

const channel = (page, name) => page.locator('.wh-channels li', { hasText: name }).first();

const openCase = async (page, one) => {
  await page.goto(`${house.url}/servicing/collections/cases/${one.agreement}`);
  await settled(page);
};

/** Some days after a day. */
const inDays = (day, days) => new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

test('a call at night is blocked and says why; by day it is begun, ended, and a promise made', { skip }, async () => {
  assert.ok(late.length >= 2, `only ${late.length} are late`);
  const [first, second] = late.slice(-2);
  const page = await sit(inRole('servicing'), '/servicing/collections');
  await page.getByRole('link', { name: first.number }).click();
  await settled(page);
  await channel(page, 'Call').getByText('open', { exact: true }).waitFor();

  await page.getByLabel('New time zone').fill(asleep);
  await click(page, 'Enter the zone');
  const call = channel(page, 'Call');
  await call.getByText(/It is \d\d:\d\d where the debtor lives; contact him from 8:00 to 22:00/).waitFor();
  await call.getByText('R-COL-01').waitFor();
  await call.getByText('Unverified source').waitFor();
  assert.ok(await call.getByRole('button').isDisabled());
  await channel(page, 'Letter').getByText('open', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Contact is blocked now' }).waitFor();

  await openCase(page, second);
  await click(page, /Begin a call/);
  await channel(page, 'Call')
    .getByText(/Somebody is at this debtor already/)
    .waitFor();
  await click(page, 'Enter how it went');
  await page.getByText('Name the recording of what was spoken.').waitFor();
  await page.getByLabel('Recording').fill('rec/2026/1');
  await click(page, 'Enter how it went');
  await page.locator('.wh-timeline').getByText('Call · reached').waitFor();

  const promises = panel(page, 'Promises to pay');
  await promises.getByLabel('By').fill(inDays((await read(page, '/api/session')).businessDate, 3));
  await promises.getByRole('button', { name: 'Enter the promise' }).click();
  await promises.getByRole('row', { name: /open/ }).waitFor();
  await panel(page, 'Recovery of the car')
    .getByText(/A promise to pay stands/)
    .waitFor();
  assert.deepEqual(page.complaints, []);
});

test('one person orders that a car be recovered, another sends the order out', { skip }, async () => {
  const oldest = late[0];
  assert.ok(oldest.daysPastDue >= 90, `the oldest is ${oldest.daysPastDue} days late`);
  const admin = await sit(inRole('admin'), '/audit/collections/vendors');
  await click(admin, /Add a vendor/);
  await admin.getByLabel('Name').fill('Jiangcheng Recovery');
  await click(admin, 'Add');
  await admin.getByText('no order goes there', { exact: true }).waitFor();

  const servicing = await sit(inRole('servicing'), '/servicing/collections');
  await openCase(servicing, oldest);
  await click(servicing, 'Order the recovery');
  await click(servicing, 'open the order', 'link');
  await servicing.getByText('You ordered it; another person sends it out.').waitFor();
  assert.equal(await servicing.getByRole('button', { name: 'Send it out' }).count(), 0);

  await admin.goto(servicing.url().replace('/servicing/', '/audit/'));
  await settled(admin);
  const choose = async (name) => {
    await admin.getByRole('combobox', { name: 'Vendor' }).click();
    await admin.locator('.ant-select-item-option', { hasText: name }).click();
    await click(admin, 'Send it out');
  };
  await choose('Jiangcheng Recovery · not evaluated');
  await admin.getByText(/The vendor was not evaluated in the last 365 days/).waitFor();
  await click(admin, 'Vendors', 'link');
  await click(admin, 'Evaluate');
  await admin.getByLabel('Score').fill('80');
  await admin.getByRole('dialog').getByRole('button', { name: 'Evaluate' }).click();
  await admin.getByText('evaluated', { exact: true }).waitFor();
  await admin.goto(servicing.url().replace('/servicing/', '/audit/'));
  await settled(admin);
  await choose('Jiangcheng Recovery');
  await admin.locator('.wh-badge', { hasText: 'With a vendor' }).first().waitFor();

  await openCase(servicing, oldest);
  await servicing.locator('.wh-timeline').getByText('Recovery of the car · With a vendor').waitFor();
  assert.deepEqual([...admin.complaints, ...servicing.complaints], []);
});

test('a customer who is late asks for time: nobody calls him until another person has answered', { skip }, async () => {
  const customer = await openPage(browser, { width: 390, height: 844 });
  const mine = await lateCustomer(customer);
  await customer.goto(`${house.url}/customer/payments`);
  await settled(customer);
  await click(customer, /Late\? What you can do/, 'link');
  await customer.getByText(/Only from 8:00 to 22:00 where you live/).waitFor();
  await customer.getByRole('combobox', { name: 'Why' }).click();
  await customer.locator('.ant-select-item-option', { hasText: 'Illness' }).click();
  await customer
    .getByLabel('Until')
    .fill(inDays((await read(customer, `/api/collections/cases/${mine.agreement}/mine`)).today, 60));
  await click(customer, 'Ask for the plan');
  await customer.getByText('asked for', { exact: true }).waitFor();
  await customer.getByText('You asked for time: nobody calls or visits you; only letters come.').waitFor();

  const servicing = await sit(inRole('servicing'), '/servicing/collections');
  await openCase(servicing, mine);
  await servicing.getByText('Collection rests.').waitFor();
  await channel(servicing, 'Call')
    .getByText(/Collection rests because of a hardship/)
    .waitFor();
  assert.ok(await channel(servicing, 'Call').getByRole('button').isDisabled());
  await click(servicing, 'Grant');
  await panel(servicing, 'Hardship plan').getByText('granted', { exact: true }).waitFor();

  await customer.reload();
  await settled(customer);
  await customer.getByText('granted', { exact: true }).waitFor();
  assert.deepEqual([...customer.complaints, ...servicing.complaints], []);
});

/** Takes the seat of a customer of the desk's lender who is late by now. */
const lateCustomer = async (page) => {
  const taken = new Set(late.slice(-2).map((one) => one.agreement));
  for (const person of people.filter((one) => one.role === 'customer' && one.hasContract)) {
    await become(page, house.url, person.user);
    for (const { id } of (await read(page, '/api/agreements')).items) {
      const found = late.find((one) => one.agreement === id);
      if (found && !taken.has(id)) return found;
    }
  }
  throw new Error('No customer of the demo is late.');
};
