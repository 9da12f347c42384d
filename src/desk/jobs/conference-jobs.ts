import { changeConversation, findConversation } from '../../store/conversations.ts';
import { noteDeskEvent } from '../../store/desk-events.ts';
import { changeLeg, findLeg, legsOfConversation } from '../../store/desk-legs.ts';
import type { JobHandler } from '../../store/job-handler.ts';
import type { Database } from '../../store/open.ts';
import type { Seat } from '../../twilio/client/participants.ts';
import type { CarrierOutcome } from '../carrier.ts';
import type { DeskTools } from '../tools.ts';

/** What the carrier does not do, or says nothing about, is asked for so often. */
const TRIES_MAX = 5;

/** 'notYet': the conference has not begun. */
type Asked<Request> = (Request & Seat) | 'notYet' | null;
type Answered = CarrierOutcome<null> | 'notYet' | null;

interface Change<Request> {
  /** Null when what was asked for is over. */
  prepare(db: Database, subject: string): Asked<Request>;
  call(request: Request & Seat): Promise<CarrierOutcome<null>>;
  /** It was not done: the desk shows it as it is. */
  undo(db: Database, subject: string, now: number): void;
}

/** What is asked may be asked again: holding who is held changes nothing. */
function repeatable<Request>({
  prepare,
  call,
  undo,
}: Change<Request>): JobHandler<Asked<Request>, Answered> {
  return {
    prepare: (db, job) => prepare(db, job.subject),
    call: async (asked) => (asked === null || asked === 'notYet' ? asked : call(asked)),
    record(db, job, answered, now) {
      if (answered === null || (answered !== 'notYet' && answered.result === 'done')) {
        return { result: 'done' };
      }
      const mayBeLater = answered === 'notYet' || answered.result === 'unknown';
      const why = answered === 'notYet' ? 'the conference has not begun' : answered.detail;
      if (mayBeLater && job.attempts < TRIES_MAX) return { result: 'retry', why };
      undo(db, job.subject, now);
      return { result: 'done' };
    },
  };
}

/** 'holdCaller' of a conversation: the caller hears music, or the others again, as it says now. */
export const createHoldCallerHandler = ({ carrier, publicBaseUrl }: DeskTools) =>
  repeatable<{ readonly isOnHold: boolean }>({
    prepare(db, conversationId) {
      const found = findConversation(db, conversationId);
      if (found?.state !== 'open') return null;
      const { conferenceSid, callSid, isOnHold } = found;
      if (conferenceSid === null) return 'notYet';
      return { conference: conferenceSid, participant: callSid, isOnHold };
    },
    call: (request) =>
      carrier.holdParticipant({ ...request, holdUrl: `${publicBaseUrl}/voice/hold-music` }),
    undo(db, conversationId, now) {
      const found = findConversation(db, conversationId);
      if (found?.state !== 'open') return;
      changeConversation(db, conversationId, { isOnHold: !found.isOnHold });
      const text = found.isOnHold
        ? 'The carrier did not hold the caller: they hear you.'
        : 'The carrier did not take the caller off hold. Try again.';
      noteDeskEvent(db, { conversationId, text }, now);
    },
  });

/** 'muteLeg': nobody hears that agent, or everybody does, as the leg says now. */
export const createMuteLegHandler = ({ carrier }: DeskTools) =>
  repeatable<{ readonly isMuted: boolean }>({
    prepare(db, legId) {
      const seat = seatOf(db, legId);
      if (seat === null || seat === 'notYet') return seat;
      return { ...seat, isMuted: findLeg(db, legId)?.isMuted ?? false };
    },
    call: (request) => carrier.muteParticipant(request),
    undo(db, legId, now) {
      const leg = findLeg(db, legId);
      if (!leg) return;
      changeLeg(db, legId, { isMuted: !leg.isMuted });
      const text = leg.isMuted
        ? 'The carrier did not mute the phone: it is heard.'
        : 'The carrier did not unmute the phone. Try again.';
      noteDeskEvent(db, { conversationId: leg.conversationId, text }, now);
    },
  });

/**
 * 'superviseLeg': a supervisor is heard by nobody, by the agent alone, or by everybody, as the leg
 * says now. In an order in which nobody hears on the way what was not meant for them.
 */
export const createSuperviseLegHandler = ({ carrier }: DeskTools) =>
  repeatable<{ readonly isMuted: boolean; readonly callSidToCoach: string | null }>({
    prepare(db, legId) {
      const seat = seatOf(db, legId);
      if (seat === null || seat === 'notYet') return seat;
      const leg = findLeg(db, legId);
      const callSidToCoach =
        leg?.mode === 'whisper' ? agentsCallIn(db, leg.conversationId ?? '') : null;
      // With no agent to whisper to, nobody hears it.
      const isMuted = leg?.mode !== 'join' && callSidToCoach === null;
      return { ...seat, isMuted, callSidToCoach };
    },
    async call({ isMuted, callSidToCoach, ...seat }) {
      const muted = await carrier.muteParticipant({ ...seat, isMuted: true });
      if (muted.result !== 'done') return muted;
      const coaching = await carrier.coachParticipant({ ...seat, callSidToCoach });
      if (coaching.result !== 'done' || isMuted) return coaching;
      return carrier.muteParticipant({ ...seat, isMuted: false });
    },
    undo(db, legId, now) {
      const leg = findLeg(db, legId);
      const text = 'The carrier did not change how the supervisor is heard. Try again.';
      noteDeskEvent(db, { conversationId: leg?.conversationId ?? null, text }, now);
    },
  });

/** The call of the agent who has the caller: whom a whispering supervisor speaks to. */
export function agentsCallIn(db: Database, conversationId: string): string | null {
  const legs = legsOfConversation(db, conversationId);
  return legs.find(({ kind, state }) => kind === 'agent' && state === 'joined')?.callSid ?? null;
}

function seatOf(db: Database, legId: string): Seat | 'notYet' | null {
  const leg = findLeg(db, legId);
  if (leg?.state !== 'joined' || leg.callSid === null || leg.conversationId === null) return null;
  const conference = findConversation(db, leg.conversationId)?.conferenceSid ?? null;
  return conference === null ? 'notYet' : { conference, participant: leg.callSid };
}
