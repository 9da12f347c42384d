import type { LineFacts } from '../../flows/index.ts';
import type { Spoken } from './reply.ts';

/** What an assistant types in a minute of 60 words, and what they then need (47 CFR 64.604). */
const RELAY_SECONDS_AFTER_WORDS = 40;

/** What a relay operator needs to type what was said, and the caller to answer. */
export function relaySeconds({ waits }: LineFacts, wordCount: number): number {
  return Math.max(waits.relaySeconds, wordCount + RELAY_SECONDS_AFTER_WORDS);
}

export const wordsIn = (said: readonly Spoken[]) =>
  said.reduce((count, { text }) => count + text.split(' ').length, 0);
