// What a page must hold in every language, theme and width. Each function answers a list of complaints.
import AxeBuilder from '@axe-core/playwright';

/** No serious finding of axe. */
export const axe = async (page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map(
      (one) =>
        `${one.id}: ${one.help}: ${one.nodes
          .slice(0, 3)
          .map((node) => node.target.join(' '))
          .join(' | ')}`,
    );
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
      if (/\p{Script=Han}[,;:?](?!\d)/u.test(text)) found.push(`half-width punctuation: "${text.slice(0, 40)}"`);
      if (/\{\{\w+\}\}|\b[a-z]+\.[a-z]+[A-Z]\w*\b(?!\()/.test(text) && !element.closest('.wh-mono, code, kbd'))
        found.push(`raw key: "${text.slice(0, 60)}"`);
    }
    return found;
  });
