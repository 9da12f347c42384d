import type { Device, Impairment } from '../simulator/contract.ts';
import { createKeptStore, type KeyValueStorage } from '../web-shared/kept-store.ts';
import type { Store } from '../web-shared/store.ts';

/** What the next call is placed with, and what the network does to its sound. */
export interface DeviceChoice {
  readonly device: Device;
  /** Noise this far below a TTY's tones, in dB; null is none. */
  readonly noiseDb: number | null;
  readonly lossPercent: number;
  readonly fill: 'silence' | 'repeat';
}

/** What the page offers; another line than these is never heard. */
export const NOISES_DB: readonly (number | null)[] = [null, 10, 5, 0];
export const LOSSES_PERCENT: readonly number[] = [0, 1, 2, 5];

const usual: DeviceChoice = { device: 'phone', noiseDb: null, lossPercent: 0, fill: 'silence' };

/** The choice as the page's session remembers it; each window has its own. */
export function createDeviceChoice(storage: () => KeyValueStorage): Store<DeviceChoice> {
  return createKeptStore({ storage, storageKey: 'payline.phone.device', usual, read: readKept });
}

/** What the dial command says of the device; nothing for a telephone on a good line. */
export function dialedDevice(choice: DeviceChoice): {
  readonly device?: Device;
  readonly impairment?: Impairment;
} {
  const { device, noiseDb, lossPercent, fill } = choice;
  if (device === 'phone') return {};
  if (device === 'relay') return { device };
  const impairment: Impairment = {
    ...(noiseDb === null ? {} : { signalToNoiseDb: noiseDb }),
    ...(lossPercent === 0 ? {} : { lossPercent, fill }),
  };
  return Object.keys(impairment).length === 0 ? { device } : { device, impairment };
}

function readKept(kept: ReadonlyMap<string, unknown>): DeviceChoice {
  const device = kept.get('device');
  return {
    device: device === 'tty' || device === 'relay' ? device : usual.device,
    noiseDb: NOISES_DB.find((noise) => noise === kept.get('noiseDb')) ?? usual.noiseDb,
    lossPercent:
      LOSSES_PERCENT.find((loss) => loss === kept.get('lossPercent')) ?? usual.lossPercent,
    fill: kept.get('fill') === 'repeat' ? 'repeat' : usual.fill,
  };
}
