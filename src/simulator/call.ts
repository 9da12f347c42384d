import { PaylineError } from '../errors.ts';
import { CallerSound, MAXIMUM_CALL_MILLISECONDS } from './caller-sound.ts';
import type { RunningOptions } from './carrier.ts';
import type { CallPlan, CarrierError, CarrierEvent, Handset, Sound } from './contract.ts';
import { Keypad } from './keypad.ts';
import type { AnsweredBy } from './machine-detection.ts';
import { orAborted } from './or-aborted.ts';
import { Interrupted, type Interruption, type Outcome } from './outcome.ts';
import { CallPayments } from './pay/call-payments.ts';
import { CallStreams } from './streams/call-streams.ts';
import { TtyEar } from './tty/ear.ts';
import { Voice } from './voice.ts';
import { callerOf, partyOf } from './wire/caller.ts';
import { type CallFacts, type CallStatus, standardFields } from './wire/fields.ts';
import { InOrder } from './wire/in-order.ts';
import { type LineAnswer, LineClient, type LineRequest } from './wire/line-client.ts';

/** A shuffled callback comes so much after the one that follows it. */
const LATE_MILLISECONDS = 1000;

/** One call as its verbs see it: an ear, keys, time, the line, and what may interrupt them all. */
export class Call {
  readonly options: RunningOptions;
  readonly keypad = new Keypad();
  readonly voice = new Voice();
  readonly line: LineClient;
  readonly facts: CallFacts;
  readonly streams: CallStreams;
  readonly payments = new CallPayments(this);
  /** Null when the caller has a telephone that is no TTY. */
  readonly tty: TtyEar | null;
  readonly startedAt: number;
  status: CallStatus = 'ringing';
  /** What was found to have answered; null unless that was asked for. */
  answeredBy: AnsweredBy | null = null;
  /** Milliseconds since 1970; null while it rings. */
  answeredAt: number | null = null;
  /** Public URL of the current document; null for inline TwiML. */
  documentUrl: string | null = null;
  /** How often the caller has heard something or been waited for. */
  moments = 0;
  readonly #handset: Handset;
  readonly #requests = new Set<Promise<unknown>>();
  readonly #told = new InOrder();
  #tellings = 0;
  #interrupt = new AbortController();
  #interruption: Interruption | null = null;

  constructor(options: RunningOptions, plan: CallPlan, handset: Handset) {
    this.options = options;
    this.#handset = handset;
    this.startedAt = options.clock.now();
    this.facts = {
      callSid: options.identifiers.sid('CA'),
      accountSid: options.line.accountSid,
      caller: callerOf(plan.from),
      called: partyOf(plan.to),
      ...(plan.direction && { direction: plan.direction }),
    };
    this.line = new LineClient({
      line: options.line,
      identifiers: options.identifiers,
      clock: options.wireClock,
      note: (event) => this.note(event),
    });
    this.tty = plan.device === 'tty' ? new TtyEar(this, plan.impairment) : null;
    this.streams = new CallStreams(options.clock, new CallerSound(this));
  }

  note(event: CarrierEvent): void {
    this.#handset.note(event);
  }

  /** Adds to the debugger list, with the current document's URL. */
  report(error: CarrierError): void {
    const url = error.url ?? this.documentUrl;
    this.note({ error: url === null ? error : { ...error, url } });
  }

  /**
   * Plays one sound and notes it when it is over. `stop` cuts it short; when it is aborted already
   * the sound does not begin, and is noted as interrupted too.
   */
  async hear(sound: Sound, stop?: AbortSignal): Promise<void> {
    const cut = this.#orInterrupt(stop);
    const audio = sound.kind === 'play' ? await this.tty?.recordingAt(sound.url) : undefined;
    if (audio) await this.#readAtTty(audio, cut);
    else await this.#hearAtPhone(sound, cut);
    this.checkInterruption();
  }

  /** What a caller with a TTY types. */
  type(text: string): void {
    if (this.tty === null) {
      const message = 'This caller has no TTY to type at. Dial by TTY, or press keys.';
      throw new PaylineError('simulator.badStep', message);
    }
    if (this.status !== 'ringing' && this.status !== 'in-progress') return;
    this.note({ tty: this.tty.type(text), by: 'caller' });
    this.streams.wake();
  }

  async #hearAtPhone(sound: Sound, cut: AbortSignal): Promise<void> {
    if (!cut.aborted) await orAborted(this.#handset.hear(sound, cut), cut);
    this.moments += 1;
    this.note(noteOf(sound, cut.aborted));
  }

  /** The handset lets the time pass, and the display shows what the sound means. */
  async #readAtTty(audio: Uint8Array, cut: AbortSignal): Promise<void> {
    const pause: Sound = { kind: 'pause', seconds: audio.length / 8000 };
    if (!cut.aborted) {
      const heard = orAborted(this.#handset.hear(pause, cut), cut);
      await Promise.all([heard, this.tty?.readAloud(audio, cut)]);
    }
    this.moments += 1;
    this.note(noteOf(pause, cut.aborted));
  }

  /** Lets the caller's time pass, until `stop` at most. */
  async pass(seconds: number, stop?: AbortSignal): Promise<void> {
    await this.options.clock.sleep(seconds * 1000, this.#orInterrupt(stop));
    this.moments += 1;
    this.checkInterruption();
  }

  /** Waits until `stop` is aborted, however long that takes. */
  async until(stop: AbortSignal): Promise<void> {
    const either = this.#orInterrupt(stop);
    await orAborted(new Promise<never>(() => {}), either);
    this.moments += 1;
    this.checkInterruption();
  }

  /** Lets work on the wire go on beside the call; the clocks stand still until it is done. */
  inBackground(work: Promise<unknown>): void {
    const release = this.#holdClocks();
    void this.#track(work).finally(release);
  }

  /**
   * Waits for work on the wire; the clocks stand still meanwhile, where they can. The work runs to
   * its end even when the call does not.
   */
  async onTheWire<Result extends object>(work: Promise<Result>): Promise<Result> {
    const release = this.#holdClocks();
    try {
      return (await orAborted(this.#track(work), this.#interrupt.signal)) ?? this.#interrupted();
    } finally {
      release();
    }
  }

  /** Asks the line for a document. */
  async ask(request: Omit<LineRequest, 'purpose'>): Promise<LineAnswer> {
    return await this.onTheWire(this.line.ask({ ...request, purpose: 'call' }));
  }

  /**
   * Tells the line something; its answer has no consequence and the call does not wait for it.
   * One at a time, here and in `order`: Twilio promises no order, but a transcript wants the same
   * one every time, unless the carrier was told to keep none.
   */
  tell(request: Omit<LineRequest, 'purpose'>, order?: InOrder): void {
    this.#tellings += 1;
    const { callbacks, clock } = this.options;
    if (callbacks === 'shuffled' && this.#tellings % 2 === 1) {
      const late = clock.sleep(LATE_MILLISECONDS).then(() => this.#tellNow(request));
      void this.#track(late);
      return;
    }
    const release = this.#holdClocks();
    const telling = async () => {
      await this.#tellNow(request);
      if (callbacks === 'twice') await this.#tellNow(request);
      release();
    };
    void this.#track(this.#told.run(telling, order && [order]));
  }

  async #tellNow(request: Omit<LineRequest, 'purpose'>): Promise<void> {
    const release = this.#holdClocks();
    const answer = await this.line.ask({ ...request, purpose: 'status' });
    release();
    if ('error' in answer) this.note({ error: { ...answer.error, severity: 'warning' } });
  }

  /** Waits until the line has been told all that it was to be told until now. */
  async allTold(): Promise<void> {
    await this.onTheWire(Promise.all([this.#told.done]));
  }

  /** Twilio ends a call that lasts longer than four hours. */
  get secondsLeft(): number {
    const lasted = this.options.clock.now() - this.startedAt;
    return Math.max(0, (MAXIMUM_CALL_MILLISECONDS - lasted) / 1000);
  }

  /** Resolves when no request about this call is on the wire. */
  async settled(): Promise<void> {
    while (this.#requests.size > 0) await Promise.all(this.#requests);
  }

  /** Ends whatever is running now; the first hang-up counts, and nothing after it. */
  interruptBy(interruption: Interruption): void {
    if (this.#interruption?.kind === 'hangup') return;
    this.#interruption = interruption;
    this.#interrupt.abort();
  }

  checkInterruption(): void {
    if (this.#interruption) this.#interrupted();
  }

  /** After a redirect by the REST API the call goes on. */
  clearInterruption(): void {
    this.#interruption = null;
    this.#interrupt = new AbortController();
  }

  /** A URL of the current document made absolute; null (and 11100 reported) when it cannot be. */
  resolve(url: string): string | null {
    const base = this.documentUrl ?? undefined;
    if (URL.canParse(url, base)) return new URL(url, base).href;
    const message = `'${url}' is not a URL; inline TwiML needs absolute ones.`;
    this.report({ code: 11100, message, severity: 'error' });
    return null;
  }

  /** Where an action leads: the named URL, or the current document when none is named. */
  action(url: string | null, method: 'GET' | 'POST', fields: Record<string, string>): Outcome {
    const target = this.resolve(url ?? '');
    if (target === null) return { kind: 'end', reason: 'error' };
    return { kind: 'fetch', url: target, method, fields };
  }

  /** The fields of every request about this call. */
  fields(status: CallStatus = this.status): Record<string, string> {
    return { ...standardFields(this.facts, status), ...this.options.extraFields };
  }

  #orInterrupt(stop: AbortSignal | undefined): AbortSignal {
    const interrupt = this.#interrupt.signal;
    return stop ? AbortSignal.any([stop, interrupt]) : interrupt;
  }

  #interrupted(): never {
    throw new Interrupted(this.#interruption ?? { kind: 'hangup', reason: 'hangup by caller' });
  }

  #holdClocks(): () => void {
    const { clock, wireClock } = this.options;
    const releases = [clock.hold?.(), clock === wireClock ? undefined : wireClock.hold?.()];
    return () => {
      for (const release of releases) release?.();
    };
  }

  async #track<Result>(request: Promise<Result>): Promise<Result> {
    this.#requests.add(request);
    try {
      return await request;
    } finally {
      this.#requests.delete(request);
    }
  }
}

function noteOf(sound: Sound, interrupted: boolean): CarrierEvent {
  if (sound.kind === 'pause') return { pause: sound.seconds };
  if (sound.kind === 'play') return { play: sound.url };
  const { text, language } = sound;
  return { say: text, language, ...(interrupted && { interrupted }) };
}
