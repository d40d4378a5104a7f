// What a page must hold in every language, theme and width. Each function answers a list of complaints.
import engine from 'axe-core';

/** No serious finding of axe; `rules` are all of them, or those that another theme can change. */
export const axe = async (page, rules = []) => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(engine.source);
  return page.evaluate(async (only) => {
    const how = { resultTypes: ['violations'], ...(only.length > 0 ? { runOnly: only } : {}) };
    const { violations } = await globalThis.axe.run(how);
    return violations
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => {
        const where = one.nodes.slice(0, 3).map((node) => node.target.join(' '));
        return `${one.id}: ${one.help}: ${where.join(' | ')}`;
      });
  }, rules);
};

/** Nothing sticks out of the page, no ellipsis on money, no button of two lines. */
export const overflow = (page) =>
  page.evaluate(() => {
    const name = (element) =>
      `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
    const seen = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    const found = [];
    const wide = document.documentElement;
    if (wide.scrollWidth > wide.clientWidth) found.push(`page is ${wide.scrollWidth} wide in ${wide.clientWidth}`);
    for (const element of document.querySelectorAll('.wh-num, .wh-amount')) {
      if (
        seen(element) &&
        element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).overflow === 'hidden'
      )
        found.push(`cut: ${name(element)}`);
    }
    for (const button of document.querySelectorAll('button.ant-btn')) {
      const line = parseFloat(getComputedStyle(button).lineHeight) || 20;
      const text = button.querySelector('span');
      if (text && seen(button) && text.getBoundingClientRect().height > line * 1.8)
        found.push(`two lines: ${name(button)}`);
    }
    return found;
  });

/** Nothing under 11 px, no half-width punctuation after a Han letter, no words of the other language's dictionary key. */
export const type = (page) =>
  page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent.trim();
      const element = node.parentElement;
      if (text === '' || !element.checkVisibility() || /^(SCRIPT|STYLE|TITLE)$/i.test(element.tagName)) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < 11) found.push(`${size} px: "${text.slice(0, 40)}"`);
      // An English sentence may name a Chinese paper: there a Latin word follows.
      if (/\p{Script=Han}[,;:?](?!\d| ?[a-z])/iu.test(text))
        found.push(`half-width punctuation: "${text.slice(0, 40)}"`);
      if (/\{\{\w+\}\}|\b[a-z]+\.[a-z]+[A-Z]\w*\b(?!\()/.test(text) && !element.closest('.wh-mono, code, kbd'))
        found.push(`raw key: "${text.slice(0, 60)}"`);
    }
    return found;
  });
