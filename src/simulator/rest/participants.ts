import { type Request, type Response, Router } from 'express';
import type { Conference } from '../rooms/conference.ts';
import type { Participant } from '../rooms/participant.ts';
import { changeParticipant } from './change-participant.ts';
import { conferenceOf } from './conferences.ts';
import { createParticipant } from './create-participant.ts';
import { describeParticipant } from './describe-participant.ts';
import { sendError, sendNotFound } from './errors.ts';
import { pageOf } from './page.ts';
import type { RestState } from './state.ts';

interface Found {
  readonly conference: Conference;
  readonly participant: Participant;
}

type Work = (found: Found, request: Request, response: Response) => void;

/** /Conferences/{CF}/Participants.json: list, call somebody in, fetch, change, take out. */
export function participantRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  const withParticipant = (work: Work) => (request: Request, response: Response) => {
    const conference = conferenceOf(state, request, response);
    const participant = conference?.find(String(request.params.participant));
    if (conference && participant) work({ conference, participant }, request, response);
    else if (conference) sendNotFound(response, request.originalUrl);
  };
  router.get('/Conferences/:conference/Participants.json', (request, response) => {
    const conference = conferenceOf(state, request, response);
    if (!conference) return;
    const shown = conference.participants
      .filter((one) => isWanted(one, request.query))
      .map((participant) => describe(state, { conference, participant }));
    response.json(pageOf(request, 'participants', shown));
  });
  router.post('/Conferences/:conference/Participants.json', (request, response) => {
    createParticipant(state, request, response);
  });
  const path = '/Conferences/:conference/Participants/:participant.json';
  router.get(
    path,
    withParticipant((found, _request, response) => {
      response.json(describe(state, found));
    }),
  );
  router.post(
    path,
    withParticipant((found, request, response) => {
      const refusal = changeParticipant(found.conference, found.participant, request.body);
      if (refusal) sendError(response, 400, ...refusal);
      else response.json(describe(state, found));
    }),
  );
  router.delete(
    path,
    withParticipant(({ conference, participant }, _request, response) => {
      conference.kick(participant);
      response.status(204).end();
    }),
  );
  return router;
}

function isWanted(participant: Participant, { Muted, Hold, Coaching }: Request['query']): boolean {
  const isCoaching = participant.coach !== '';
  return (
    (Muted === undefined || Muted === String(participant.isMuted)) &&
    (Hold === undefined || Hold === String(participant.isHeld)) &&
    (Coaching === undefined || Coaching === String(isCoaching))
  );
}

function describe(state: RestState, { conference, participant }: Found): object {
  const { label, coach, isMuted, isHeld, startsOnEnter, endsOnExit } = participant;
  const { joinedAt, updatedAt } = participant;
  return describeParticipant(state, {
    conferenceSid: conference.sid,
    callSid: participant.call.facts.callSid,
    ...{ label, coach, isMuted, isHeld, startsOnEnter, endsOnExit, joinedAt, updatedAt },
    status: 'connected',
  });
}
