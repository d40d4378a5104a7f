import { openBrowser, openPage, become, demoPeople, settled } from './e2e/browser.mjs';
const url = process.argv[2]; const roles = process.argv[3].split(','); const language = process.argv[4] ?? 'en'; const theme = process.argv[5] ?? 'light'; const width = Number(process.argv[6] ?? 1440);
const browser = await openBrowser(); const people = await demoPeople(url);
for (const role of roles) {
  const all = people.filter(p => p.role === role); const person = role === 'customer' ? all[Number(process.env.N ?? 0)] : all[0];
  const page = await openPage(browser, { language, theme, width }); await become(page, url, person.user);
  await page.goto(url); await settled(page);
  const tabs = await page.$$eval('nav.wh-tabs a, nav.wh-bottom-tabs a, nav a', l => [...new Set(l.map(a => a.getAttribute('href')))]);
  for (const tab of tabs.length ? tabs : ['/']) {
    await page.goto(url + tab); await settled(page);
    const n = `${role}${tab.replaceAll('/', '-')}-${language}-${theme}-${width}`;
    await page.screenshot({ path: `/tmp/shots/${n}.png` });
    const row = await page.$('.wh-grid .ant-table-row');
    if (row) { await row.dblclick(); await settled(page); await page.screenshot({ path: `/tmp/shots/${n}-open.png` }); }
    console.log(n, page.url(), page.complaints.slice(0,3)); page.complaints.length = 0;
  }
  await page.context().close();
}
await browser.close();
