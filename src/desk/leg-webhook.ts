import type { Say } from '../../flows/index.ts';
import type { Line } from '../line/line.ts';
import { soundsOf } from '../line/spoken-by.ts';
import { findConversation } from '../store/conversations.ts';
import { askAssignment } from '../store/desk-jobs.ts';
import { changeLeg, findLeg, type LegRow } from '../store/desk-legs.ts';
import { inTransaction } from '../store/statement.ts';
import { conferenceEventsUrl } from '../twilio/turn-url.ts';
import { writeJoin, writeParting, writeScreening } from '../twilio/write-leg.ts';
import { liveOffer, passOffer } from './assign.ts';
import { briefOfOffer, callbackFacts } from './brief.ts';
import { memberLegOver } from './callbacks/member-leg.ts';
import { joinAsColleague } from './consult.ts';
import { agentsCallIn } from './jobs/conference-jobs.ts';
import { legLeft } from './leg-left.ts';
import { type LegStep, legUrl } from './leg-url.ts';
import { takeOffer } from './take-offer.ts';
import type { DeskTools } from './tools.ts';
import { offerWords } from './whisper.ts';

/** What the carrier tells of a leg, as it was posted. */
export interface LegReport {
  readonly legId: string;
  readonly step: LegStep;
  readonly callSid: string;
  /** Of the key after the whisper. */
  readonly digits: string | null;
  /** Of a status callback: how the call has ended, as Twilio says it; null while it has not. */
  readonly endedAs: string | null;
}

/** Answers the carrier about a leg of ours with a document; null where it wants none. */
export function answerLeg(tools: DeskTools, report: LegReport): string | null {
  const { line } = tools;
  const answer = inTransaction(line.db, () => step(tools, report));
  line.worker.kick();
  return answer;
}

function step(tools: DeskTools, report: LegReport): string | null {
  const { db, clock } = tools.line;
  const leg = findLeg(db, report.legId);
  switch (report.step) {
    case 'ring':
      return leg && leg.state !== 'left' ? whisper(tools, leg, report.callSid) : letGo(tools, null);
    case 'key':
      return leg && leg.state !== 'left' ? keyed(tools, leg, report) : letGo(tools, 'whisper.gone');
    case 'left':
      if (leg) legLeft(tools, leg, clock.now());
      return letGo(tools, null);
    case 'notReached':
      return letGo(tools, 'whisper.notReached');
    case 'status':
      if (leg && report.endedAs !== null) legOver(tools, leg, report.callSid, report.endedAs);
      return null;
  }
}

/** A late word about another call than the one that was placed last says nothing of it. */
function legOver(tools: DeskTools, leg: LegRow, callSid: string, endedAs: string): void {
  const { line } = tools;
  if (leg.kind !== 'member') legLeft(tools, leg, line.clock.now());
  else if (leg.callSid === null || leg.callSid === callSid) memberLegOver(line, leg, endedAs);
}

/** The telephone was picked up: why it rang, and "press 1". */
function whisper(tools: DeskTools, leg: LegRow, callSid: string): string {
  const { line } = tools;
  // An answer to the order to ring that was lost is made up for here.
  changeLeg(line.db, leg.legId, { callSid, ...(leg.state === 'placing' && { state: 'ringing' }) });
  const words = wordsFor(tools, leg);
  if (words === null) return letGo(tools, 'whisper.gone');
  return writeScreening(spoken(line, words), soundsOf(line.facts), {
    key: legUrl(line.turnSecret, leg.legId, 'key'),
    again: legUrl(line.turnSecret, leg.legId, 'ring'),
  });
}

/** Null when what it rang for is over. */
function wordsFor(tools: DeskTools, leg: LegRow): Say[] | null {
  const { db } = tools.line;
  if (leg.kind === 'agent') {
    const offer = leg.offerId === null ? null : liveOffer(db, leg.offerId);
    const brief = offer && briefOfOffer(tools, offer);
    return brief && offerWords(brief, callbackFacts(tools, offer).isCallback === true);
  }
  const { conversationId } = leg;
  const conversation = conversationId === null ? null : findConversation(db, conversationId);
  if (conversation?.state !== 'open') return null;
  const key = leg.kind === 'consult' ? 'whisper.consult' : 'whisper.supervise';
  return [
    { key, with: {} },
    { key: 'whisper.join', with: {} },
  ];
}

function keyed(tools: DeskTools, leg: LegRow, { digits }: LegReport): string {
  const { line } = tools;
  const now = line.clock.now();
  if (digits === '1') {
    const room = roomOf(tools, leg, now);
    return room === null ? letGo(tools, 'whisper.gone') : join(tools, leg, room);
  }
  if (digits === '2' && leg.kind === 'agent') {
    const offer = leg.offerId === null ? null : liveOffer(line.db, leg.offerId);
    if (offer) passOffer(line.db, offer, 'declined', now);
    askAssignment(line.db, `declined:${leg.legId}`, now);
    return letGo(tools, null);
  }
  return whisper(tools, leg, leg.callSid ?? '');
}

/** Where pressing 1 leads; the carrier asks again when it did not get our answer. */
function roomOf(tools: DeskTools, leg: LegRow, now: number): string | null {
  const { db } = tools.line;
  if (leg.state !== 'joined') {
    return leg.kind === 'agent' ? takeOffer(tools, db, leg, now) : joinAsColleague(db, leg, now);
  }
  const conversation =
    leg.conversationId === null ? null : findConversation(db, leg.conversationId);
  return conversation?.state === 'open' ? conversation.room : null;
}

function join({ line }: DeskTools, leg: LegRow, room: string): string {
  const callSidToCoach =
    leg.mode === 'whisper' ? agentsCallIn(line.db, leg.conversationId ?? '') : null;
  return writeJoin({
    room,
    label: leg.legId,
    leftUrl: legUrl(line.turnSecret, leg.legId, 'left'),
    eventsUrl: conferenceEventsUrl(line.turnSecret, room),
    // With no agent to whisper to, nobody hears it.
    isMuted: leg.mode === 'listen' || (leg.mode === 'whisper' && callSidToCoach === null),
    callSidToCoach,
  });
}

function letGo({ line }: DeskTools, key: string | null): string {
  const words = key === null ? [] : spoken(line, [{ key, with: {} }]);
  return writeParting(words, soundsOf(line.facts));
}

const spoken = ({ composer }: Line, says: readonly Say[]) =>
  composer.speak(says, { locale: 'en-US', channel: 'voice' });
