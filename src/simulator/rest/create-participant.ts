import type { Request, Response } from 'express';
import { conferenceEvents } from '../twiml/conference.ts';
import { placeOutbound } from './calls.ts';
import { describeParticipant } from './describe-participant.ts';
import { sendError, sendNotFound } from './errors.ts';
import { type Form, flagOf, methodOf, textOf, wordsOf } from './form.ts';
import { readOutbound, refusalOf } from './outbound-form.ts';
import type { RestState } from './state.ts';

/** Fields of the form by the attributes of `<Conference>` that say the same. */
const ATTRIBUTES = {
  participantLabel: 'Label',
  muted: 'Muted',
  startConferenceOnEnter: 'StartConferenceOnEnter',
  endConferenceOnExit: 'EndConferenceOnExit',
  waitUrl: 'WaitUrl',
  waitMethod: 'WaitMethod',
  beep: 'Beep',
  maxParticipants: 'MaxParticipants',
  coach: 'CallSidToCoach',
} as const;

/**
 * Calls a telephone into a conference, which may be named by SID or by a name that is made one
 * (reference 5.3). Whoever answers is in at once: nobody is asked to press a key.
 */
export function createParticipant(state: RestState, request: Request, response: Response): void {
  const form: Form = request.body;
  const { conferences } = state.calls.rooms;
  const name = String(request.params.conference);
  const known = conferences.find(name) ?? conferences.open(name);
  if (known?.status === 'completed' || (!known && /^CF[0-9a-f]{32}$/.test(name))) {
    sendNotFound(response, request.originalUrl);
    return;
  }
  const refusal = refusalOf(state, form);
  if (refusal) {
    sendError(response, 400, ...refusal);
    return;
  }
  const conference = known ?? conferences.create(name, callbackOf(form), state);
  const start = { twiml: documentOf(conference.room, form) };
  const plan = { ...readOutbound(form), start, fallbackUrl: null };
  const { call, startedAt } = placeOutbound(state, plan);
  void call.ended.then(() => conference.closeIfEmpty());
  const shown = describeParticipant(state, {
    conferenceSid: conference.sid,
    callSid: call.callSid,
    label: textOf(form, 'Label'),
    coach: textOf(form, 'CallSidToCoach'),
    isMuted: flagOf(form, 'Muted') ?? false,
    isHeld: false,
    startsOnEnter: flagOf(form, 'StartConferenceOnEnter') ?? true,
    endsOnExit: flagOf(form, 'EndConferenceOnExit') ?? false,
    status: 'queued',
    joinedAt: startedAt,
    updatedAt: startedAt,
  });
  response.status(201).json(shown);
}

function callbackOf(form: Form) {
  const url = textOf(form, 'ConferenceStatusCallback');
  if (!URL.canParse(url)) return null;
  const method = methodOf(form, 'ConferenceStatusCallbackMethod');
  const events = wordsOf(form, 'ConferenceStatusCallbackEvent', conferenceEvents, ['start', 'end']);
  return { url, method, events };
}

/** What the leg runs once it is answered. */
function documentOf(room: string, form: Form): string {
  const attributes = Object.entries(ATTRIBUTES).flatMap(([attribute, field]) => {
    const value = textOf(form, field);
    return value === '' ? [] : [` ${attribute}="${escaped(value)}"`];
  });
  const conference = `<Conference${attributes.join('')}>${escaped(room)}</Conference>`;
  return `<Response><Dial>${conference}</Dial></Response>`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
