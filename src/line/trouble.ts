import { isOfficeOpen } from '../../flows/index.ts';
import { codeOf } from '../errors.ts';
import { countTrouble } from '../store/calls.ts';
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
    if (connected) return line.write(speakNumber(line));
    const again = troubles <= APOLOGIES_MAX && code !== 'call.cannotRestore';
    return line.write(again ? askAgain(line, callSid, turn) : connect(line, callSid, turn));
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

function askAgain(line: Line, callSid: string, turn: number): Reply {
  return {
    notice: [{ text: line.composer.words([{ key: 'trouble.apology', with: {} }]) }],
    next: { kind: 'wait', seconds: 1, nextUrl: ownUrl(line, callSid, turn) },
  };
}

function connect(line: Line, callSid: string, turn: number): Reply {
  const { office } = line.facts;
  const now = new Date(line.clock.now()).toISOString();
  if (!isOfficeOpen(now, office)) return speakNumber(line);
  const says = [
    { key: 'trouble.apology', with: {} },
    { key: 'trouble.connecting', with: {} },
  ];
  return {
    notice: [{ text: line.composer.words(says) }],
    next: {
      kind: 'agent',
      number: office.number,
      callerId: null,
      ringSeconds: office.ringSeconds,
      limitSeconds: office.limitSeconds,
      nextUrl: ownUrl(line, callSid, turn),
    },
  };
}

function speakNumber({ composer, facts }: Line): Reply {
  const closed = { key: 'trouble.closed', with: { officePhone: facts.office.number } };
  return { notice: [{ text: composer.words([closed]) }], next: { kind: 'hangUp' } };
}

function ownUrl(line: Line, callSid: string, turn: number): string {
  return turnUrl(turn, sealTurn(line.turnSecret, callSid, turn));
}
