// The dealer's sliders in a real browser against a Release server: from the key's event to the figure on the screen.
import { become, demoPeople, openBrowser, openPage, settled } from '../../web/e2e/browser.mjs';
import { openHouse } from '../../web/e2e/house.mjs';

const moves = 60;
const warmup = 30;

/** Runs in the page: milliseconds from the next key until the slider's and the offer's new figures are drawn. */
const watch = () => {
  window.drawn = new Promise((done) => {
    const read = () => [
      document.activeElement.closest('.wh-slider').querySelector('input').value,
      document.querySelector('.wh-offers tbody td').textContent,
    ];
    const before = read();
    const drawn = [undefined, undefined];
    const look = (since) => {
      const now = read();
      // the figures that this frame shows first; a task after its drawing takes the time
      const fresh = [0, 1].filter((at) => drawn[at] === undefined && now[at] !== before[at]);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        for (const at of fresh) drawn[at] = performance.now() - since;
        if (drawn.includes(undefined)) requestAnimationFrame(() => look(since));
        else done(drawn);
      };
      channel.port2.postMessage(null);
    };
    addEventListener('keydown', (event) => requestAnimationFrame(() => look(event.timeStamp)), {
      once: true,
      capture: true,
    });
  });
};

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];
const ms = (value) => `${value.toFixed(1)} ms`;

const house = await openHouse({ agreements: 2, days: 20 });
const browser = await openBrowser();
try {
  const dealer = (await demoPeople(house.url)).find((person) => person.role === 'dealer');
  const page = await openPage(browser);
  await page.goto(house.url);
  await become(page, house.url, dealer.user);
  await page.goto(`${house.url}/dealer`);
  await page.waitForSelector('.wh-offers tbody td');
  await settled(page);
  const handles = await page.$$('[role=slider]');
  const own = [];
  const offer = [];
  const answer = [];
  for (let move = 0; move < warmup + moves; move += 1) {
    await handles[move % handles.length].focus();
    await page.waitForTimeout(80);
    await page.evaluate(watch);
    await page.keyboard.press(move % 6 < 3 ? 'ArrowRight' : 'ArrowLeft');
    const [slider, figure] = await page.evaluate(() => window.drawn);
    if (move < warmup) continue;
    own.push(slider);
    offer.push(figure);
    answer.push(Number.parseFloat(await page.textContent('.wh-took strong')));
  }
  console.log(`## Sliders

The dealer's sliders in headless Chromium against a Release server on the same machine: ${moves} steps by key, price, down
payment and term by turns, from the key's event until the frame with the new instalment of the first offer is drawn.
Every figure is the server's. The floor is the same key until the slider's own figure is drawn, which asks nobody. *Answer in
the page* is what the desk says of itself: from the moved slider until the server's figures are there, before they are drawn.

| what | of the floor | median | p95 | floor median | floor p95 |
|---|--:|--:|--:|--:|--:|
| instalment on the screen | ${(at(offer, 0.5) / at(own, 0.5)).toFixed(1)} | ${ms(at(offer, 0.5))} | ${ms(at(offer, 0.95))} | ${ms(at(own, 0.5))} | ${ms(at(own, 0.95))} |
| answer in the page | ${(at(answer, 0.5) / at(own, 0.5)).toFixed(1)} | ${ms(at(answer, 0.5))} | ${ms(at(answer, 0.95))} | ${ms(at(own, 0.5))} | ${ms(at(own, 0.95))} |`);
} finally {
  await browser.close();
  await house.close();
}
