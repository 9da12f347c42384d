import { isOfficeOpen, officeOf, regionOf } from '../../flows/index.ts';
import { codeOf } from '../errors.ts';
import { type CallSetting, countTrouble, findCall, settingOfCall } from '../store/calls.ts';
import { sealTurn, turnUrl } from '../twilio/turn-url.ts';
import type { Reply } from '../voice/reply.ts';
import type { Line } from './line.ts';

/** After this many apologies in a row a person must help. */
const APOLOGIES_MAX = 1;

/** The webhook that could not be answered. */
export interface BrokenTurn {
  readonly callSid: string;
  readonly turn: number;
  /** The caller comes back from the office. */
  readonly connected: boolean;
  /** The caller was in the carrier's queue, and no longer is. */
  readonly hasLeftQueue?: true;
}

/**
 * What a caller hears when a turn broke: the call is as it was, so the first time the line asks
 * again; the second time in a row, or when the call cannot be restored, it connects the office, once,
 * or speaks its number. Never throws.
 */
export function answerTrouble(line: Line, broken: BrokenTurn, error: unknown): string {
  const { callSid, turn, connected } = broken;
  const code = codeOf(error);
  line.log.error({ callSid, turn, code, err: error }, 'A turn broke; the caller hears an apology.');
  try {
    const troubles = countTroubles(line, callSid);
    if (connected) return line.write(speakNumber(line, callSid));
    const again = troubles <= APOLOGIES_MAX && code !== 'call.cannotRestore';
    if (again) return line.write(askAgain(line, callSid, turn));
    if (isInQueue(line, broken)) return line.write(leaveQueue(line, callSid, turn));
    return line.write(connect(line, callSid, turn));
  } catch (worse) {
    line.log.fatal({ callSid, err: worse }, 'The apology could not be made.');
    return line.fallback;
  }
}

/** A database that cannot count is trouble enough. */
function countTroubles(line: Line, callSid: string): number {
  try {
    return countTrouble(line.db, callSid) || APOLOGIES_MAX + 1;
  } catch {
    return APOLOGIES_MAX + 1;
  }
}

/** Where a document may not dial: it must be left first. */
const IN_QUEUE: ReadonlySet<string> = new Set([
  'person.queueing',
  'person.waiting',
  'person.leavingQueue',
]);

function isInQueue({ db }: Line, { callSid, hasLeftQueue }: BrokenTurn): boolean {
  return !hasLeftQueue && IN_QUEUE.has(findCall(db, callSid)?.state ?? '');
}

/** Out of the carrier's queue, whose end is a webhook of its own: should that break too, it connects. */
function leaveQueue(line: Line, callSid: string, turn: number): Reply {
  const setting = settingOf(line, callSid);
  return {
    locale: setting.locale,
    notice: line.composer.speak([{ key: 'trouble.apology', with: {} }], setting),
    next: { kind: 'leaveQueue', nextUrl: ownUrl(line, callSid, turn) },
  };
}

function askAgain(line: Line, callSid: string, turn: number): Reply {
  const setting = settingOf(line, callSid);
  return {
    locale: setting.locale,
    notice: line.composer.speak([{ key: 'trouble.apology', with: {} }], setting),
    next: { kind: 'wait', seconds: 1, nextUrl: ownUrl(line, callSid, turn) },
  };
}

function connect(line: Line, callSid: string, turn: number): Reply {
  const setting = settingOf(line, callSid);
  const office = officeOf(line.facts, setting.region);
  const now = new Date(line.clock.now()).toISOString();
  const number = personsNumber(line, setting);
  if (number === null || !isOfficeOpen(now, office)) return speakNumber(line, callSid);
  const says = [
    { key: 'trouble.apology', with: {} },
    { key: 'trouble.connecting', with: {} },
  ];
  return {
    locale: setting.locale,
    notice: line.composer.speak(says, setting),
    next: {
      kind: 'agent',
      number,
      callerId: null,
      ringSeconds: office.ringSeconds,
      limitSeconds: office.limitSeconds,
      nextUrl: ownUrl(line, callSid, turn),
    },
  };
}

/** Who types is never put through to who can only speak. */
function personsNumber({ facts }: Line, { channel, region }: CallSetting): string | null {
  return channel === 'tty' ? facts.tty.representativeNumber : officeOf(facts, region).number;
}

function speakNumber(line: Line, callSid: string): Reply {
  const setting = settingOf(line, callSid);
  const office = officeOf(line.facts, setting.region);
  const officeHours = regionOf(line.facts, setting.region).id;
  const closed = { key: 'trouble.closed', with: { officePhone: office.number, officeHours } };
  return {
    locale: setting.locale,
    notice: line.composer.speak([closed], setting),
    next: { kind: 'hangUp' },
  };
}

/** English and the default region's office, when the database cannot say otherwise. */
function settingOf(line: Line, callSid: string): CallSetting {
  const unknown = { locale: 'en-US', channel: 'voice', region: null } as const;
  try {
    return settingOfCall(line.db, callSid) ?? unknown;
  } catch {
    return unknown;
  }
}

function ownUrl(line: Line, callSid: string, turn: number): string {
  return turnUrl(turn, sealTurn(line.turnSecret, callSid, turn));
}
