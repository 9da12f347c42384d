import type { LiveCall } from '../../src/simulator/carrier.ts';
import type { CarrierEvent, Handset, Sound } from '../../src/simulator/contract.ts';
import { listenTo } from '../../src/simulator/phone/pace.ts';
import type { World } from './world.ts';

/** English, then a person at once. */
const KEYS = ['1', '0'];

/** Callers beside the one of the transcript: each asks for a person and waits in line. */
export class OtherCallers {
  readonly #calls = new Map<string, LiveCall>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Resolves when the caller is in line. */
  async waitInLine(number: string): Promise<void> {
    const handset = new PatientHandset(this.#world);
    const call = this.#world.placeBeside(handset, { from: number, to: '' });
    this.#calls.set(number, call);
    handset.holds(call);
    await handset.isInLine;
  }

  async hangUp(number: string): Promise<void> {
    const call = this.#calls.get(number);
    if (!call) throw new Error(`${number} has not called.`);
    call.hangUp();
    await call.ended;
  }
}

class PatientHandset implements Handset {
  readonly isInLine: Promise<void>;
  readonly #world: World;
  readonly #keys = [...KEYS];
  #call: LiveCall | null = null;
  #arrived: () => void = () => {};

  constructor(world: World) {
    this.#world = world;
    this.isInLine = new Promise((resolve) => {
      this.#arrived = resolve;
    });
  }

  holds(call: LiveCall): void {
    this.#call = call;
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    await listenTo(sound, this.#world.clock, stop);
  }

  note(event: CarrierEvent): void {
    if ('queue' in event && event.queue === 'joined') this.#arrived();
    const key = 'listen' in event ? this.#keys.shift() : undefined;
    if (key !== undefined) this.#call?.press(key);
  }
}
