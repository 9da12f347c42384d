import type { Device, Impairment } from '../simulator/contract.ts';
import type { KeyValueStorage } from './preferences.ts';
import { createStore, type Store } from './store.ts';

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
const STORAGE_KEY = 'payline.phone.device';

/** The choice as the page's session remembers it; each window has its own. */
export function createDeviceChoice(storage: () => KeyValueStorage): Store<DeviceChoice> {
  const store = createStore<DeviceChoice>({ ...usual, ...readKept(storage) });
  store.watch(() => {
    try {
      storage().setItem(STORAGE_KEY, JSON.stringify(store.get()));
    } catch {
      // Full or forbidden storage only costs the memory of a choice.
    }
  });
  return store;
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

function readKept(storage: () => KeyValueStorage): Partial<DeviceChoice> {
  try {
    const kept: unknown = JSON.parse(storage().getItem(STORAGE_KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const asked = new Map<string, unknown>(Object.entries(kept));
    const device = asked.get('device');
    return {
      device: device === 'tty' || device === 'relay' ? device : usual.device,
      noiseDb: NOISES_DB.find((noise) => noise === asked.get('noiseDb')) ?? usual.noiseDb,
      lossPercent:
        LOSSES_PERCENT.find((loss) => loss === asked.get('lossPercent')) ?? usual.lossPercent,
      fill: asked.get('fill') === 'repeat' ? 'repeat' : usual.fill,
    };
  } catch {
    return {};
  }
}
