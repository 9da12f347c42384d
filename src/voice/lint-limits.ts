/** What the writers' rules allow (prompts/README.md has them in words). */

/** Characters; at a voice's usual 15 characters a second, 8 s for a choice and 27 s at most. */
export const menuItemCharacters = 120;
export const messageCharacters = 400;

/** Words of one message by its kind, arguments filled in; 2.5 words a second. */
export const wordsByKind = { statement: 60, field: 45, menu: 55 } as const;

/** Relay operators type what they hear (tty.md A1: at most 12 words a sentence). */
export const relaySentenceWords = 12;

/** A TTY prints six characters a second: a question takes ten seconds (tty.md A2, C.3). */
export const ttyMessageCharacters = 60;

/** A voice at its usual pace. */
export const wordsPerMinute = 150;
/** From the first word of a main menu until its first choice, key and all, is heard (B-01). */
export const firstOptionSeconds = 6;
/** What a caller can hold in mind; the keys that mean the same everywhere are not counted. */
export const optionsPerMenu = 5;

/** Flesch-Kincaid school grade of English: plain language for the public is at most the 8th. */
export const readingGradeMax = 8;
/** INFLESZ points of Spanish: from 55 on a text is "normal" (Barrio-Cantalejo 2008). */
export const readingEaseMin = 55;
/** Both formulas were made for longer texts: in fewer words one long one decides alone. */
export const readingWordsMin = 8;
