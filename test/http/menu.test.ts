import { expect, it, onTestFinished } from 'vitest';
import { START } from '../payments/support.ts';
import { World } from '../support/world.ts';

it('GET /menu tells the menu as plain text, and again when the facts have changed', async () => {
  const world = new World(START);
  await world.start();
  onTestFinished(() => world.stop());
  const get = async () => {
    const response = await fetch(`${world.running.url}/menu`);
    return { type: response.headers.get('content-type'), text: await response.text() };
  };
  const first = await get();
  expect(first.type).toBe('text/plain; charset=utf-8');
  expect(first.text).toMatch(/^# The menu of the Golden Valley Health Plan payment line\n/);
  expect(first.text).toContain('\n## menu: main\n');
  world.editLineFile((facts) => ({ ...facts, planName: 'Silver Valley Health Plan' }));
  await world.pass(60_000);
  expect((await get()).text).toMatch(/^# The menu of the Silver Valley Health Plan/);
});
