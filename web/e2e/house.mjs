// Starts a whole house for the browser tests: a fresh database with a small simulated world, the server, the portal.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const binary = (name) => join(root, `artifacts/bin/${name}/release/Wheelhouse.${name}.dll`);

export const freePort = () =>
  new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const answers = async (url) => {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
};

// The tests sign in more often from one address than people do.
const manySignIns = ['--SignInsPerMinute', '1000'];

const smallWorld = { agreements: 16, days: 200 };

const simulate = ({ agreements, days }, where) => {
  const made = spawnSync(
    'dotnet',
    [binary('Cli'), 'simulate', '--seed', '1', '--agreements', `${agreements}`, '--days', `${days}`, ...where],
    { cwd: root, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`simulate answered ${made.status}: ${made.stderr}`);
};

const at = (folder) => ['--database', join(folder, 'house.db'), '--keys', join(folder, 'keys')];

/** Simulates the small world once for all files; they copy it from the folder that WORLD names. */
export const makeWorld = (folder) => simulate(smallWorld, at(folder));

/**
 * A house of its own on a free port; `database` is a postgres:// address, or absent for a SQLite file; `world` says how
 * many agreements lived how many days, the small one unless given.
 * `clock` is the instant at which its clock starts, for what is measured by hours.
 * `door` is a port at which devices are heard.
 * HOUSE names one that stands already, for looking at a page again and again.
 */
export const openHouse = async ({ database, world, clock, door } = {}) => {
  if (process.env.HOUSE) return { url: process.env.HOUSE, close: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-e2e-'));
  const where = database ? ['--database', database, '--keys', join(folder, 'keys')] : at(folder);
  if (process.env.WORLD && !database && !world) cpSync(process.env.WORLD, folder, { recursive: true });
  else simulate(world ?? smallWorld, where);

  const url = `http://127.0.0.1:${await freePort()}`;
  const server = spawn(
    'dotnet',
    [
      binary('Server'),
      ...where,
      '--urls',
      url,
      '--portal',
      join(root, 'web/dist'),
      '--demo',
      'true',
      ...manySignIns,
      ...(clock ? ['--Clock', clock] : []),
      ...(door ? ['--Gateway:Jt808', `${door}`] : []),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => (said = (said + part).slice(-4000)));
  for (let tries = 0; !(await answers(`${url}/health/ready`)); tries += 1) {
    if (server.exitCode !== null || tries > 300) throw new Error(`The server did not start: ${said}`);
    await new Promise((go) => setTimeout(go, 100));
  }

  return {
    url,
    close: async () => {
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
