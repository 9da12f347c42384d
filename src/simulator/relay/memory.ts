import { phraseLength, wordsOf } from './typing.ts';

/** A speaker says about 150 words a minute. */
const SPOKEN_MILLISECONDS_PER_WORD = 400;

/** One sound as the assistant heard it. */
export interface Heard {
  words: string[];
}

/** What the line said and the assistant has not typed yet, in order. */
export class AssistantMemory {
  #heard: Heard[] = [];

  /** Somebody begins to say this; typing begins with them. */
  hear(text: string): Heard {
    const heard = { words: wordsOf(text) };
    this.#heard.push(heard);
    return heard;
  }

  /** It was cut short after so long: nobody heard the rest. */
  cutShort(heard: Heard, text: string, afterMilliseconds: number): void {
    const all = wordsOf(text).length;
    const typed = all - heard.words.length;
    const spoken = Math.ceil(afterMilliseconds / SPOKEN_MILLISECONDS_PER_WORD);
    heard.words = heard.words.slice(0, Math.max(0, spoken - typed));
  }

  /** The next words to type, which are no longer kept; none when all was typed. */
  take(): readonly string[] {
    this.#heard = this.#heard.filter(({ words }) => words.length > 0);
    const [next] = this.#heard;
    return next ? next.words.splice(0, phraseLength(next.words)) : [];
  }
}
