import type { CallerEvent } from '../../flows/vocabulary.ts';
import { holdsCard } from '../card-numbers.ts';

type KeyEvent = Extract<
  CallerEvent,
  { type: 'key' | 'digits' | 'cardTyped' | 'garbled' | 'silence' }
>;

/** More keys than this are nobody's number; only their count is kept. */
const MOST_KEYS = 32;

/**
 * What the caller keyed into a <Gather>.
 *
 * Twilio strips the finishing key from `Digits`, so `#` alone is an empty `Digits` that was
 * finished by `#`. Both a full count and silence leave `FinishedOnKey` empty: they read alike.
 * Card digits are dropped here, before anything can store or log them.
 */
export function readKeys(digits: string, finishedOnKey: string | undefined): KeyEvent {
  const pound = finishedOnKey === '#';
  if (digits === '') return pound ? { type: 'key', key: '#' } : { type: 'silence' };
  // ASCII only, by design: \p{Nd} would let full-width and Arabic digits in.
  if (!/^[0-9*#]+$/.test(digits)) return { type: 'garbled', length: digits.length };
  if (digits.length === 1) return { type: 'key', key: digits };
  if (digits.length > MOST_KEYS) return { type: 'garbled', length: digits.length };
  if (holdsCard(digits)) return { type: 'cardTyped' };
  return { type: 'digits', digits, ended: pound ? 'pound' : 'silence' };
}
