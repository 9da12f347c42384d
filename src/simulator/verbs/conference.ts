import type { Call } from '../call.ts';
import type { CarrierError } from '../contract.ts';
import type { Document } from '../fetch-document.ts';
import { goOn, Interrupted, type Outcome } from '../outcome.ts';
import type { Conference } from '../rooms/conference.ts';
import type { EventSettings } from '../rooms/conference-events.ts';
import type { RoomDocument } from '../rooms/participant.ts';
import type { ConferenceNoun } from '../twiml/conference.ts';
import type { DialVerb } from '../twiml/dial.ts';
import { absoluteAction, goOnBy, tellAction } from './action.ts';
import { Presence } from './presence.ts';
import { fetchWaiting } from './wait-document.ts';

/**
 * Puts the call in a conference until it leaves or is taken out (reference 5.2). A call that may
 * not join goes on with the next verb.
 */
export async function executeConference(
  call: Call,
  verb: DialVerb,
  noun: ConferenceNoun,
): Promise<Outcome> {
  const { documentUrl } = call;
  const action = absoluteAction(call, verb);
  if (noun.room === '') return goOnBy(call, action, resultOf('failed'));
  const problem = problemOf(call, noun);
  if (problem !== null) {
    call.report({ ...problem, severity: 'error', ...verb.place });
    return goOn;
  }
  const settings = settingsOf(call, noun);
  const wait = await prepareWait(call, noun);
  if (wait === 'failed') return goOnBy(call, action, resultOf('failed'));
  const conference = roomOf(call, noun, settings);
  const participant = conference.join({ call, ...noun });
  try {
    await new Presence(conference, participant, verb, wait).untilOver();
    conference.leave(participant, 'participant_hung_up', false);
    await call.onTheWire(Promise.all([conference.told]));
  } catch (error) {
    if (error instanceof Interrupted) {
      const { interruption } = error;
      const isByApi = interruption.kind === 'redirect' || interruption.reason === 'hangup by line';
      const reason = isByApi ? 'participant_updated_via_api' : 'participant_hung_up';
      const isOver = interruption.kind === 'hangup';
      conference.leave(participant, reason, isOver);
      if (isOver) tellAction(call, action, 'completed', resultOf('answered'));
    }
    throw error;
  } finally {
    call.documentUrl = documentUrl;
  }
  return goOnBy(call, action, resultOf('answered'));
}

/** Why this call may not join the conference as it says; null when it may. */
function problemOf(
  call: Call,
  { room, label, coach, maximumParticipants }: ConferenceNoun,
): Pick<CarrierError, 'code' | 'message'> | null {
  const { conferences } = call.options.rooms;
  const open = conferences.open(room);
  if (label.length > 128 || label.includes('/') || /^CA[0-9a-f]{32}$/.test(label)) {
    const rule = '128 characters at most, no slash, no CallSid';
    return { code: 16_023, message: `participantLabel="${label}" is no label: ${rule}.` };
  }
  if (label !== '' && open?.find(label)) {
    return { code: 16_025, message: `The label '${label}' is in use in this conference.` };
  }
  if (coach !== '' && !open?.find(coach)) {
    return { code: 13_240, message: `coach="${coach}" names no call in this conference.` };
  }
  if (open && open.participants.length >= maximumParticipants) {
    return { code: 16_020, message: `The conference has its ${maximumParticipants} participants.` };
  }
  return null;
}

function settingsOf(call: Call, { callback }: ConferenceNoun): EventSettings | null {
  const url = callback === null ? null : call.resolve(callback.url);
  return callback === null || url === null ? null : { ...callback, url };
}

/** The first joiner's settings count, and every later one's are ignored. */
function roomOf(call: Call, { room }: ConferenceNoun, settings: EventSettings | null): Conference {
  const { conferences } = call.options.rooms;
  return conferences.open(room) ?? conferences.create(room, settings, call.options);
}

/** What is heard until the conference starts. Without it a call that must wait does not join. */
async function prepareWait(
  call: Call,
  noun: ConferenceNoun,
): Promise<Document | RoomDocument | null | 'failed'> {
  const url = noun.waitUrl === null ? null : call.resolve(noun.waitUrl);
  if (url === null) return noun.waitUrl === null ? null : 'failed';
  const document = { url, method: noun.waitMethod };
  const others = call.options.rooms.conferences.open(noun.room)?.participants ?? [];
  const isStarted = noun.startsOnEnter || others.some((one) => one.startsOnEnter);
  if (others.length > 0 && isStarted) return document;
  return (await fetchWaiting(call, document, {})) ?? 'failed';
}

/** After a conference Twilio names neither the other leg nor its length (reference 1.3). */
function resultOf(status: 'answered' | 'failed'): Record<string, string> {
  return { DialCallStatus: status };
}
