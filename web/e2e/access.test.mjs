// The way in of a customer: the dealer hands a code over, the customer chooses a password, changes it, signs in by phone.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { become, demoPeople, openBrowser, openPage, settled } from './browser.mjs';
import { openHouse } from './house.mjs';
import { axe, overflow, type } from './looks.mjs';

const pictures = process.env.PICTURES;
const phone = '19900000088';
const [first, second] = ['my own long password', 'another long password'];
let house;
let browser;

before(async () => {
  house = await openHouse();
  browser = await openBrowser();
  if (pictures) mkdirSync(pictures, { recursive: true });
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** Looks at what the page shows at 1280 and 360 px, and keeps a picture of each. */
const look = async (page, name, { language, theme }) => {
  const complaints = [];
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(300); // a drawer or a panel may still be moving
    const said = [...(await axe(page)), ...(await type(page)), ...(await overflow(page))];
    complaints.push(...said.map((one) => `${name} ${language} ${theme} ${width}: ${one}`));
    if (pictures)
      await page.screenshot({
        path: join(pictures, `access-${name}-${language}-${theme}-${width}.png`),
        fullPage: true,
      });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  return [...complaints, ...page.complaints.splice(0)];
};

/** The words of the pages, by language: what a person looks for. */
const words = {
  en: {
    handOver: 'Hand over a code',
    hide: 'Done, hide it',
    activate: 'Choose and sign in',
    menu: 'person and organisation',
  },
  'zh-CN': { handOver: '出具激活码', hide: '已交付，隐藏', activate: '设置并登录', menu: '个人与机构' },
};

/** An application whose customer has no password yet, by its dealer. */
const draft = async (page) => {
  const session = await (await page.request.get(`${house.url}/api/session`)).json();
  const send = async (path, data) => {
    const answer = await page.request.post(house.url + path, {
      data,
      headers: { 'X-CSRF-TOKEN': session.csrfToken, 'Idempotency-Key': `${path}-${Math.random()}` },
    });
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return answer.json();
  };
  const list = await (await page.request.get(`${house.url}/api/applications?limit=1`)).json();
  const one = await (await page.request.get(`${house.url}/api/applications/${list.items[0].id}`)).json();
  return { id: one.id, person: one.person.id, send };
};

for (const [language, theme] of [
  ['en', 'light'],
  ['zh-CN', 'dark'],
]) {
  test(`a customer comes in by a code from the store (${language}, ${theme})`, async () => {
    const say = words[language];
    const complaints = [];
    const sellers = (await demoPeople(house.url)).filter((one) => one.role === 'dealer');
    const store = await openPage(browser, { language, theme, width: 1280 });
    await become(store, house.url, sellers[language === 'en' ? 0 : 1].user);
    const { id } = await draft(store);
    await store.goto(`${house.url}/dealer/applications/${id}`);
    await settled(store);
    await store.getByRole('button', { name: say.handOver }).click();
    const shown = store.locator('.wh-code-digits');
    await shown.waitFor();
    const code = (await shown.innerText()).replace(/\D/g, '');
    assert.match(code, /^\d{8}$/);
    await settled(store);
    complaints.push(...(await look(store, 'code', { language, theme })));
    await store.getByRole('button', { name: say.hide }).click();
    await shown.waitFor({ state: 'detached' });
    assert.equal(await store.getByText(code.slice(0, 4), { exact: true }).count(), 0);
    await settled(store);
    complaints.push(...(await look(store, 'code-out', { language, theme })));
    await store.context().close();

    const customer = await openPage(browser, { language, theme, width: 1280 });
    await customer.goto(`${house.url}/sign-in`);
    await settled(customer);
    complaints.push(...(await look(customer, 'sign-in', { language, theme })));
    await customer.locator('a[href="/activate"]').click();
    await customer.getByRole('button', { name: say.activate }).click();
    complaints.push(...(await look(customer, 'activate-empty', { language, theme })));
    const [phoneBox, codeBox, passwordBox, againBox] = [0, 1, 2, 3].map((at) => customer.locator('form input').nth(at));
    await phoneBox.fill(phone);
    await codeBox.fill(`${code.slice(0, 4)} ${code.slice(4)}`);
    await passwordBox.fill(first);
    await againBox.fill(first);
    await customer.getByRole('button', { name: say.activate }).click();
    await customer.locator('[role=alert]').waitFor();
    complaints.push(...(await look(customer, 'activate-refused', { language, theme })));
    await customer.context().close();
    assert.deepEqual(complaints, []);
  });
}

test('the code opens the customer’s own desk, and the password can be changed', async () => {
  const store = await openPage(browser);
  const seller = (await demoPeople(house.url)).find((one) => one.role === 'dealer');
  await become(store, house.url, seller.user);
  const { send } = await draft(store);
  const registered = await send('/api/people', { name: '周敏', idNumber: '990101199003079001', phone, consents: [] });
  const { code } = await send(`/api/people/${registered.person}/invitation`, {});
  const complaints = [];

  const customer = await openPage(browser, { width: 1280 });
  await customer.goto(`${house.url}/activate`);
  await settled(customer);
  for (const [at, text] of [phone, code, first, first].entries())
    await customer.locator('form input').nth(at).fill(text);
  await customer.getByRole('button', { name: words.en.activate }).click();
  await customer.waitForURL(/\/customer/);
  await settled(customer);
  await customer.getByRole('button', { name: words.en.menu }).click();
  await customer.getByRole('button', { name: 'Change password' }).click();
  const dialog = customer.getByRole('dialog', { name: 'Change password' });
  await dialog.waitFor();
  complaints.push(...(await look(customer, 'password', { language: 'en', theme: 'light' })));
  for (const [at, text] of [first, second, second].entries()) await dialog.locator('input').nth(at).fill(text);
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await dialog.getByText('Your new password holds from now on.').waitFor();

  const elsewhere = await openPage(browser);
  await elsewhere.goto(`${house.url}/sign-in`);
  await settled(elsewhere);
  const [name, password] = [0, 1].map((at) => elsewhere.locator('form input').nth(at));
  await name.fill(phone);
  await password.fill(first);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.locator('[role=alert]').waitFor();
  await password.fill(second);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.waitForURL(/\/customer/);
  assert.deepEqual(complaints, []);
});
