// A PostgreSQL server for one test run, in a temporary folder on a free port.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { freePort } from './house.mjs';

// The shell stops the server when our end of its standard input closes, so it goes even when the tests are killed.
const script = `
set -e
dir=$(mktemp -d "\${TMPDIR:-/tmp}/wheelhouse-postgres.XXXXXX")
as=
if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; as="runuser -u postgres --"; fi
cd "$dir"
trap '$as "$BIN/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true; cd /; rm -rf "$dir"' EXIT
$as "$BIN/initdb" -D "$dir/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
$as "$BIN/pg_ctl" -D "$dir/data" -w -l "$dir/log" \\
  -o "-p $PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$dir" start >/dev/null || { cat "$dir/log" >&2; exit 1; }
echo ready
cat >/dev/null
`;

const root = '/usr/lib/postgresql';

const binaries = () =>
  existsSync(root)
    ? readdirSync(root)
        .map((version) => `${root}/${version}/bin`)
        .filter((bin) => existsSync(`${bin}/initdb`))
        .sort()
        .at(-1)
    : undefined;

/** Why there is none, as a sentence; undefined where there is one. */
export const noCluster = () =>
  binaries() === undefined ? 'PostgreSQL is not installed: ./run test installs it.' : undefined;

/** The server's address, to which `/name` of a database is added, and how to stop it. */
export const openCluster = async () => {
  const port = await freePort();
  const shell = spawn('/bin/sh', ['-c', script], {
    env: { ...process.env, BIN: binaries(), PORT: `${port}` },
    stdio: ['pipe', 'pipe', 'inherit'],
    // Apart from our group: a signal that ends us must not end the shell before it has stopped the server.
    detached: true,
  });
  const [line] = await Promise.race([once(createInterface(shell.stdout), 'line'), once(shell, 'exit')]);
  if (line !== 'ready') throw new Error('PostgreSQL did not start; its words are above.');
  return {
    address: `postgres://postgres@127.0.0.1:${port}`,
    close: async () => {
      const gone = once(shell, 'exit');
      shell.stdin.end();
      await gone;
    },
  };
};
