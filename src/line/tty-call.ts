import { type View, view } from '../../flows/index.ts';
import { type TtyEvent, type TtyLine, type TtyPage, ttyPage } from '../relay/tty/port.ts';
import { findCall, settingOfCall } from '../store/calls.ts';
import type { Next, Spoken } from '../voice/reply.ts';
import { turnOfCall } from './go-to-page.ts';
import type { Line } from './line.ts';
import { surroundingsOf } from './surroundings.ts';
import { takeTurn } from './take-turn.ts';
import { ttyTalk } from './tty-talk.ts';

/** Nothing more is said in the stream; the carrier's next verb goes on with the call. */
const leave = ttyPage('leave', []);

/**
 * One call as a typed dialogue knows it: the page it is at, and answers that are turns as any. An
 * answer to a page that the call has left meanwhile (a person took it) is not taken, nor is the end
 * of a stream whose call was sent on. `onLeave` is told when the stream will be closed: nothing is
 * left to say in it, or a turn broke.
 */
export function ttyCall(line: Line, callSid: string, onLeave: () => void): TtyLine {
  let shownTurn = turnOfCall(line, callSid);
  const leaving = async (page: Promise<TtyPage>): Promise<TtyPage> => {
    try {
      const next = await page;
      if (next.after === 'leave') onLeave();
      return next;
    } catch (error) {
      onLeave();
      throw error;
    }
  };
  const page = async () => {
    shownTurn = turnOfCall(line, callSid);
    return pageOf(line, callSid);
  };
  return {
    page: () => leaving(page()),
    take: (event) => leaving(afterTurn(line, { callSid, shownTurn }, event).then(page)),
    hasGoneOn: () => turnOfCall(line, callSid) !== shownTurn,
    talk: ttyTalk(line, callSid),
    words: (key, given = {}) => {
      const locale = settingOfCall(line.db, callSid)?.locale ?? 'en-US';
      return line.composer.words([{ key, with: given }], { locale, channel: 'tty' });
    },
  };
}

async function afterTurn(
  line: Line,
  { callSid, shownTurn }: { readonly callSid: string; readonly shownTurn: number | null },
  event: TtyEvent,
): Promise<void> {
  const turn = turnOfCall(line, callSid);
  if (turn !== null && turn === shownTurn) await takeTurn(line, callSid, turn, event);
}

function pageOf(line: Line, callSid: string): TtyPage {
  const call = findCall(line.db, callSid);
  if (!call || call.endedAtMilliseconds !== null) return leave;
  const saved = { flowVersion: call.flowVersion, json: call.saved };
  const shown = view(saved, surroundingsOf(line));
  const reply = line.composer.reply(shown, callSid, call.turn);
  return asPage(shown, reply.notice, reply.next);
}

function asPage(shown: View, notice: readonly Spoken[], next: Next): TtyPage {
  if (next.kind === 'tty') {
    if (next.hears === 'talk') return ttyPage('talk', linesOf(next.question));
    return ttyPage('listen', linesOf(next.question), next.hears, shown.fieldDigits);
  }
  if (next.kind === 'wait') {
    return ttyPage('wait', linesOf(notice));
  }
  return leave;
}

const linesOf = (said: readonly Spoken[]) => said.map(({ text }) => text);
