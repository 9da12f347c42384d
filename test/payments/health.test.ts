import { beforeEach, expect, it } from 'vitest';
import { createGatewayHealth, type GatewayHealth } from '../../src/payments/health.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { newClock } from './support.ts';

let clock: VirtualClock;
let looks: number;
let answers: boolean[];
let health: GatewayHealth;

beforeEach(() => {
  clock = newClock();
  looks = 0;
  answers = [];
  health = createGatewayHealth({
    clock,
    gateway: {
      name: 'scripted',
      charge: () => Promise.reject(new Error('not asked here')),
      find: () => Promise.reject(new Error('not asked here')),
      isHealthy: async () => {
        looks += 1;
        return answers.shift() ?? true;
      },
    },
  });
});

it('looks once for all who ask in the same 15 seconds', async () => {
  expect(await Promise.all([health.isUp(), health.isUp()])).toEqual([true, true]);
  clock.pass(14_999);
  expect(await health.isUp()).toBe(true);
  expect(looks).toBe(1);
  clock.pass(1);
  await health.isUp();
  expect(looks).toBe(2);
});

it('leaves a gateway alone that could not be connected to, and looks again after 15 seconds', async () => {
  answers = [false, true];
  expect(await health.isUp()).toBe(false);
  clock.pass(14_999);
  expect(await health.isUp()).toBe(false);
  clock.pass(1);
  expect(await health.isUp()).toBe(true);
});
