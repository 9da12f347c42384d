import type { Clock } from '../../src/clock.ts';
import type { LiveCall } from '../../src/simulator/carrier.ts';
import type { CarrierEvent, Handset, Sound } from '../../src/simulator/contract.ts';

/**
 * What the caller does at the next thing that listens: keys pressed at once, '-' for silence,
 * 'hangup', or anything that takes the caller's time.
 */
export type ScriptStep = string | ((call: LiveCall) => unknown);

/** Every utterance takes one second and a recording two; a pause takes what it says. */
export class ScriptedHandset implements Handset {
  readonly events: CarrierEvent[] = [];
  readonly sounds: Sound[] = [];
  readonly #clock: Clock;
  readonly #steps: ScriptStep[];
  #call: LiveCall | null = null;

  constructor(clock: Clock, steps: readonly ScriptStep[]) {
    this.#clock = clock;
    this.#steps = [...steps];
  }

  holds(call: LiveCall): void {
    this.#call = call;
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    this.sounds.push(sound);
    const seconds = sound.kind === 'pause' ? sound.seconds : sound.kind === 'say' ? 1 : 2;
    await this.#clock.sleep(seconds * 1000, stop);
  }

  note(event: CarrierEvent): void {
    this.events.push(event);
    if ('listen' in event && this.#call) this.#act(this.#call);
  }

  /** What was said, in order; what a key cut short ends in a dash. */
  get said(): readonly string[] {
    return this.events.flatMap((event) =>
      'say' in event ? [event.interrupted ? `${event.say}—` : event.say] : [],
    );
  }

  get listened(): readonly string[] {
    return this.events.flatMap((event) => ('listen' in event ? [event.listen] : []));
  }

  get errorCodes(): readonly number[] {
    return this.events.flatMap((event) => ('error' in event ? [event.error.code] : []));
  }

  #act(call: LiveCall): void {
    const step = this.#steps.shift();
    if (step === undefined) call.hangUp('steps exhausted');
    else if (typeof step === 'function') step(call);
    else if (step === 'hangup') call.hangUp();
    else if (step !== '-') for (const key of step) call.press(key);
  }
}
