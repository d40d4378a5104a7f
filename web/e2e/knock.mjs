// A device at a door of the house: JT/T 808-2013 over a socket.
import { connect } from 'node:net';

const flag = 0x7e;

const escaped = (bytes) =>
  bytes.flatMap((byte) => (byte === flag ? [0x7d, 0x02] : byte === 0x7d ? [0x7d, 0x01] : [byte]));

const plain = (bytes) => {
  const out = [];
  for (let at = 0; at < bytes.length; at += 1)
    out.push(bytes[at] === 0x7d ? (bytes[++at] === 0x02 ? flag : 0x7d) : bytes[at]);
  return out;
};

const frame = (terminal, message, body) => {
  const phone = terminal
    .padStart(12, '0')
    .match(/../g)
    .map((pair) => Number.parseInt(pair, 16));
  const bytes = [message >> 8, message & 0xff, body.length >> 8, body.length & 0xff, ...phone, 0, 1, ...body];
  return Buffer.from([flag, ...escaped([...bytes, bytes.reduce((sum, byte) => sum ^ byte)]), flag]);
};

/** Sends one message and answers the body of the platform's reply. */
const say = (port, terminal, message, body) =>
  new Promise((done, fail) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(frame(terminal, message, body)));
    socket.once('error', fail);
    socket.once('data', (reply) => {
      socket.destroy();
      done(plain([...reply.subarray(1, -1)]).slice(12, -1));
    });
  });

/** Registers: the code it is given, or the result that says why not. */
export const register = async (port, terminal) => {
  const body = [
    0,
    44,
    1,
    47,
    ...Buffer.from('70111'),
    ...new Array(20).fill(0),
    ...Buffer.from('0000001'),
    1,
    ...Buffer.from('A1'),
  ];
  const reply = await say(port, terminal, 0x0100, body);
  return { result: reply[2], code: Buffer.from(reply.slice(3)).toString('ascii') };
};

/** Shows a code: whether the door opens. */
export const show = async (port, terminal, code) =>
  (await say(port, terminal, 0x0102, [...Buffer.from(code)]))[4] === 0;
