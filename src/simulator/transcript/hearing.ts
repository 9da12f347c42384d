import type { CarrierEvent, EndReason, Sound } from '../contract.ts';
import { maskCardNumbers, printable } from '../phone/mask.ts';
import { Turn } from '../tty/words.ts';
import type { Entry, PlainLineAct } from './entries.ts';

/**
 * Turns what a handset is given into entries. The carrier notes each sound when it is over, also
 * one that was never begun because keys had been typed ahead; one heard is written when it begins.
 * What the line types in Baudot is written by the turn, once it has ended.
 */
export class Ear {
  #heard = false;
  readonly #turn = new Turn();

  /** The entry for a sound that begins. */
  hear(sound: Sound): Entry | undefined {
    this.#heard = true;
    return soundEntry(sound);
  }

  /** The entry for a turn of the line's typing that something else has cut off. */
  endReading(): Entry | undefined {
    return typedEntry(this.#turn.flush());
  }

  /** The entry for an event. */
  note(event: CarrierEvent): Entry | undefined {
    if ('tty' in event && event.by === 'line') return typedEntry(this.#turn.add(event.tty));
    const sound = soundOf(event);
    if (!sound) return eventEntry(event);
    const heard = this.#heard;
    this.#heard = false;
    return heard ? undefined : soundEntry(sound);
  }
}

function typedEntry(text: string | null): Entry | undefined {
  return text === null
    ? undefined
    : { kind: 'line', does: { act: 'types', text: maskCardNumbers(text) } };
}

function soundOf(event: CarrierEvent): Sound | undefined {
  if ('say' in event) return { kind: 'say', text: event.say, language: '', voice: '' };
  if ('play' in event) return { kind: 'play', url: event.play };
  return 'pause' in event ? { kind: 'pause', seconds: event.pause } : undefined;
}

/** What a transcript writes for a sound; undefined for pauses and for saying nothing. */
function soundEntry(sound: Sound): Entry | undefined {
  if (sound.kind === 'play') {
    const url = printable(sound.url).replaceAll(' ', '%20');
    return url === '' ? undefined : { kind: 'line', does: { act: 'plays', url } };
  }
  if (sound.kind === 'pause') return undefined;
  const text = printable(maskCardNumbers(sound.text));
  return text === '' ? undefined : { kind: 'line', does: { act: 'says', text } };
}

/** What a transcript writes when the line dials, the carrier reports, or the line ends the call. */
function eventEntry(event: CarrierEvent): Entry | undefined {
  if ('error' in event) {
    return { kind: 'carrier', severity: event.error.severity, code: event.error.code };
  }
  if ('listen' in event) {
    const number = /^Dial (\+?\d+)$/.exec(event.listen)?.[1];
    return number ? { kind: 'line', does: { act: 'dials', number } } : undefined;
  }
  if ('whisper' in event) {
    return { kind: 'line', does: { act: 'whispers', text: printable(event.whisper) } };
  }
  if ('queue' in event) return acted(QUEUE_ACTS[event.queue]);
  if ('conference' in event) return acted(CONFERENCE_ACTS[event.conference]);
  return 'end' in event ? endEntry(event.end) : undefined;
}

const QUEUE_ACTS = {
  joined: 'puts the caller in a queue',
  left: 'takes the caller out of the queue',
} as const;

const CONFERENCE_ACTS = {
  joined: 'puts the caller in a conference',
  left: 'takes the caller out of the conference',
  held: 'holds the caller',
  resumed: 'resumes the caller',
  muted: 'mutes the caller',
  unmuted: 'unmutes the caller',
} as const;

function acted(act: PlainLineAct): Entry {
  return { kind: 'line', does: { act } };
}

function endEntry(end: EndReason): Entry | undefined {
  switch (end) {
    case 'hangup by line':
      return acted('hangs up');
    case 'rejected':
      return acted('rejects the call');
    case 'end of document':
      return acted('falls silent');
    case 'error':
      return acted('fails');
    default:
      return undefined;
  }
}
