import type { CallerClock, LiveCall } from '../carrier.ts';
import type { CarrierEvent, EndReason, Handset, Sound } from '../contract.ts';
import { endsListening } from '../phone/scripted-caller.ts';
import { Keyboard } from './keyboard.ts';
import { AssistantMemory } from './memory.ts';
import { News } from './news.ts';
import { typeWords, wordsOf } from './typing.ts';
import type { Wish } from './user-turn.ts';
import { WishKeeper } from './wish-keeper.ts';

export interface AssistantOptions {
  readonly clock: CallerClock;
  /** What the assistant listens with; it shows their work, what they type and what is typed to them. */
  readonly handset: Handset;
  /** Dials the line and gives the assistant's ear to it: once, and once more when the call ends early. */
  readonly place: (ear: Handset) => LiveCall;
}

/** The line is silent for this long before the assistant takes it to be the user's turn. */
const QUIET_MILLISECONDS = 700;
/** The user may still say SK. */
const BEFORE_REDIAL_MILLISECONDS = 15_000;

export const REDIALING = 'CALL ENDED. REDIALING. TYPE SK TO STOP';
export const KEYS_ONLY = 'LINE TAKES KEYS ONLY, NOT SPEECH';
const RINGING = 'RINGING A PERSON, PLS HD';
const LINE_GONE = 'CALL ENDED. SKSK';

/**
 * A communications assistant of the telecommunications relay service (47 CFR 64.604): hears the line
 * and types it to a user at 60 words a minute, verbatim and in order, however far behind the voice;
 * types GA when the line waits and everything was typed; presses the keys and voices the words of the
 * user's turn, which ends in GA. A user may interrupt: what they finish with GA is done at once. SK
 * ends the call; one that ends before is dialed once more. The assistant never leaves on their own
 * (64.604(a)(1)(v) asks for ten minutes) and keeps nothing: `relay` events go to the handset alone, a
 * phrase each, digits for `<Pay>` and anything like a card number as x's.
 */
export class CommunicationsAssistant implements Handset {
  /** When all is over, and every callback about the calls was answered. */
  readonly ended: Promise<EndReason>;
  /** Calls dialed again, 0 or 1. */
  redials = 0;
  readonly #options: AssistantOptions;
  readonly #memory = new AssistantMemory();
  readonly #news = new News();
  readonly #over = new AbortController();
  readonly #keyboard = new Keyboard();
  readonly #wishes: WishKeeper;
  #call: LiveCall | null = null;
  #endReason: EndReason | null = null;
  #sounding = 0;
  #listening: string | null = null;
  /** The verb that listened last, though it may be over. */
  #asked = '';
  /** How often anything has listened. */
  #questions = 0;
  #turnIsGiven = false;

  constructor(options: AssistantOptions) {
    this.#options = options;
    this.#wishes = new WishKeeper(options.clock, this.#over.signal);
    this.#dial();
    this.ended = this.#serve();
  }

  /** The assistant's own call; another one after a redial. */
  get call(): LiveCall | null {
    return this.#call;
  }

  /** The user's keyboard: a turn, or a part of one. */
  type(text: string): void {
    if (this.#over.signal.aborted || text.trim() === '') return;
    const hides = this.#asked.startsWith('Pay');
    const { shown, turn } = this.#keyboard.type(text, this.#options.clock.now(), hides);
    this.#options.handset.note({ relay: shown, by: 'user' });
    if (turn?.ends) this.hangUp();
    else if (turn) this.#wishes.add(turn.wishes);
    this.#news.tell();
  }

  /** The user's own line is gone. */
  hangUp(): void {
    this.#call?.hangUp();
    this.#over.abort();
    this.#news.tell();
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    const { clock, handset } = this.#options;
    const text = wordsFor(sound);
    const heard = this.#memory.hear(text);
    const since = clock.now();
    this.#sounding += 1;
    this.#news.tell();
    await handset.hear(sound, stop);
    this.#sounding -= 1;
    if (stop.aborted) this.#memory.cutShort(heard, text, clock.now() - since);
    this.#news.tell();
  }

  note(event: CarrierEvent): void {
    if ('end' in event) this.#endReason = event.end;
    // To the user it is one call, whoever was dialed how often.
    else this.#options.handset.note(event);
    if (endsListening(event)) this.#listening = null;
    if ('listen' in event) {
      this.#listening = event.listen;
      this.#asked = event.listen;
      this.#questions += 1;
      this.#turnIsGiven = false;
    }
    this.#news.tell();
  }

  async #serve(): Promise<EndReason> {
    while (!this.#over.signal.aborted) await this.#work();
    const reason = (await this.#call?.ended) ?? 'hangup by caller';
    this.#options.handset.note({ end: reason });
    return reason;
  }

  /** The next thing an assistant does. */
  async #work(): Promise<void> {
    const wish = this.#endReason === null ? this.#wishes.next(this.#listening) : null;
    if (wish !== null) return await this.#grant(wish);
    const patience = this.#keyboard.waitsFor(this.#options.clock.now());
    if (patience > 0) return await this.#options.clock.sleep(patience, this.#news.signal);
    const words = this.#memory.take();
    if (words.length > 0) return await this.#write(words.join(' '));
    if (this.#endReason !== null) return await this.#callAgain();
    if (this.#listening === null || this.#sounding > 0 || this.#turnIsGiven) {
      return await this.#news.wait();
    }
    await this.#giveTurn(this.#listening);
  }

  async #grant(wish: Wish): Promise<void> {
    const { call } = this;
    if (call === null) return;
    if (wish.does === 'keys') {
      // Until it says or asks something, it is the line's turn.
      this.#turnIsGiven = true;
      return await this.#wishes.press(call, wish.keys, () => this.#questions);
    }
    const listens = this.#listening ?? '';
    if (listens === 'Record' || listens.startsWith('Dial')) {
      return await this.#wishes.say(call, wish.text);
    }
    this.#wishes.drop();
    await this.#write(KEYS_ONLY);
    this.#turnIsGiven = false;
  }

  /** All was typed: once the line is really silent, GA. */
  async #giveTurn(listening: string): Promise<void> {
    const change = this.#news.signal;
    await this.#options.clock.sleep(QUIET_MILLISECONDS, change);
    if (change.aborted) return;
    this.#turnIsGiven = true;
    if (listening.startsWith('Dial')) return await this.#write(RINGING);
    this.#wishes.lapse(listening);
    if (this.#wishes.isEmpty) await this.#write('GA');
  }

  /** Everything about the call that has ended was typed. */
  async #callAgain(): Promise<void> {
    this.#wishes.drop();
    if (this.redials > 0) {
      await this.#write(LINE_GONE);
      this.#over.abort();
      return;
    }
    await this.#write(REDIALING);
    await this.#options.clock.sleep(BEFORE_REDIAL_MILLISECONDS, this.#over.signal);
    await this.#call?.ended;
    if (this.#over.signal.aborted) return;
    this.redials += 1;
    this.#wishes.drop();
    this.#dial();
  }

  #dial(): void {
    this.#endReason = null;
    this.#turnIsGiven = false;
    this.#call = this.#options.place(this);
  }

  async #write(text: string): Promise<void> {
    await typeWords(wordsOf(text).length, this.#options.clock, this.#over.signal);
    if (this.#over.signal.aborted) return;
    this.#options.handset.note({ relay: text.toUpperCase(), by: 'assistant' });
  }
}

function wordsFor(sound: Sound): string {
  if (sound.kind === 'say') return sound.text;
  return sound.kind === 'play' ? '(TONES)' : '';
}
