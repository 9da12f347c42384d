import { beforeEach, describe, expect, it } from 'vitest';
import { createTryRate, type TryRate } from '../../../src/http/desk/try-rate.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';

const REFUSED = expect.objectContaining({ code: 'desk.tooManyTries' });
let clock: VirtualClock;
let rate: TryRate;
beforeEach(() => {
  clock = new VirtualClock(1_000_000);
  rate = createTryRate(clock);
});

describe('tries of one address', () => {
  const count = (times: number, address = '192.0.2.1') => {
    for (let tries = 0; tries < times; tries += 1) rate.count(address);
  };

  it('are thirty, and do not touch those of another', () => {
    count(30);
    expect(() => count(1)).toThrow(REFUSED);
    expect(() => count(30, '192.0.2.2')).not.toThrow();
  });

  it('grow again, one every two seconds, to thirty and not beyond', () => {
    count(30);
    clock.pass(1_999);
    expect(() => count(1)).toThrow(REFUSED);
    clock.pass(1);
    count(1);
    clock.pass(3_600_000);
    count(30);
    expect(() => count(1)).toThrow(REFUSED);
  });
});

describe('passwords that are compared', () => {
  /** Starts `count` comparisons that go on until they are let go. */
  function start(count: number) {
    const running: (() => void)[] = [];
    const all = Array.from({ length: count }, () =>
      rate.inTurn(() => new Promise<void>((resolve) => running.push(resolve))),
    );
    return { running, all };
  }

  it('are two at once, the next when one has ended', async () => {
    const { running, all } = start(3);
    expect(running).toHaveLength(2);
    running[0]?.();
    await all[0];
    await expect.poll(() => running.length, { interval: 1 }).toBe(3);
    for (const end of running) end();
    await Promise.all(all);
  });

  it('are refused when twenty wait, and taken again when the row is shorter', async () => {
    const { running, all } = start(22);
    await expect(rate.inTurn(async () => 'compared')).rejects.toEqual(REFUSED);
    for (let done = 0; done < 22; done += 1) {
      await expect.poll(() => running.length, { interval: 1 }).toBeGreaterThan(done);
      running[done]?.();
    }
    await Promise.all(all);
    expect(await rate.inTurn(async () => 'compared')).toBe('compared');
  });

  it('hand their turn on when they fail', async () => {
    const failing = [1, 2, 3].map(() => rate.inTurn(() => Promise.reject(new Error('no memory'))));
    const ends = await Promise.allSettled(failing);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await rate.inTurn(async () => 'compared')).toBe('compared');
  });
});
