// GoRules zen on the graph and the cases that the bench wrote: JSON lines of what ran, and how many a second.
import { readFileSync } from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';

const seconds = 4;
const order = ['Pass', 'Refer', 'Unavailable', 'Decline'];
const verdicts = ['Approve', 'Refer', 'Refer', 'Decline'];

const { graph, cases } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// a field left empty would stand in the way of the node that computes it
for (const { inputs } of cases) {
  for (const name of Object.keys(inputs)) if (inputs[name] === null) delete inputs[name];
}
const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));

const verdictOf = (result) => {
  const found = Object.entries(result).filter(([name]) => /^c\d+$/.test(name));
  return verdicts[Math.max(...found.map(([, value]) => order.indexOf(value)))];
};

for (const { inputs, verdict } of cases) {
  const { result } = await decision.evaluate(inputs);
  if (verdictOf(result) !== verdict) {
    throw new Error(`zen says ${verdictOf(result)} where ${verdict} is due: ${JSON.stringify(inputs)}`);
  }
}

const run = async (inFlight, trace) => {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const lane = async (at) => {
    for (let n = at; performance.now() < until; n += inFlight) {
      await decision.evaluate(cases[n % cases.length].inputs, { trace });
      done += 1;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: inFlight }, (_, at) => lane(at)));
  return (done * 1000) / (performance.now() - started);
};

await run(50, true); // warm
for (const trace of [true, false]) {
  for (const inFlight of [1, 50]) {
    console.log(JSON.stringify({ inFlight, trace, perSecond: await run(inFlight, trace) }));
  }
}
