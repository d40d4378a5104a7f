// A statement from the bank's file to the journal, as a person at the treasury does it: uploaded, booked where its
// reference is known, assigned from the queue where it is not, refused the second time.
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

const account = '6222000012345678';

const entry = ({ amount, reference, endToEnd, name, text }, day) => `
      <Ntry>
        <Amt Ccy="CNY">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${reference}</AcctSvcrRef><BkTxCd/>
        <NtryDtls><TxDtls><Refs><EndToEndId>${endToEnd}</EndToEndId></Refs>
          <RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr>
            <DbtrAcct><Id><Othr><Id>6217000099998888</Id></Othr></Id></DbtrAcct></RltdPties>
          <RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls></NtryDtls>
      </Ntry>`;

const balance = (code, amount, day) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${amount}</Amt>` +
  `<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

/** 1,000.00 at first, 100.00 and 250.50 come in: 1,350.50 at last. */
const statement = (number, day) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>${day}T18:00:00+08:00</CreDtTm></GrpHdr>
    <Stmt>
      <Id>1</Id>
      <Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
      ${balance('OPBD', '1000.00', day)}${balance('CLBD', '1350.50', day)}
      <TxsSummry>
        <TtlNtries><NbOfNtries>2</NbOfNtries><Sum>350.50</Sum></TtlNtries>
        <TtlCdtNtries><NbOfNtries>2</NbOfNtries><Sum>350.50</Sum></TtlCdtNtries>
      </TxsSummry>${entry({ amount: '100.00', reference: 'B-1', endToEnd: number, name: '付款人甲', text: 'instalment' }, day)}${entry(
        { amount: '250.50', reference: 'B-2', endToEnd: 'NOTPROVIDED', name: '付款人乙', text: 'for the car' },
        day,
      )}
    </Stmt>
  </BkToCstmrStmt>
</Document>`;

const sit = async (role, where) => {
  const page = await openPage(browser, { width: 1280 });
  await become(page, house.url, people.find((one) => one.role === role).user);
  await page.goto(house.url + where);
  await settled(page);
  return page;
};

const click = async (page, role, name) => {
  await page.getByRole(role, { name }).first().click();
  await settled(page);
};

/** Waits until the figure of a strip is this one. */
const figure = (page, label, value) =>
  page
    .locator('.wh-kpi', { has: page.getByText(label, { exact: true }) })
    .locator('.wh-kpi-value')
    .getByText(value, { exact: true })
    .waitFor();

const send = async (page, name, text) => {
  await page.goto(`${house.url}/treasury/bank`);
  await settled(page);
  await page.keyboard.press('u');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });
  await page
    .getByRole('dialog')
    .getByRole('combobox', { name: /^Account/ })
    .click();
  await page.locator('.ant-select-item-option', { hasText: account }).first().click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(/\/treasury\/bank\/files\//);
};

/** Two agreements that still run, with more to pay than the statement brings. */
const twoAgreements = async (page) => {
  const list = await (await page.request.get(`${house.url}/api/agreements?state=active&limit=50`)).json();
  const fit = list.items.filter((one) => one.principalLeft.minorUnits > 1_000_000);
  assert.ok(fit.length >= 2, 'the demo has two agreements with more than 10,000.00 to pay');
  return fit;
};

test('a statement is uploaded, booked, and what is unknown is assigned from the queue', { skip }, async () => {
  const page = await sit('treasury', '/treasury/bank/accounts');
  const session = await (await page.request.get(`${house.url}/api/session`)).json();
  const [first, second] = await twoAgreements(page);
  await page.keyboard.press('n');
  for (const [label, value] of [
    ['Name in the house', 'Collections'],
    ['Holder', 'Haiyue Auto Finance'],
    ['Number or IBAN', account],
  ])
    await page.getByLabel(label).first().fill(value);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('cell', { name: account }).waitFor();

  await send(page, '对账单 1.camt053.xml', statement(first.number, session.businessDate));
  await page.locator('.wh-page-facts').getByText('Done', { exact: true }).waitFor();
  await settled(page);
  await figure(page, 'Movements', '2');
  await figure(page, 'Booked', '1');
  await figure(page, 'To the queue', '1');
  await figure(page, 'Sum', 'adds up');
  await page.locator('h1', { hasText: '对账单 1.camt053.xml' }).waitFor();
  const facts = await page.locator('.wh-facts').innerText();
  for (const said of ['1,000.00', '350.50', '1,350.50']) assert.ok(facts.includes(said), `${said} in ${facts}`);

  // From the movement to its agreement, and there to the event that it became.
  const events = await (await page.request.get(`${house.url}/api/agreements/${first.id}/events?limit=50`)).json();
  assert.equal(events.items[0].type, 'payment');
  assert.equal(events.items[0].amount?.minorUnits ?? 10_000, 10_000);
  await page.getByRole('link', { name: first.number }).first().click();
  await page.getByRole('heading', { name: 'Events' }).waitFor();
  await settled(page);

  await page.goto(`${house.url}/treasury/bank/items`);
  await settled(page);
  await page.locator('.wh-grid .ant-table-row', { hasText: '付款人乙' }).click();
  await settled(page);
  await page.locator('.wh-panel-title').getByText('¥250.50', { exact: true }).waitFor();
  await page.getByRole('combobox', { name: 'Agreement' }).fill(second.number);
  await page.locator('.ant-select-item-option', { hasText: second.number }).first().click();
  await page.locator('.wh-move-result').waitFor();
  await click(page, 'button', 'Book it');
  await page.locator('.wh-queue').getByText('Assigned', { exact: true }).waitFor();
  // It is claimed.
  await page.locator('.wh-grid .ant-table-row', { hasText: '付款人乙' }).waitFor({ state: 'detached' });

  await page.goto(`${house.url}/treasury`);
  await settled(page);
  await page.getByText('debits = credits').waitFor();
  await settled(page);
  const suspense = page.getByRole('row', { name: /suspense/i });
  assert.ok(!(await suspense.allInnerTexts()).join().includes('250.50'), 'the money has left suspense');

  // The same message again changes nothing, and says which file brought it.
  await send(page, 'again.xml', statement(first.number, session.businessDate));
  await page.getByText('The file was refused; nothing of it is booked').waitFor();
  await page.getByText('banking.file_known').waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a customer takes his mandate back and gives another, and servicing sees both', { skip }, async () => {
  const page = await openPage(browser, { width: 390, height: 844 });
  await becomeBorrower(
    page,
    house.url,
    people,
    people.find((one) => one.role === 'servicing'),
  );
  await page.goto(`${house.url}/customer/payments/debit`);
  await page.getByRole('button', { name: /Take it back|Allow it/ }).waitFor();
  await settled(page);
  if (await page.getByRole('button', { name: 'Take it back' }).isVisible()) {
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('dialog').getByText('is paid by the customer').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('heading', { name: 'Earlier direct debit' }).first().waitFor();
  }
  await page.getByLabel('Account holder').fill('Chen Yu');
  await page.getByLabel('Account number or IBAN').fill('6217 0000 9999 4321');
  const allow = page.getByRole('button', { name: 'Allow it' });
  await page.locator('button:disabled', { hasText: 'Allow it' }).waitFor();
  await page.getByRole('checkbox', { name: /^I agree/ }).check();
  await allow.click();
  await page.getByText('****4321').waitFor();
  await page.getByText('Stands', { exact: true }).waitFor();

  const agreements = await (await page.request.get(`${house.url}/api/bank/mandates?state=standing`)).json();
  const given = agreements.items.find((line) => line.mandate.account === '****4321');
  const servicing = await sit('servicing', '/servicing/bank/mandates');
  await servicing.getByLabel('Agreement number or reference').fill(given.number);
  await servicing.keyboard.press('Enter');
  const row = servicing.locator('.wh-grid .ant-table-row', { hasText: '****4321' });
  await row.getByText('Stands', { exact: true }).waitFor();
  await row.getByRole('button', { name: 'Withdraw' }).click();
  await servicing.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await row.getByText('Withdrawn', { exact: true }).waitFor();
  assert.deepEqual([...page.complaints, ...servicing.complaints], []);
});
