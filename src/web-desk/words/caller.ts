import type { Brief } from '../../desk/contract.ts';

export type Channel = Brief['channel'];

const proofs: Readonly<Record<Brief['proof'], string>> = {
  none: 'Nothing is proved: ask who is calling before you speak of an account.',
  bill: 'Proved by a bill number and its ZIP code: speak of that bill alone.',
  member: 'Proved by member ID and birth date: do not ask again.',
};

const shortProofs: Readonly<Record<Brief['proof'], string>> = {
  none: 'Nothing proved',
  bill: 'Bill and ZIP code proved',
  member: 'ID and birth date proved',
};

const channels: Readonly<Record<Channel, string>> = {
  voice: 'Voice',
  relay: 'Relay call',
  tty: 'TTY call',
};

/** What is told of the reasons and needs the flow names; any other is told in its own words. */
const reasons: Readonly<Record<string, string>> = {
  person: 'Asked for a person',
  interpreter: 'Wants an interpreter',
  declined: 'Card was declined',
  tooManyTries: 'Too many wrong tries',
  standard: 'Standard',
  relay: 'Relay or TTY',
  returnedCall: 'Returned our call',
  coverageEndsToday: 'Coverage ends today',
};

const languages = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });

export function proofWords(proof: Brief['proof']): string {
  return proofs[proof];
}

export function shortProofWords(proof: Brief['proof']): string {
  return shortProofs[proof];
}

export function channelWords(channel: Channel): string {
  return channels[channel];
}

/** Of a reason or a need: "tooManyTries" → "Too many wrong tries", "newThing" → "New thing". */
export function reasonWords(reason: string): string {
  const spaced = reason.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return reasons[reason] ?? `${spaced.slice(0, 1).toUpperCase()}${spaced.slice(1)}`;
}

/** "es-US" → "Spanish"; 'other' is a caller for whom an interpreter is wanted. */
export function languageWords(language: string): string {
  if (language === 'other') return 'Another language: call an interpreter';
  try {
    return languages.of(language.split('-')[0] ?? language) ?? language;
  } catch {
    return language;
  }
}

export function callerName(brief: Brief): string {
  return brief.memberName ?? 'Caller, not identified';
}

/** "+15550100123" → "+1 555 010 0123"; a withheld number in words. */
export function numberWords(number: string | null): string {
  if (number === null || number === '') return 'Number withheld';
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}
