import { describe, expect, it } from 'vitest';
import { createDeviceChoice, type DeviceChoice, dialedDevice } from '../../src/web/device.ts';
import { BIT_SECONDS, chirpHertz } from '../../src/web/sound/chirp-plan.ts';

const good: DeviceChoice = { device: 'tty', noiseDb: null, lossPercent: 0, fill: 'repeat' };

describe('a call is dialed', () => {
  it.each([
    ['by telephone as ever', { ...good, device: 'phone', noiseDb: 5 }, {}],
    [
      'by relay, whose sound is the assistant’s',
      { ...good, device: 'relay', noiseDb: 5 },
      { device: 'relay' },
    ],
    ['by TTY on a good line', good, { device: 'tty' }],
    [
      'by TTY with noise',
      { ...good, noiseDb: 0 },
      { device: 'tty', impairment: { signalToNoiseDb: 0 } },
    ],
    [
      'by TTY with loss and what fills it',
      { ...good, lossPercent: 2 },
      { device: 'tty', impairment: { lossPercent: 2, fill: 'repeat' } },
    ],
  ] as const)('%s', (_, choice, dialed) => expect(dialedDevice(choice)).toEqual(dialed));
});

describe('the device', () => {
  it('is remembered by the page’s session', () => {
    const storage = createStorage();
    createDeviceChoice(() => storage).change({ device: 'tty', noiseDb: 5, fill: 'repeat' });
    const kept = createDeviceChoice(() => storage).get();
    expect(kept).toEqual({ device: 'tty', noiseDb: 5, lossPercent: 0, fill: 'repeat' });
  });

  it.each([
    ['nothing was kept', undefined],
    [
      'what was kept is no choice of ours',
      '{"device":"fax","noiseDb":3,"lossPercent":50,"fill":1}',
    ],
    ['what was kept is no JSON', '{'],
    ['what was kept is no object', '7'],
  ])('is a telephone when %s', (_, kept) => {
    const choice = createDeviceChoice(() => createStorage(kept)).get();
    expect(choice).toEqual({ device: 'phone', noiseDb: null, lossPercent: 0, fill: 'silence' });
  });

  it('is chosen all the same where nothing may be kept', () => {
    const forbidden = createDeviceChoice(() => {
      throw new Error('SecurityError');
    });
    forbidden.change({ device: 'relay' });
    expect(forbidden.get().device).toBe('relay');
  });
});

describe('the tones of a TTY for the ear', () => {
  it('are 1400 and 1800 Hz, eight bits of 22 ms a character', () => {
    const hertz = chirpHertz('GA');
    expect(hertz).toHaveLength(16);
    expect(new Set(hertz)).toEqual(new Set([1_400, 1_800]));
    expect(hertz.length * BIT_SECONDS).toBeCloseTo(0.352);
  });

  it('start low for every character and rest high', () => {
    expect(chirpHertz('A').at(0)).toBe(1_800);
    expect(chirpHertz('A').slice(-2)).toEqual([1_400, 1_400]);
  });

  it('never go on for minutes', () => expect(chirpHertz('A'.repeat(5_000))).toHaveLength(480));
});

function createStorage(kept?: string) {
  const entries = new Map<string, string>();
  if (kept !== undefined) entries.set('payline.phone.device', kept);
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  };
}
