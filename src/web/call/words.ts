import type { ConferenceHappening, Device, EndReason, Sound } from '../../simulator/contract.ts';
import type { Listening } from './call-view.ts';

const ends: Readonly<Record<EndReason, string>> = {
  'hangup by caller': 'You hung up.',
  'hangup by line': 'The line hung up.',
  rejected: 'The line refused the call.',
  'end of document': 'The call ended: the line had nothing more to say.',
  error: 'The call broke off with an error.',
  'not answered': 'Nobody answered.',
  'steps exhausted': 'The call ended: the script had no more steps.',
};

export function endWords(reason: EndReason): string {
  return ends[reason];
}

export function callerName(from: string): string {
  return from === '' || from === 'anonymous' ? 'a withheld number' : from;
}

export const queueWords = {
  joined: 'You are waiting in line.',
  left: 'You are no longer waiting in line.',
} as const;

export const conferenceWords: Readonly<Record<ConferenceHappening, string>> = {
  joined: 'You were put through to a conference.',
  left: 'You left the conference.',
  held: 'You are on hold.',
  resumed: 'You are no longer on hold.',
  muted: 'The others no longer hear you.',
  unmuted: 'The others hear you again.',
};

/** What a sound looks like as a caption. */
export function soundWords(sound: Exclude<Sound, { kind: 'pause' }>): string {
  if (sound.kind === 'say') return sound.text;
  if (sound.url.startsWith('dtmf:')) return `♪ Tones: ${sound.url.slice('dtmf:'.length)}`;
  // Only the line makes Baudot, at this address of its own.
  if (sound.url.includes('/voice/baudot/')) return '♪ TTY tones';
  const name = sound.url.split(/[?#]/)[0]?.split('/').at(-1);
  return `♪ Recording: ${name || sound.url}`;
}

/** What the line now waits for, for the display of a caller's `device`. */
export function listeningWords(listening: Listening, device: Device): string {
  const [verb, ...rest] = listening.verb.split(' ');
  if (verb === 'Gather') {
    return device === 'relay' ? 'Waiting for the assistant’s keys' : 'Waiting for your keys';
  }
  if (verb === 'Conference') return 'Talking';
  if (verb === 'Connect') return 'Text both ways';
  if (verb === 'Dial') return `Ringing ${rest.join(' ')}`.trim();
  if (verb !== 'Pay') return `Waiting: ${listening.verb}`;
  const wanted = rest
    .join(' ')
    .replace(/^payment-/, '')
    .replaceAll('-', ' ');
  return wanted === '' ? 'Private entry' : `Private entry: ${wanted}`;
}

/** Keys for the eye: hidden ones as dots, others as they are. */
export function keysForEye(keys: string, hidden: boolean): string {
  return hidden ? '•'.repeat(keys.length) : keys;
}

/** Keys for the ear of a screen reader: '1 2 pound', or only how many when hidden. */
export function keysForEar(keys: string, hidden: boolean): string {
  if (hidden) return `${keys.length} hidden ${keys.length === 1 ? 'key' : 'keys'}`;
  return [...keys].map((key) => keyNames[key] ?? key).join(' ');
}

const keyNames: Readonly<Record<string, string>> = { '*': 'star', '#': 'pound' };

/** 75 → '1:15' */
export function clockWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
