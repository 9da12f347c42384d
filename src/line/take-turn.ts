import {
  advance,
  begin,
  type Command,
  type FlowEvent,
  mayBeKept,
  type Returning,
  type Step,
  view,
} from '../../flows/index.ts';
import { PaylineError } from '../errors.ts';
import { type CallRow, findCall } from '../store/calls.ts';
import type { CardToken } from '../store/tokens.ts';
import { findTurn } from '../store/turns.ts';
import { bankBrands } from '../twilio/read-bank.ts';
import type { WebhookEvent } from '../twilio/read-webhook.ts';
import { hangUpTwiml, leaveQueueTwiml } from '../twilio/standing-twiml.ts';
import type { Reply } from '../voice/reply.ts';
import { commit } from './commit.ts';
import { shapeOf } from './event-shape.ts';
import type { Line } from './line.ts';
import type { Asker } from './queries.ts';
import { settle } from './settle.ts';
import { surroundingsOf } from './surroundings.ts';

/** How often a turn starts again because another request was faster. */
const STARTS_MAX = 4;

export interface AnsweredTurn {
  readonly twiml: string;
  readonly state: string;
  /** The webhook had been answered before: the same bytes. */
  readonly repeated: boolean;
}

export interface Caller {
  readonly callSid: string;
  /** E.164; null when withheld. */
  readonly from: string | null;
  readonly to: string;
  /** The line has called, because it was asked to: `from` is the number it called. */
  readonly callback?: Returning;
}

/** The first webhook of a call. Throws as takeTurn does. */
export function startCall(line: Line, caller: Caller): Promise<AnsweredTurn> {
  const { callSid, from, to, callback } = caller;
  return untilNotOvertaken(0, async () => {
    const call = findCall(line.db, callSid);
    if (call) return answeredBefore(line, call, 0);
    const opening = { callerNumber: from, lineNumber: to };
    const step = begin({ ...opening, ...(callback && { callback }) }, surroundingsOf(line));
    const callId = null;
    return answer(line, { callSid, callId, turn: 0, opening, step, token: null, event: 'started' });
  });
}

/**
 * One webhook of a call, top to bottom. Nothing is changed unless the answer could be made and was
 * committed. Throws call.cannotRestore, call.conflict, and whatever broke on the way.
 */
export function takeTurn(
  line: Line,
  callSid: string,
  turn: number,
  event: WebhookEvent,
): Promise<AnsweredTurn> {
  return untilNotOvertaken(turn, async () => {
    const call = findCall(line.db, callSid);
    if (!call) return { twiml: hangUpTwiml, state: 'unknown', repeated: false };
    if (turn !== call.turn) return goneOn(line, call, turn, event);
    if (call.endedAtMilliseconds !== null) return over(call);
    const card = tokenIn(line, event);
    const step = advanceCall(line, call, flowEvent(event, card));
    // A card that nobody asked for (a late or forged callback) is not kept.
    const token = step.taken && card ? { ...card, isReusable: isKeepable(step, card) } : null;
    const callId = call.id;
    const shape = shapeOf(event);
    return answer(line, { callSid, callId, turn, opening: null, step, token, event: shape });
  });
}

/**
 * A webhook for another turn than the one expected: its own bytes again when it was answered, else
 * the page the caller is at; nothing but a hang-up once the call is over, lest an old request be
 * sent again to hear what was said. Nothing is changed.
 */
function answeredBefore(line: Line, call: CallRow, turn: number): AnsweredTurn {
  if (call.endedAtMilliseconds !== null) return over(call);
  const known = findTurn(line.db, call.callSid, turn);
  if (known) return { twiml: known.reply, state: known.state, repeated: true };
  return { twiml: line.write(pageOf(line, call)), state: call.state, repeated: false };
}

/**
 * A webhook for another turn than the one expected. One of the carrier's queue, which may not be
 * answered with whatever page the call is at: the order to take the call out was lost, and it leaves
 * by itself. Nothing is changed.
 */
function goneOn(line: Line, call: CallRow, turn: number, { type }: WebhookEvent): AnsweredTurn {
  const { isInQueue, channel, state } = view(savedOf(call), surroundingsOf(line));
  const wasInQueue =
    type === 'queued' || findTurn(line.db, call.callSid, turn - 1)?.state === 'person.waiting';
  const mustLeave = wasInQueue && !isInQueue && channel !== 'tty';
  if (!mustLeave || call.endedAtMilliseconds !== null) return answeredBefore(line, call, turn);
  return { twiml: leaveQueueTwiml, state, repeated: false };
}

/** The page a call is at. Nothing is changed. */
function pageOf(line: Line, call: CallRow): Reply {
  return line.composer.reply(view(savedOf(call), surroundingsOf(line)), call.callSid, call.turn);
}

const savedOf = ({ flowVersion, saved }: CallRow) => ({ flowVersion, json: saved });

/**
 * Where a call goes on after a stream: the page it is at, whatever turn the stream was opened for.
 * Throws as takeTurn does.
 */
export function goOnAfterStream(line: Line, callSid: string): AnsweredTurn {
  const call = findCall(line.db, callSid);
  if (!call) return { twiml: hangUpTwiml, state: 'unknown', repeated: false };
  if (call.endedAtMilliseconds !== null) return over(call);
  return { twiml: line.write(pageOf(line, call)), state: call.state, repeated: false };
}

function over({ state }: CallRow): AnsweredTurn {
  return { twiml: hangUpTwiml, state, repeated: false };
}

/** Starts a turn again when another request changed the world before it could be committed. */
async function untilNotOvertaken(
  turn: number,
  work: () => Promise<AnsweredTurn | null>,
): Promise<AnsweredTurn> {
  for (let start = 0; start < STARTS_MAX; start += 1) {
    const answered = await work();
    if (answered) return answered;
  }
  throw new PaylineError('call.conflict', `Turn ${turn} was overtaken ${STARTS_MAX} times.`);
}

/** Settle, render, commit, and only then answer. Null when another request was faster. */
async function answer(
  line: Line,
  turn: {
    readonly callSid: string;
    readonly callId: number | null;
    readonly turn: number;
    readonly opening: { readonly callerNumber: string | null; readonly lineNumber: string } | null;
    readonly step: Step;
    readonly token: CardToken | null;
    readonly event: string;
  },
): Promise<AnsweredTurn | null> {
  const { callSid } = turn;
  let token = turn.token;
  const asker: Asker = {
    callSid,
    keepToken: (found) => {
      token = found;
    },
  };
  const { step, commands } = await settle(line, asker, turn.step);
  const shown = step.view;
  const reply = line.write(line.composer.reply(shown, callSid, turn.turn + 1));
  if (!(await commit(line, { ...turn, token, saved: step.saved, view: shown, commands, reply }))) {
    return null;
  }
  if (commands.some(isUrgent)) line.worker.kick();
  return { twiml: reply, state: shown.state, repeated: false };
}

/** Somebody waits for what comes of it. */
function isUrgent({ type }: Command): boolean {
  return URGENT.has(type);
}

const URGENT: ReadonlySet<Command['type']> = new Set([
  'command.charge',
  'command.sendCode',
  'command.sendCardLink',
  'command.joinQueue',
  'command.stepAside',
  'command.leaveQueue',
  'command.backFromKeypad',
]);

function advanceCall(line: Line, call: CallRow, event: FlowEvent): Step {
  const saved = { flowVersion: call.flowVersion, json: call.saved };
  try {
    return advance(saved, event, surroundingsOf(line));
  } catch (cause) {
    throw new PaylineError(
      'call.cannotRestore',
      `The call was saved in ${call.state} by flow ${call.flowVersion} and cannot go on from there.`,
      { cause },
    );
  }
}

function tokenIn(line: Line, event: WebhookEvent): CardToken | null {
  if (event.type !== 'cardEntered') return null;
  return { ...event.card, id: line.identifiers.ulid() };
}

/** What the page that asked for the card has asked the gateway for. */
const isKeepable = (step: Step, { brand }: CardToken) =>
  mayBeKept(step.view.about) && !bankBrands.has(brand);

/** The gateway's token stays outside: the flow knows the card by the id it is kept under. */
function flowEvent(event: WebhookEvent, token: CardToken | null): FlowEvent {
  if (event.type !== 'cardEntered') return event;
  const { brand, lastFour, bankName } = event.card;
  const tokenId = token?.id ?? '';
  const named = bankName === undefined ? {} : { bankName };
  return { type: 'cardEntered', card: { tokenId, brand, lastFour, ...named } };
}
