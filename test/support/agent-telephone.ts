import type { CarrierEvent, Handset, Sound } from '../../src/simulator/contract.ts';
import type { FarHandset, RingingCall } from '../../src/simulator/far-handset.ts';
import { listenTo } from '../../src/simulator/phone/pace.ts';
import type { VirtualClock } from '../../src/simulator/virtual-clock.ts';

/** How long something is waited for that may never come. */
const PATIENCE_MILLISECONDS = 90_000;
/** Who has heard nothing for so long has heard it all. */
const PAUSE_MILLISECONDS = 500;

const HAPPENINGS: Readonly<Record<string, string>> = {
  joined: '(is in the call)',
  left: '(is out of the call)',
  muted: '(is muted)',
  unmuted: '(is heard again)',
  held: '(is on hold)',
  resumed: '(is off hold)',
};

/** An agent's telephone in a transcript: it rings, and its holder does what the transcript says. */
export class AgentTelephone implements FarHandset, Handset {
  behaviour: FarHandset['behaviour'] = 'rings';
  readonly ringSeconds = 2;
  readonly handset = this;
  readonly #clock: VirtualClock;
  #ringing: RingingCall | null = null;
  #answered: RingingCall | null = null;
  #sounds = 0;
  #heard: string[] = [];
  #change = new AbortController();

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  onRinging(call: RingingCall): void {
    this.#ringing = call;
    this.#changed();
    void call.ended.then(() => {
      if (this.#ringing === call) this.#ringing = null;
      if (this.#answered === call) this.#answered = null;
      this.#changed();
    });
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    this.#sounds += 1;
    await listenTo(sound, this.#clock, stop);
    this.#sounds -= 1;
    this.#changed();
  }

  note(event: CarrierEvent): void {
    if ('say' in event && !event.interrupted) this.#heard.push(event.say);
    if ('play' in event) this.#heard.push('(music)');
    if ('conference' in event) this.#heard.push(HAPPENINGS[event.conference] ?? '');
    if ('end' in event) this.#heard.push('(the call is over)');
    this.#changed();
  }

  get isRinging(): boolean {
    return this.#ringing !== null;
  }

  /** Waits until it rings; false when it does not. */
  rings(): Promise<boolean> {
    return this.#until(() => this.#ringing !== null);
  }

  /** Picks up as soon as it rings; false when it does not. */
  async answer(): Promise<boolean> {
    if (!(await this.rings())) return false;
    this.#answered = this.#ringing;
    this.#ringing = null;
    this.#answered?.answer();
    return true;
  }

  /** Puts back the ringing telephone; false when it does not ring. */
  async decline(): Promise<boolean> {
    if (!(await this.rings())) return false;
    this.#ringing?.decline();
    return true;
  }

  /** False when nobody talks at it. */
  press(keys: string): boolean {
    for (const key of keys) this.#answered?.press(key);
    return this.#answered !== null;
  }

  hangUp(): boolean {
    const call = this.#answered;
    call?.hangUp();
    return call !== null;
  }

  /** Everything that was heard and noticed since it was asked last, to the next pause. */
  async hears(): Promise<string> {
    await this.#until(() => this.#heard.length > 0);
    do {
      await this.#until(() => this.#sounds === 0);
      await this.#clock.sleep(PAUSE_MILLISECONDS);
    } while (this.#sounds > 0);
    const heard = this.#heard.join(' ');
    this.#heard = [];
    return heard || 'nothing';
  }

  async #until(isSo: () => boolean): Promise<boolean> {
    const until = this.#clock.now() + PATIENCE_MILLISECONDS;
    while (!isSo() && this.#clock.now() < until) {
      const change = this.#change.signal;
      await this.#clock.sleep(Math.min(1000, until - this.#clock.now()), change);
    }
    return isSo();
  }

  #changed(): void {
    const change = this.#change;
    this.#change = new AbortController();
    change.abort();
  }
}
