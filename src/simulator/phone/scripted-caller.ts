import type { CallerClock, LiveCall } from '../carrier.ts';
import type { CarrierEvent } from '../contract.ts';
import type { Step } from '../steps.ts';
import { endsTurn } from '../tty/words.ts';
import { STREAM_LISTENS } from '../verbs/connect.ts';
import { secondsToSay } from '../voice.ts';

/** A caller answers when nothing more is said for this long; Twilio listens a second at least. */
const REACTION_MILLISECONDS = 200;

/** Where the caller's next step comes from; it may depend on what listens. */
export interface StepSource {
  /** Work to be done before the next step is known; the caller's clock is held meanwhile. */
  prepare?(listen: string): Promise<void> | undefined;
  /** The next step, not yet taken; undefined when there is none. `listen` is null after a wait. */
  peek(listen: string | null): Step | undefined;
  /** Takes the step last peeked. */
  take(): void;
}

/** A list of steps as a source. */
export function stepList(steps: readonly Step[]): StepSource {
  let position = 0;
  return {
    peek: () => steps[position],
    take: () => {
      position += 1;
    },
  };
}

/**
 * A caller who follows a script: each step answers the next thing that listens, once its prompts
 * have been heard. On a stream it is the caller's turn when the line has typed GA or SK. A wait
 * begins when the listening does, so that a short one interrupts. Keys are
 * kept for the next <Gather> or <Pay> prompt while a <Dial> rings; other steps are not.
 */
export class ScriptedCaller {
  /** True when the caller hung up because the script had ended. */
  ranOut = false;
  /** Why the script could not be followed; the caller has hung up. */
  failure: { readonly error: unknown } | null = null;
  readonly #source: StepSource;
  readonly #clock: CallerClock;
  readonly #onTurn: ((listen: string) => void) | undefined;
  readonly #over = new AbortController();
  #call: LiveCall | null = null;
  #listening: string | null = null;
  #sounding = false;
  #waiting = false;
  #isOnStream = false;
  #reaction = new AbortController();

  /** `onTurn` is told when the line has finished speaking and it is the caller's turn. */
  constructor(source: StepSource, clock: CallerClock, onTurn?: (listen: string) => void) {
    this.#source = source;
    this.#clock = clock;
    this.#onTurn = onTurn;
  }

  /** Gives the caller the call to press keys on. */
  pickUp(call: LiveCall): void {
    this.#call = call;
  }

  /** Wraps a handset's hearing: the caller does not talk over the line. */
  async whileHearing(sound: Promise<void>): Promise<void> {
    this.#sounding = true;
    this.#reaction.abort();
    await sound;
    this.#sounding = false;
    void this.#react();
  }

  /** Feeds one of the carrier's events, in order. */
  note(event: CarrierEvent): void {
    if ('end' in event) this.#over.abort();
    if (endsListening(event)) {
      this.#listening = null;
      this.#isOnStream = false;
    }
    if ('tty' in event && event.by === 'line') this.#read(event.tty);
    if (!('listen' in event)) return;
    this.#listening = event.listen;
    this.#isOnStream = event.listen === STREAM_LISTENS;
    if (!this.#waiting) void this.#guard(() => this.#notice(event.listen));
  }

  #notice(listen: string): void | Promise<void> {
    if (this.#source.peek(listen)?.kind === 'wait') return this.#answer();
    return this.#isOnStream ? undefined : this.#react();
  }

  /** While the line types the caller reads; once it has given the turn away the caller answers. */
  #read(words: string): void {
    if (!this.#isOnStream) return;
    this.#reaction.abort();
    if (!endsTurn(words)) return;
    this.#listening = STREAM_LISTENS;
    void this.#react();
  }

  async #react(): Promise<void> {
    const listen = this.#listening;
    if (listen === null || this.#waiting || this.#sounding) return;
    this.#reaction.abort();
    this.#reaction = new AbortController();
    const stop = AbortSignal.any([this.#reaction.signal, this.#over.signal]);
    await this.#clock.sleep(REACTION_MILLISECONDS, stop);
    if (stop.aborted || this.#listening !== listen) return;
    this.#onTurn?.(listen);
    const release = this.#clock.hold?.();
    await this.#guard(async () => {
      await this.#source.prepare?.(listen);
      this.#answer();
    });
    release?.();
  }

  #answer(): void {
    const listen = this.#listening;
    const call = this.#call;
    if (!call || this.#over.signal.aborted) return;
    const step = this.#source.peek(listen);
    if (!step) {
      if (listen === null) return;
      this.ranOut = true;
      call.hangUp('steps exhausted');
    } else if (step.kind === 'hangup') {
      this.#source.take();
      call.hangUp();
    } else if (step.kind === 'wait') {
      this.#source.take();
      void this.#wait(step.milliseconds);
    } else if (listen !== null && (step.kind === 'silence' || !listen.startsWith('Dial'))) {
      this.#source.take();
      this.#listening = null;
      if (step.kind === 'types') call.type(step.text);
      if (step.kind === 'says') void this.#say(call, step.text);
      if (step.kind === 'keys') for (const key of step.keys) call.press(key);
    }
  }

  /** Who has said what they were asked presses pound. */
  async #say(call: LiveCall, text: string): Promise<void> {
    call.say(text);
    const milliseconds = secondsToSay(text) * 1000 + REACTION_MILLISECONDS;
    await this.#clock.sleep(milliseconds, this.#over.signal);
    if (!this.#over.signal.aborted) call.press('#');
  }

  async #wait(milliseconds: number): Promise<void> {
    this.#waiting = true;
    await this.#clock.sleep(milliseconds, this.#over.signal);
    this.#waiting = false;
    await this.#guard(() => {
      if (this.#source.peek(this.#listening)) this.#answer();
      else void this.#react();
    });
  }

  async #guard(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.failure ??= { error };
      this.#call?.hangUp();
    }
  }
}

/** Whether the verb that listened is certainly over. Status callbacks go on beside it. */
export function endsListening(event: CarrierEvent): boolean {
  if ('conference' in event) return event.conference !== 'muted' && event.conference !== 'unmuted';
  if ('request' in event) return event.request.purpose === 'call';
  return 'end' in event || 'queue' in event;
}
