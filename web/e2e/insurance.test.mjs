// A car is insured by use, is lost, and its lender is paid first: customer, insurer's two persons and lender.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { become, becomeBorrower, demoPeople, noBrowser, openBrowser, openPage, settled } from './browser.mjs';
import { openHouse } from './house.mjs';
import { axe, overflow, type } from './looks.mjs';

const pictures = process.env.PICTURES;
const skip = noBrowser() ?? false;
let house;
let browser;
let people;

before(async () => {
  if (skip) return;
  house = await openHouse();
  browser = await openBrowser();
  people = await demoPeople(house.url);
  if (pictures) mkdirSync(pictures, { recursive: true });
});

after(async () => {
  await browser?.close();
  await house?.close();
});

const inRole = (role, at = 0) => people.filter((one) => one.role === role)[at];

const phone = { width: 390, height: 844 };

const click = async (page, name) => {
  await page.getByRole('button', { name, exact: true }).first().click();
  await settled(page);
};

/** Takes the entry of a select that says so. */
const choose = async (page, label, entry) => {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-item-option', { hasText: entry }).first().click();
};

const complaints = [];

/** What is wrong with a page as it looks now. */
const look = async (page, name) => {
  const list = [...(await axe(page)), ...(await type(page)), ...(await overflow(page))];
  complaints.push(...list.map((one) => `${name}: ${one}`));
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};

const panel = (page, title) => page.locator('.wh-panel', { has: page.getByRole('heading', { name: title }) }).first();

/** The form of a quote, as the portal asks for it. */
const ask = async (page, words) => {
  await page.getByLabel(words.plate).fill('鄂A12345');
  await page.getByRole('spinbutton', { name: words.age }).fill('35');
  await choose(page, words.area, words.city);
  await page.getByRole('spinbutton', { name: words.kilometres }).fill('9000');
  await click(page, words.ask);
};

const english = {
  plate: 'Plate',
  age: 'Driver’s age',
  area: 'Area',
  city: 'City',
  kilometres: 'Kilometres a year',
  ask: 'Ask for both offers',
};

const chinese = {
  plate: '车牌',
  age: '驾驶人年龄',
  area: '地区',
  city: '城市',
  kilometres: '每年里程',
  ask: '获取两个方案',
};

test('a car is insured by use and lost; the lender is paid first, the customer the rest', { skip }, async () => {
  const customer = await openPage(browser, phone);
  await becomeBorrower(customer, house.url, people, inRole('servicing'));
  await customer.goto(`${house.url}/customer/insurance`);
  await settled(customer);
  await ask(customer, english);
  await customer.getByText('How the price by use is found').waitFor();
  await look(customer, 'offers-en');
  await click(customer, 'Agree, and take this one');
  await customer.getByRole('heading', { name: /^Policy INS-/ }).waitFor();
  await click(customer, 'Pay');
  await customer.getByText(/^Paid /).waitFor();
  await look(customer, 'policy-en');

  await panel(customer, 'Change what you declared')
    .getByRole('spinbutton', { name: 'Kilometres a year' })
    .fill('20000');
  await click(customer, 'Change it');
  await panel(customer, 'Due and paid')
    .getByRole('row', { name: /^Change/ })
    .waitFor();

  await customer.getByLabel('What happened').fill('It was gone from the car park in the morning.');
  await choose(customer, 'What it was', 'Theft');
  await click(customer, 'Report it');
  await customer.getByRole('heading', { name: /^Theft/ }).waitFor();

  const again = await openPage(browser, { ...phone, language: 'zh-CN', theme: 'dark' });
  await becomeBorrower(again, house.url, people, inRole('servicing'));
  await again.goto(`${house.url}/customer/insurance`);
  await again.getByRole('heading', { name: /^盗抢/ }).waitFor();
  await look(again, 'policy-zh');

  const insurer = await openPage(browser);
  await become(insurer, house.url, inRole('insurer').user);
  const openClaim = async () => {
    await insurer.goto(`${house.url}/insurer/claims`);
    await insurer.locator('.ant-table-row').first().click();
    await insurer.getByRole('heading', { name: /^Theft/ }).waitFor();
    await settled(insurer);
  };
  const grant = async () => {
    const worth = await insurer.locator('.wh-facts', { hasText: 'Sum insured' }).first().innerText();
    const [, sum] = /Sum insured\s+\D*([\d,.]+)/.exec(worth);
    await insurer.getByRole('spinbutton', { name: 'Granted' }).fill(sum.replaceAll(',', ''));
    await insurer.getByLabel('Reason, for the customer to read').fill('The police file is there.');
    await click(insurer, 'Accept');
  };
  await openClaim();
  await insurer.getByRole('spinbutton', { name: 'Damage' }).fill('1000');
  await insurer.getByRole('checkbox', { name: 'Total loss' }).check();
  await insurer.getByLabel('Reason, for the customer to read').fill('Not found in thirty days.');
  await click(insurer, 'Assess');
  await grant();
  await insurer.getByText('You assessed this claim', { exact: false }).waitFor();
  await become(insurer, house.url, inRole('insurer', 1).user);
  await openClaim();
  await grant();
  await insurer.getByText('The lender of the car must answer first.').waitFor();
  assert.ok(await insurer.getByRole('button', { name: 'Pay out' }).isDisabled());
  await look(insurer, 'claim-en');

  const lender = await openPage(browser, { language: 'zh-CN', theme: 'dark' });
  await become(lender, house.url, inRole('servicing').user);
  await lender.goto(`${house.url}/servicing/damages`);
  await lender.locator('.ant-table-row').first().click();
  await lender.getByRole('button', { name: '赔款付给我方，以结清贷款为限' }).waitFor();
  await look(lender, 'damages-zh');
  await click(lender, '赔款付给我方，以结清贷款为限');
  await lender.getByText('贷款机构主张受偿', { exact: false }).waitFor();

  await openClaim();
  await click(insurer, 'Pay out');
  await insurer.getByText('To the lender').waitFor();
  await click(insurer, 'Close');
  await insurer.getByRole('button', { name: 'Close' }).waitFor({ state: 'detached' });

  await customer.goto(`${house.url}/customer/insurance`);
  await settled(customer);
  await customer.getByRole('button', { name: english.ask }).waitFor(); // a lost car's policy is over
  await customer.getByText('To the lender').waitFor();
  assert.equal(await customer.getByRole('button', { name: 'Cancel the policy today' }).count(), 0);
  const pages = [customer, again, insurer, lender];
  await Promise.all(pages.map((page) => page.context().close()));
  assert.deepEqual([...complaints.splice(0), ...pages.flatMap((page) => page.complaints)], []);
});

test('the Chinese pages read well: offers, tariff, quotes and policies', { skip }, async () => {
  const customer = await openPage(browser, { ...phone, language: 'zh-CN', theme: 'dark' });
  await becomeBorrower(customer, house.url, people, inRole('servicing'));
  await customer.goto(`${house.url}/customer/insurance`);
  await settled(customer);
  await ask(customer, chinese);
  await customer.getByText('按里程价格如何得出').waitFor();
  await look(customer, 'offers-zh');

  const insurer = await openPage(browser, { language: 'zh-CN', theme: 'dark' });
  await become(insurer, house.url, inRole('insurer').user);
  for (const page of ['', '/quotes', '/tariff']) {
    await insurer.goto(`${house.url}/insurer${page}`);
    await settled(insurer);
    if (page !== '/tariff') await insurer.locator('.ant-table-row').first().click();
    await settled(insurer);
    await look(insurer, `insurer${page.replace('/', '-')}-zh`);
  }

  await Promise.all([customer, insurer].map((page) => page.context().close()));
  assert.deepEqual([...complaints.splice(0), ...customer.complaints, ...insurer.complaints], []);
});
