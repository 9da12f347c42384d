import type { ReceivedCode } from '../baudot/index.ts';
import { type FieldAnswer, fieldAnswer } from './field-answer.ts';
import type { Turn, Wanted } from './listening.ts';
import { type MenuAnswer, menuAnswer, yesOrNo } from './menu-answer.ts';
import { type TtyEvent, type TtyLine, type TtyPage, ttyPage } from './port.ts';
import type { KeysWanted } from './typed-keys.ts';

/** What a session does next. */
export type Step =
  | {
      readonly type: 'say';
      readonly lines: readonly string[];
      /** Ends in GA. */
      readonly givesWord: boolean;
      readonly next: 'listen' | 'pause';
    }
  | { readonly type: 'pause' }
  /** The page the call is at now. */
  | { readonly type: 'page' }
  | { readonly type: 'take'; readonly event: TtyEvent }
  | { readonly type: 'leave' };

/** What the caller is being asked: the page's question, or one of the session's own. */
type Asked =
  | { readonly type: 'page' }
  | { readonly type: 'readBack'; readonly keys: string; readonly shown: string }
  | { readonly type: 'confirmEnd' }
  | { readonly type: 'hold' };

export const HOLD_MILLISECONDS = 120_000;
const IDLE_MILLISECONDS = 60_000;
const UNREADABLE_MOST = 2;
const NOISY_WARNINGS_MOST = 3;

/**
 * The talk with one caller, without audio and time: what a turn or a key means to the page that is
 * shown, and the session's own questions. A value typed in Baudot reaches the line only after the
 * caller confirmed what was read back.
 */
export class Dialogue {
  readonly #words: TtyLine['words'];
  #page: TtyPage = ttyPage('wait', []);
  #asked: Asked = { type: 'page' };
  #waitedWith: string | null = null;
  #unreadable = 0;
  #nextBegins: string[] = [];
  #isWarned = false;
  #warnings = 0;
  #isSpeakerTold = false;

  constructor(words: TtyLine['words']) {
    this.#words = words;
  }

  /** True while the caller's keys mean something. */
  get listens(): boolean {
    return this.#page.after === 'listen';
  }

  /** True while a person types with the caller. */
  get talks(): boolean {
    return this.#page.after === 'talk';
  }

  get isHeld(): boolean {
    return this.#asked.type === 'hold';
  }

  get wanted(): Wanted & KeysWanted {
    const isOwn = this.#asked.type === 'readBack' || this.#asked.type === 'confirmEnd';
    return {
      hears: isOwn ? 'menu' : (this.#page.hears ?? 'menu'),
      fieldDigits: this.#page.fieldDigits,
      idleMilliseconds: this.isHeld ? null : IDLE_MILLISECONDS,
      noticesVoice: !this.#isSpeakerTold,
    };
  }

  /** The line's next page. */
  show(page: TtyPage): Step {
    this.#page = page;
    this.#isWarned = false;
    this.#isSpeakerTold = false;
    if (page.after === 'leave') return { type: 'leave' };
    if (page.after === 'talk') {
      this.#asked = { type: 'page' };
      return say(page.lines, true, 'listen');
    }
    if (page.after === 'listen') {
      this.#waitedWith = null;
      return this.#askPage(this.#nextBegins.splice(0));
    }
    const text = page.lines.join('\n');
    const isSaid = text === '' || text === this.#waitedWith;
    this.#waitedWith = text === '' ? this.#waitedWith : text;
    return isSaid ? { type: 'pause' } : say(page.lines, false, 'pause');
  }

  /** What was keyed on the phone. */
  keyed(event: TtyEvent): Step {
    const asked = this.#asked;
    const key = event.type === 'key' ? event.key : null;
    if (asked.type === 'readBack') {
      if (key === '1') return this.#pass(asked.keys);
      if (key === '2') return this.#retype();
      if (key === '*') return this.#readBack(asked);
    }
    if (asked.type === 'confirmEnd') {
      if (key === '1') return this.#end();
      if (key === '2') return this.#askPage();
    }
    return this.#take(event);
  }

  /** A turn that is over. */
  heard(turn: Turn, isNoisy: boolean): Step {
    if (turn.type === 'card') return this.#take({ type: 'cardTyped' });
    if (turn.type === 'idle') return this.#take({ type: 'silence' });
    if (turn.type === 'voice') {
      const step = this.#askAgain([this.#words('tty.typeOrKeys')]);
      this.#isSpeakerTold = true;
      return step;
    }
    if (isNoisy && this.#mayWarn()) return this.#askAgain([this.#words('tty.noisy')]);
    return this.#read(turn.codes);
  }

  /** The two minutes a caller asked for are over: asked again, they count as no silence. */
  holdEnded(): Step {
    return this.#take({ type: 'key', key: '*' });
  }

  #read(codes: readonly ReceivedCode[]): Step {
    const asked = this.#asked;
    if (asked.type === 'readBack') return this.#readConfirmation(asked, codes);
    if (asked.type === 'confirmEnd') return this.#readEnd(codes);
    const { hears, fieldDigits } = this.#page;
    const answer = hears === 'field' ? fieldAnswer(codes, fieldDigits) : menuAnswer(codes);
    if (answer.type !== 'unreadable') this.#unreadable = 0;
    return this.#follow(answer) ?? this.#misread(codes.length);
  }

  /** What any readable turn leads to; null when it was not readable. */
  #follow(answer: MenuAnswer | FieldAnswer): Step | null {
    if (answer.type === 'value') return this.#readBack(answer);
    if (answer.type === 'key') return this.#take({ type: 'key', key: answer.key });
    // Who only gives the word back wants to be asked again, as with a star.
    if (answer.type === 'again') {
      return this.#take({ type: 'key', key: '*' });
    }
    if (answer.type === 'hold') {
      this.#asked = { type: 'hold' };
      return say([this.#words('tty.hold')], false, 'listen');
    }
    if (answer.type === 'end') {
      this.#asked = { type: 'confirmEnd' };
      return say([this.#words('tty.confirmEnd')], true, 'listen');
    }
    return null;
  }

  #readConfirmation(asked: Extract<Asked, { type: 'readBack' }>, codes: readonly ReceivedCode[]) {
    const retyped = fieldAnswer(codes, this.#page.fieldDigits);
    if (retyped.type === 'value' && retyped.keys.length > 2) return this.#readBack(retyped);
    const answer = yesOrNo(codes);
    if (answer.type === 'unreadable') {
      this.#unreadable += 1;
      if (this.#unreadable > UNREADABLE_MOST) return this.#misread(codes.length);
      const isNoisy = this.#unreadable === UNREADABLE_MOST;
      return this.#readBack(asked, isNoisy ? [this.#words('tty.noisy')] : []);
    }
    this.#unreadable = 0;
    if (answer.type === 'again') return this.#readBack(asked);
    if (answer.type === 'key') return this.keyed(answer);
    return this.#follow(answer) ?? this.#askPage();
  }

  #readEnd(codes: readonly ReceivedCode[]): Step {
    const answer = yesOrNo(codes);
    if (answer.type === 'end') return this.#end();
    if (answer.type === 'key') return this.keyed(answer);
    return this.#follow(answer) ?? this.#askPage();
  }

  /** The line counts it, and asks in its own words; ours stand before them. */
  #misread(length: number): Step {
    this.#unreadable += 1;
    const isNoisy = this.#unreadable >= UNREADABLE_MOST;
    this.#nextBegins = [this.#words(isNoisy ? 'tty.noisy' : 'tty.typeOrKeys')];
    if (isNoisy) this.#unreadable = 0;
    return this.#take({ type: 'garbled', length });
  }

  #take(event: TtyEvent): Step {
    this.#asked = { type: 'page' };
    return { type: 'take', event };
  }

  /** The confirmed value, as a <Gather> that ended with # would give it. */
  #pass(keys: string): Step {
    const event: TtyEvent =
      keys.length === 1
        ? { type: 'key', key: keys }
        : { type: 'digits', digits: keys, ended: 'pound' };
    return this.#take(event);
  }

  #askPage(before: readonly string[] = []): Step {
    this.#asked = { type: 'page' };
    return say([...before, ...this.#page.lines], this.#page.hears !== null, 'listen');
  }

  #askAgain(before: readonly string[]): Step {
    const asked = this.#asked;
    return asked.type === 'readBack' ? this.#readBack(asked, before) : this.#askPage(before);
  }

  #readBack(value: { keys: string; shown: string }, before: readonly string[] = []): Step {
    this.#asked = { type: 'readBack', keys: value.keys, shown: value.shown };
    const question = this.#words('tty.readBack', { typedText: value.shown });
    return say([...before, question], true, 'listen');
  }

  #retype(): Step {
    this.#asked = { type: 'page' };
    return say([this.#words('tty.retype')], true, 'listen');
  }

  /** The line's own goodbye comes after it. */
  #end(): Step {
    return this.#take({ type: 'hangup' });
  }

  #mayWarn(): boolean {
    if (this.#isWarned || this.#warnings >= NOISY_WARNINGS_MOST) return false;
    this.#isWarned = true;
    this.#warnings += 1;
    return true;
  }
}

export function say(lines: readonly string[], givesWord: boolean, next: 'listen' | 'pause'): Step {
  return { type: 'say', lines, givesWord, next };
}
