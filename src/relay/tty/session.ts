import { Dialogue, HOLD_MILLISECONDS, type Step, say } from './dialogue.ts';
import { Listening, millisecondsOf, type Turn } from './listening.ts';
import { pageText } from './page-text.ts';
import type { TtyEvent, TtyLine, TtyPage } from './port.ts';
import { Sending, type TtyOutput } from './sending.ts';
import { Talk } from './talk.ts';
import { TypedKeys } from './typed-keys.ts';

export interface TtySessionOptions {
  readonly line: TtyLine;
  readonly output: TtyOutput;
  /** The caller's TTY was heard before: let them finish their greeting first. */
  readonly wasDetected: boolean;
  /** The line failed. The stream is closed, so that the carrier's next verb goes on. */
  readonly onTrouble: (error: unknown) => void;
}

/** How long our own sending still comes back after its mark. */
const MUTE_MILLISECONDS = 300;
const MUTE_AFTER_ECHO_MILLISECONDS = 500;

const QUIET_MILLISECONDS = 1500;
const LOOK_MILLISECONDS = 500;
const QUIET_AWAITED_MOST_MILLISECONDS = 20_000;

/** Between two looks of a caller who waits. */
const PAUSE_MILLISECONDS = 1000;

/** How often a session looks what has come from elsewhere: a person, or what they typed. */
const NEWS_MILLISECONDS = 1000;

/** Longer than every number this line asks for. */
const TYPED_AHEAD_MOST = 32;

type Phase = 'opening' | 'asking' | 'sending' | 'muted' | 'listening' | 'pausing' | 'over';

/**
 * A call by TTY over one stream, half duplex: listen, send, wait for the last mark, stay deaf for
 * 300 ms, listen. All its time is counted in the audio it receives, so it needs no timer.
 */
export class TtySession {
  readonly #line: TtyLine;
  readonly #output: TtyOutput;
  readonly #onTrouble: (error: unknown) => void;
  readonly #wasDetected: boolean;
  readonly #sending: Sending;
  readonly #listening = new Listening();
  readonly #keys = new TypedKeys();
  readonly #dialogue: Dialogue;
  readonly #talk: Talk;
  #newsMilliseconds = 0;
  #phase: Phase = 'opening';
  #phaseMilliseconds = 0;
  #afterSaying: 'listen' | 'pause' = 'listen';
  /** Keys pressed while the line was thinking: typed ahead, they answer its next page. */
  #typedAhead: string[] = [];
  #work: Promise<void> = Promise.resolve();
  #isHungUp = false;

  constructor({ line, output, wasDetected, onTrouble }: TtySessionOptions) {
    this.#line = line;
    this.#output = output;
    this.#onTrouble = onTrouble;
    this.#wasDetected = wasDetected;
    this.#sending = new Sending(output);
    this.#dialogue = new Dialogue((key, given) => line.words(key, given));
    this.#talk = new Talk(line.talk);
  }

  get isOver(): boolean {
    return this.#phase === 'over';
  }

  /** Resolves when the line has answered all that it was told. */
  async settled(): Promise<void> {
    for (let work: Promise<void> | null = null; work !== this.#work; ) {
      work = this.#work;
      await work;
    }
  }

  /** The caller's audio: 8 kHz µ-law, 20 ms a frame, any length goes. */
  frame(audio: Uint8Array): void {
    const milliseconds = millisecondsOf(audio);
    this.#phaseMilliseconds += milliseconds;
    const keyed = this.#keys.passed(milliseconds);
    if (this.#phase === 'opening') this.#open(audio);
    else if (this.#phase === 'sending') {
      if (this.#sending.passed(milliseconds)) this.#said();
    } else if (this.#phase === 'muted') {
      if (this.#phaseMilliseconds >= this.#muteMilliseconds()) this.#listen();
    } else if (this.#phase === 'listening') this.#hear(audio, keyed);
    else if (this.#phase === 'pausing' && this.#phaseMilliseconds >= PAUSE_MILLISECONDS) {
      this.#ask(() => this.#line.take({ type: 'waited' }));
    }
  }

  /**
   * A key of the phone. In the middle of our sending it stops us, as a key stops a prompt; to a
   * person who types it means nothing.
   */
  key(key: string): void {
    if (this.#dialogue.talks) return;
    const isAsked = ['sending', 'muted', 'listening'].includes(this.#phase);
    if (!isAsked || !this.#dialogue.listens || this.#afterSaying !== 'listen') {
      if (this.#typedAhead.length < TYPED_AHEAD_MOST) this.#typedAhead.push(key);
      return;
    }
    if (this.#keys.isLatePound(key)) return;
    if (this.#phase === 'sending') {
      this.#sending.stop();
      this.#enter('muted');
    }
    const event = this.#keys.press(key, this.#dialogue.wanted);
    this.#listening.touch();
    if (event) this.#do(this.#dialogue.keyed(event));
  }

  /** A mark came back. */
  mark(name: string): void {
    if (this.#phase === 'sending' && this.#sending.marked(name)) this.#said();
  }

  /** The carrier ended the stream before we did: the caller has hung up. */
  stopped(): void {
    if (this.isOver) return;
    this.#enter('over');
    this.#hangUp();
  }

  /** The stream broke or is given up: nothing is known of the caller, the next verb goes on. */
  lost(): void {
    this.#enter('over');
  }

  #open(audio: Uint8Array): void {
    const { activity } = this.#listening;
    activity.push(audio);
    const least = this.#wasDetected ? QUIET_MILLISECONDS : LOOK_MILLISECONDS;
    const isQuiet =
      this.#phaseMilliseconds >= least && activity.toneFreeMilliseconds >= QUIET_MILLISECONDS;
    if (isQuiet || this.#phaseMilliseconds >= QUIET_AWAITED_MOST_MILLISECONDS) {
      this.#ask(() => this.#line.page());
    }
  }

  #hear(audio: Uint8Array, keyed: TtyEvent | null): void {
    const turn = this.#listening.hear(audio);
    const isHoldOver = this.#dialogue.isHeld && this.#phaseMilliseconds >= HOLD_MILLISECONDS;
    if (turn && this.#dialogue.talks) this.#pass(turn);
    else if (turn && !this.#keys.isBegun) {
      const step = this.#dialogue.heard(turn, this.#listening.isNoisy);
      this.#do(step);
    } else if (keyed) this.#do(this.#dialogue.keyed(keyed));
    else if (isHoldOver) this.#do(this.#dialogue.holdEnded());
    else this.#look(millisecondsOf(audio));
  }

  /** To the person at the desk; what the caller types next is heard without a gap. */
  #pass(turn: Turn): void {
    this.#talk.heard(turn);
    this.#listening.begin(this.#talk.wanted, '');
  }

  /** While the caller is not in the middle of something. */
  #look(milliseconds: number): void {
    this.#newsMilliseconds += milliseconds;
    const isBusy = this.#listening.isBegun || this.#keys.isBegun;
    if (isBusy || this.#newsMilliseconds < NEWS_MILLISECONDS) return;
    this.#newsMilliseconds = 0;
    const hasGoneOn = this.#line.hasGoneOn();
    const words = !hasGoneOn && this.#dialogue.talks ? this.#talk.next() : null;
    if (hasGoneOn) this.#do({ type: 'page' });
    else if (words !== null) this.#do(say([words], false, 'listen'));
  }

  #do(step: Step): void {
    if (this.#phase === 'listening') this.#listening.end();
    this.#keys.clear();
    if (step.type === 'leave') this.#leave();
    else if (step.type === 'pause') this.#enter('pausing');
    else if (step.type === 'page') this.#ask(() => this.#line.page());
    else if (step.type === 'take') this.#ask(() => this.#line.take(step.event));
    else {
      this.#afterSaying = step.next;
      this.#enter('sending');
      if (!this.#sending.start(pageText(step.lines, step.givesWord))) this.#said();
    }
  }

  #said(): void {
    this.#talk.said();
    this.#enter(this.#afterSaying === 'listen' ? 'muted' : 'pausing');
  }

  #listen(): void {
    this.#enter('listening');
    const { wanted } = this.#dialogue.talks ? this.#talk : this.#dialogue;
    this.#listening.begin(wanted, this.#sending.tail);
  }

  #muteMilliseconds(): number {
    return this.#listening.hasHeardEcho ? MUTE_AFTER_ECHO_MILLISECONDS : MUTE_MILLISECONDS;
  }

  #ask(asking: () => Promise<TtyPage>): void {
    this.#enter('asking');
    this.#work = this.#work.then(asking).then(
      (page) => {
        if (this.isOver) return;
        this.#do(this.#dialogue.show(page));
        for (const key of this.#typedAhead.splice(0)) this.key(key);
      },
      (error: unknown) => this.#fail(error),
    );
  }

  #hangUp(): void {
    if (this.#isHungUp) return;
    this.#isHungUp = true;
    this.#work = this.#work
      .then(() => this.#line.take({ type: 'hangup' }))
      .then(
        () => undefined,
        (error: unknown) => this.#fail(error),
      );
  }

  #fail(error: unknown): void {
    if (!this.isOver) this.#leave();
    this.#onTrouble(error);
  }

  #leave(): void {
    this.#enter('over');
    this.#output.close();
  }

  #enter(phase: Phase): void {
    this.#phase = phase;
    this.#phaseMilliseconds = 0;
  }
}
