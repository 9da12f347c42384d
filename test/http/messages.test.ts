import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areTextsStopped } from '../../src/store/texts.ts';
import { START } from '../payments/support.ts';
import { World } from '../support/world.ts';

const phoneNumber = '+14155550117';

describe('POST /messages/incoming', () => {
  let world: World;
  beforeEach(async () => {
    world = new World(START);
    await world.start();
  });
  afterEach(() => world.stop());
  const isStopped = () => areTextsStopped(world.running.line.db, phoneNumber);

  it('keeps STOP until START', async () => {
    expect(await world.receiveText(phoneNumber, 'Stop')).toBe(200);
    expect(isStopped()).toBe(true);
    expect(await world.receiveText(phoneNumber, 'STOP')).toBe(200);
    expect(await world.receiveText(phoneNumber, 'hello')).toBe(200);
    expect(isStopped()).toBe(true);
    expect(await world.receiveText(phoneNumber, 'start')).toBe(200);
    expect(isStopped()).toBe(false);
  });

  it('takes what the carrier understood over the words', async () => {
    await world.receiveText(phoneNumber, 'no more please', { OptOutType: 'STOP' });
    expect(isStopped()).toBe(true);
    await world.receiveText(phoneNumber, 'stop', { OptOutType: 'START' });
    expect(isStopped()).toBe(false);
  });

  it.each([
    ['not signed', { signature: 'AAAA' }, 403],
    ['of another account', { AccountSid: `AC${'9'.repeat(32)}` }, 403],
    ['from no telephone number', { From: 'somebody' }, 400],
    ['without a message', { MessageSid: 'CA123' }, 400],
  ])('refuses what is %s', async (_what, fields, status) => {
    expect(await world.receiveText(phoneNumber, 'STOP', fields)).toBe(status);
    expect(isStopped()).toBe(false);
  });

  it('logs neither the words nor the number', async () => {
    await world.receiveText(phoneNumber, 'STOP I am ill');
    expect(world.logs.join('')).not.toMatch(/am ill|4155550117/);
  });
});
