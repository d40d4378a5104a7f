// Puts devices into a car of the house and lets them tell a day, over the interface, as installers and gateways do.
import assert from 'node:assert/strict';
import { become, openPage } from './browser.mjs';

/** A page's own session, with what every write carries. */
const writer = async (page, url) => {
  const session = await (await page.request.get(`${url}/api/session`)).json();
  return async (path, data) => {
    const answer = await page.request.post(url + path, {
      data,
      headers: { 'X-CSRF-TOKEN': session.csrfToken, 'Idempotency-Key': `devices-${Math.random()}` },
    });
    return { ok: answer.ok(), body: await answer.json() };
  };
};

/** Twenty minutes of driving, a stop, a gap of ninety minutes and a stop, up to now: one report a minute. */
const dayOf = (terminal) => {
  const start = Date.now() - 200 * 60_000;
  return Array.from({ length: 200 }, (_, minute) => ({ minute, driven: Math.min(20, Math.max(0, minute - 30)) }))
    .filter(({ minute }) => minute <= 80 || minute >= 170)
    .map(({ minute, driven }) => ({
      terminal,
      at: new Date(start + minute * 60_000).toISOString(),
      latitude: 30_501_000 + driven * 9_000,
      longitude: 114_301_000 + driven * 4_000,
      isFixed: true,
      isLive: minute < 60 || minute >= 70,
      speedTenths: minute > 30 && minute <= 50 ? 600 : 0,
      ignition: minute > 30 && minute <= 50,
      odometerTenths: 120_000 + driven * 10,
      alarms: minute === 199 ? 'mainPowerOff' : 'none',
    }));
};

/**
 * A pair of devices in the car of one customer, who agreed, with a day told, an alarm and a place on the map.
 * Answers whose car it is and when it drove; where the demo's own devices are in it already, it leaves them there.
 */
export const installDevices = async (browser, url, people) => {
  const page = await openPage(browser);
  try {
    const read = async (path) => (await page.request.get(url + path)).json();
    await become(page, url, people.find((one) => one.role === 'servicing').user);
    const desk = (await read('/api/session')).organisation;
    for (const person of people.filter((one) => one.role === 'customer' && one.hasContract)) {
      await become(page, url, person.user);
      const [card] = (await read('/api/agreements?state=active')).items;
      if (!card) continue;
      const agreement = await read(`/api/agreements/${card.id}`);
      if (agreement.lender?.id !== desk.id) continue;
      const customer = await writer(page, url);
      await customer('/api/consents', { grantee: desk.id, purpose: 'location', how: 'online' });
      await become(page, url, people.find((one) => one.role === 'servicing').user);
      const clerk = await writer(page, url);
      const admin = people.find((one) => one.role === 'admin' && one.organisationId === desk.id);
      const there = (await read(`/api/telematics/fleet?q=${card.vin}`)).items.find((one) => one.kind === 'wired');
      for (const [terminal, kind] of [
        ['013800000001', 'wired'],
        ['013800000002', 'wireless'],
        ['013800000003', 'wired'],
      ]) {
        if (there && !terminal.endsWith('3')) continue;
        const device = await clerk('/api/telematics/devices', { terminal, model: 'W15L', kind, canInhibit: false });
        if (!device.ok || terminal.endsWith('3')) continue;
        await clerk(`/api/telematics/devices/${device.body.id}/binding`, {
          vin: card.vin,
          subject: person.organisationId,
        });
      }
      await clerk('/api/telematics/fences', {
        kind: 'parking',
        name: 'Depot',
        corners: [
          { latitude: 30_500_000, longitude: 114_300_000 },
          { latitude: 30_502_000, longitude: 114_300_000 },
          { latitude: 30_502_000, longitude: 114_302_000 },
        ],
      });
      await become(page, url, admin.user);
      const gateway = await writer(page, url);
      const reports = dayOf(there?.terminal ?? '013800000001');
      const taken = await gateway('/api/telematics/reports', { reports });
      assert.ok(taken.ok, JSON.stringify(taken.body));
      return { vin: card.vin, customer: person.user, drove: reports[40].at };
    }
    throw new Error('The demo has no customer of the desk who pays for a car.');
  } finally {
    await page.context().close();
  }
};
