import {
  type TtyEvent,
  type TtyLine,
  type TtyPage,
  type TtyTalk,
  type TypedWords,
  ttyPage,
} from '../../../src/relay/tty/port.ts';

const words: Readonly<Record<string, string>> = {
  'tty.query': 'TTY USERS TYPE GA',
  'tty.readBack': 'U TYPED {typedText}. TYPE 1 OK 2 RETYPE',
  'tty.retype': 'OK TYPE IT AGAIN',
  'tty.noisy': 'LINE IS NOISY PLS USE KEYS OR DIAL 711',
  'tty.hold': 'OK HOLDING 2 MIN. TYPE GA WHEN READY',
  'tty.confirmEnd': 'END THIS CALL Q TYPE 1 YES 2 NO',
  'tty.typeOrKeys': 'TYPE OR USE KEYS',
};

export const menu = (line: string): TtyPage => ttyPage('listen', [line], 'menu');

export const field = (line: string, fieldDigits: number | null): TtyPage =>
  ttyPage('listen', [line], 'field', fieldDigits);

export const waits = (...lines: string[]): TtyPage => ttyPage('wait', lines);

export const talks = (...lines: string[]): TtyPage => ttyPage('talk', lines);

export const leaves: TtyPage = ttyPage('leave', []);

/** A line that shows its pages one after another, and keeps what it was told. */
export class FakeLine implements TtyLine {
  readonly taken: TtyEvent[] = [];
  /** What a session asked of the line, for a search through all that left it. */
  readonly asked: string[] = [];
  /** What reached the desk, in order. */
  readonly atTheDesk: string[] = [];
  readonly talk: TtyTalk;
  #typed: TypedWords[] = [];
  #hasGoneOn = false;
  readonly #pages: TtyPage[];

  /** The last page stays. */
  constructor(...pages: TtyPage[]) {
    this.#pages = pages;
    this.talk = {
      next: () => this.#typed[0] ?? null,
      printed: (lineId) => {
        this.#typed = this.#typed.filter((line) => line.lineId !== lineId);
      },
      heard: (text) => void this.atTheDesk.push(text),
      heardCard: () => void this.atTheDesk.push('CARD'),
      dropLast: () => void this.atTheDesk.splice(-1, 1, 'CARD BEGAN'),
    };
  }

  /** Lines of the person that the caller does not have yet. */
  get unprinted(): readonly string[] {
    return this.#typed.map(({ text }) => text);
  }

  /** The person at the desk types. */
  types(text: string): void {
    this.#typed.push({ lineId: (this.#typed.at(-1)?.lineId ?? 0) + 1, text });
  }

  /** Somebody takes the call, or lets it go: its next page is shown. */
  goesOn(): void {
    this.#pages.shift();
    this.#hasGoneOn = true;
  }

  hasGoneOn(): boolean {
    return this.#hasGoneOn;
  }

  async page(): Promise<TtyPage> {
    this.#hasGoneOn = false;
    return this.#pages[0] ?? leaves;
  }

  async take(event: TtyEvent): Promise<TtyPage> {
    this.taken.push(event);
    const stays =
      ['garbled', 'silence', 'cardTyped'].includes(event.type) ||
      (event.type === 'key' && event.key === '*');
    if (this.#pages.length > 1 && !stays) this.#pages.shift();
    return this.page();
  }

  words(key: string, given: Readonly<Record<string, string>> = {}): string {
    this.asked.push(key, ...Object.values(given));
    const wording = words[key];
    if (wording === undefined) throw new RangeError(`There are no words ${key}.`);
    return wording.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '');
  }
}
