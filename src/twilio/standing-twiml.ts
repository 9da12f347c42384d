import { type Sound, say } from './say.ts';
import { dialNumber, document } from './write-twiml.ts';
import { element } from './xml.ts';

/** Documents that need no call, no flow and no store. */
export interface StandingWords extends Sound {
  readonly words: string;
  /** E.164. */
  readonly officeNumber: string;
}

/** Something of ours broke in mid-call: says so and connects the office. */
export function apologyTwiml({ words, officeNumber, ...sound }: StandingWords): string {
  return document(say([{ text: words }], sound) + dial(officeNumber) + hangUp);
}

/**
 * The number's fallback document: says the words and the office's number twice, then connects it.
 * It names no URL of ours, so that it works from any static host when the line is down.
 */
export function fallbackTwiml({ words, officeNumber, ...sound }: StandingWords): string {
  const number = { text: spellNumber(officeNumber), pauseMilliseconds: 1000 };
  return document(say([{ text: words }, number, number], sound) + dial(officeNumber) + hangUp);
}

const hangUp = element('Hangup', {});

/** The call is over for us: nothing is left to say. */
export const hangUpTwiml: string = document(hangUp);

function dial(officeNumber: string): string {
  return element('Dial', { answerOnBridge: 'true' }, dialNumber(officeNumber));
}

/** +18005550100 as "1, 8 0 0, 5 5 5, 0 1 0 0": digit by digit, in the groups people expect. */
function spellNumber(number: string): string {
  const groups = /^\+(1)(\d{3})(\d{3})(\d{4})$/.exec(number)?.slice(1) ?? [number.slice(1)];
  return groups.map((group) => [...group].join(' ')).join(', ');
}
