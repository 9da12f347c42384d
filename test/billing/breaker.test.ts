import { expect, it } from 'vitest';
import { type Breaker, createBreaker } from '../../src/billing/breaker.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';

const SECOND = 1_000;
const down = new Error('down');
const saidNo = new Error('no');

/** A breaker, its clock, and what it told. */
function setUp() {
  const clock = new VirtualClock(1_000_000);
  const told: string[] = [];
  const breaker = createBreaker({
    clock,
    isFailure: (error) => error === down,
    refusal: (last) => new Error(`open since ${String(last)}`),
    onChange: (state) => told.push(state),
  });
  return { clock, breaker, told };
}

const fails = (breaker: Breaker, error: Error = down) =>
  breaker.run(() => Promise.reject(error)).catch((thrown: unknown) => thrown);
const works = (breaker: Breaker) =>
  breaker.run(async () => 'done').catch((thrown: Error) => thrown.message);

async function open(breaker: Breaker): Promise<void> {
  for (let time = 0; time < 5; time += 1) await fails(breaker);
}

/** A piece of work that ends when told to. */
function underWay(breaker: Breaker) {
  let resolve: (result: string) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<string>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { ended: breaker.run(() => promise).catch(() => 'failed'), resolve, reject };
}

it('stays closed for four failures and opens with the fifth', async () => {
  const { breaker, told } = setUp();
  for (let time = 0; time < 4; time += 1) expect(await fails(breaker)).toBe(down);
  expect(await works(breaker)).toBe('done');
  await fails(breaker);
  expect(breaker.state).toBe('open');
  expect(await works(breaker)).toBe('open since Error: down');
  expect(told).toEqual(['open']);
});

it.each([
  [29.9, 'open'],
  [30, 'closed'],
])('the fifth failure %d s after the first leaves it %s', async (seconds, state) => {
  const { breaker, clock } = setUp();
  for (let time = 0; time < 4; time += 1) await fails(breaker);
  clock.pass(seconds * SECOND);
  await fails(breaker);
  expect(breaker.state).toBe(state);
});

it('does not count an answer that is a no', async () => {
  const { breaker } = setUp();
  for (let time = 0; time < 20; time += 1) expect(await fails(breaker, saidNo)).toBe(saidNo);
  expect(breaker.state).toBe('closed');
});

it('begins no work while it is open, and lets one piece through after 30 s', async () => {
  const { breaker, clock, told } = setUp();
  await open(breaker);
  clock.pass(30 * SECOND - 1);
  expect(await works(breaker)).toContain('open since');
  clock.pass(1);
  expect(breaker.state).toBe('halfOpen');
  const probe = underWay(breaker);
  expect(await works(breaker)).toContain('open since');
  probe.resolve('done');
  expect(await probe.ended).toBe('done');
  expect(await works(breaker)).toBe('done');
  expect(told).toEqual(['open', 'closed']);
});

it('opens for another 30 s when the probe fails, and closes when the probe is answered no', async () => {
  const { breaker, clock, told } = setUp();
  await open(breaker);
  clock.pass(30 * SECOND);
  await fails(breaker);
  clock.pass(30 * SECOND - 1);
  expect(breaker.state).toBe('open');
  clock.pass(1);
  expect(await fails(breaker, saidNo)).toBe(saidNo);
  expect(breaker.state).toBe('closed');
  expect(told).toEqual(['open', 'open', 'closed']);
});

it('forgets old failures when it closes', async () => {
  const { breaker, clock } = setUp();
  await open(breaker);
  clock.pass(30 * SECOND);
  await works(breaker);
  for (let time = 0; time < 4; time += 1) await fails(breaker);
  expect(breaker.state).toBe('closed');
});

it('learns nothing from work that began before it opened', async () => {
  const { breaker, clock } = setUp();
  const [good, bad] = [underWay(breaker), underWay(breaker)];
  await open(breaker);
  clock.pass(20 * SECOND);
  good.resolve('done');
  bad.reject(down);
  await Promise.all([good.ended, bad.ended]);
  expect(breaker.state).toBe('open');
  clock.pass(10 * SECOND);
  expect(breaker.state).toBe('halfOpen');
});

it('does not stay open for hours because the clock was set back', async () => {
  const { clock } = setUp();
  let now = clock.now();
  const setBack = { now: () => now, sleep: clock.sleep };
  const breaker = createBreaker({ clock: setBack, isFailure: () => true, refusal: () => down });
  await open(breaker);
  now -= 7_200 * SECOND;
  expect(await works(breaker)).toBe('done');
  expect(breaker.state).toBe('closed');
});
