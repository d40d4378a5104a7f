// Somebody is late: from an early warning to its case, an order that a vendor carries out, a visit that no order goes
// round. Then a call that the night forbids, one that the day allows, a promise, an order for the car that one person
// makes and another sends out, the sale of that car, and time that the customer asks for himself.
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
  await closeDays(page, nights);
  await become(page, house.url, inRole('servicing').user);
  const { items } = await read(page, '/api/collections/queue?limit=50');
  await page.context().close();
  return items.sort((a, b) => b.daysPastDue - a.daysPastDue);
};

const closeDays = async (page, count) => {
  await become(page, house.url, inRole('treasury').user);
  for (let night = 0; night < count; night += 1) {
    const { businessDate } = await read(page, '/api/session');
    await write(page, '/api/close-of-business', { day: businessDate });
  }
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

const pick = async (page, within, label, option) => {
  await within.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).click();
};

/** A vendor that was evaluated on this day, so that orders go to it. */
const takeVendorOn = async (name) => {
  const admin = await sit(inRole('admin'), '/audit/collections/vendors');
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
  const page = await sit(inRole('servicing'), '/servicing/collections/warnings');
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
  const due = inDays((await read(page, '/api/session')).businessDate, 30);
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
  const page = await sit(inRole('servicing'), '/servicing/collections/warnings');
  await page.locator('.ant-table-row', { hasText: 'Red' }).getByRole('link').first().click();
  await settled(page);
  const work = panel(page, 'Work orders and visits');
  const due = inDays((await read(page, '/api/session')).businessDate, 30);
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
  const vendor = admin.getByRole('row', { name: 'Jiangcheng Recovery' });
  await vendor.getByText('no order goes there', { exact: true }).waitFor();

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
  await vendor.getByRole('button', { name: 'Evaluate' }).click();
  await admin.getByLabel('Score').fill('80');
  await admin.getByRole('dialog').getByRole('button', { name: 'Evaluate' }).click();
  await vendor.getByText('evaluated', { exact: true }).waitFor();
  await admin.goto(servicing.url().replace('/servicing/', '/audit/'));
  await settled(admin);
  await choose('Jiangcheng Recovery');
  await admin.locator('.wh-badge', { hasText: 'With a vendor' }).first().waitFor();

  await openCase(servicing, oldest);
  await servicing.locator('.wh-timeline').getByText('Recovery of the car · With a vendor').waitFor();
  assert.deepEqual([...admin.complaints, ...servicing.complaints], []);
});

test(
  'the car is sold by another person than who set its price, and its proceeds go out to the cent',
  { skip },
  async () => {
    const oldest = late[0];
    const paper = 'ab'.repeat(32);
    const desk = await sit(inRole('servicing'), '/servicing/collections/recoveries');
    await desk.getByRole('row', { name: new RegExp(oldest.number) }).click();
    await click(desk, 'The car is here');
    await desk.getByLabel('Its document (SHA-256)').fill(paper);
    await click(desk, 'Open the sale');
    await desk.getByText(/Send a letter to the debtor from the page of the case/).waitFor();
    const saleAt = desk.url();
    const sell = panel(desk, 'Sale to the highest bid');
    await sell
      .getByText('The debtor has 10 days from the letter that tells him of the sale; write it, and wait.')
      .waitFor();
    await sell.getByText('R-COL-10').waitFor();
    assert.ok(await sell.getByRole('button', { name: 'Sell to the highest bid' }).isDisabled());

    await openCase(desk, oldest);
    await click(desk, /Send a letter/);
    await desk.locator('.wh-timeline').getByText('Letter · sent').first().waitFor();
    await desk.goto(saleAt);
    await settled(desk);
    await desk.getByRole('combobox', { name: 'Letter' }).click();
    await desk.locator('.ant-select-item-option').first().click();
    await click(desk, 'Record the letter');
    const price = panel(desk, 'Appraisal and reserve');
    await price.getByLabel('Appraisal (CNY)').fill('100,000.01');
    await price.getByLabel('Appraised by').fill('Jiangcheng Appraisal');
    await price.getByLabel('Reserve (CNY)').fill('70,000.00');
    await price.getByText('The reserve is at least 70,000.01.').waitFor();
    await price.getByLabel('Reserve (CNY)').fill('70,000.01');
    await price.getByRole('button', { name: 'Set the price' }).click();
    const bids = panel(desk, 'Bids');
    for (const [bidder, amount] of [
      ['Lin Motors', '69,000.00'],
      ['Hanjiang Cars', '900,000.00'],
    ]) {
      await bids.getByLabel('Bidder').fill(bidder);
      await bids.getByLabel('Bid (CNY)').fill(amount);
      await bids.getByRole('button', { name: 'Enter the bid' }).click();
      await bids.getByRole('row', { name: new RegExp(bidder) }).waitFor();
    }
    await sell.getByText('You set the price; another person sells.').waitFor();

    const nightly = await openPage(browser);
    await closeDays(nightly, 10);
    const admin = await sit(inRole('admin'), new URL(saleAt).pathname.replace('/servicing/', '/audit/'));
    await click(admin, 'Sell to Hanjiang Cars for 900,000.00');
    await admin.locator('.wh-badge', { hasText: 'Sold' }).first().waitFor();

    await desk.reload();
    await settled(desk);
    await click(desk, 'Add a cost');
    const proceeds = panel(desk, 'Where the proceeds go');
    await proceeds.getByLabel('Amount (CNY)').fill('1,200.34');
    await proceeds.getByText('Each cost needs an amount above zero').waitFor();
    await proceeds.getByLabel('Invoice (SHA-256)').fill(paper);
    await proceeds.getByText('898,799.66').waitFor();
    await click(desk, 'Share the proceeds');
    await desk.getByRole('dialog').getByRole('button', { name: 'Share the proceeds' }).click();
    await proceeds.getByRole('row', { name: /Cost: Towing/ }).waitFor();
    await proceeds
      .getByRole('row', { name: /Sum of the shares/ })
      .getByText('900,000.00')
      .waitFor();
    await proceeds.getByRole('row', { name: /Surplus: held for the debtor/ }).waitFor();
    assert.deepEqual([...desk.complaints, ...admin.complaints], []);
  },
);

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
