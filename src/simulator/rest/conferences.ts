import { type Request, type Response, Router } from 'express';
import type { Conference } from '../rooms/conference.ts';
import { sendError, sendNotFound } from './errors.ts';
import { methodOf, textOf } from './form.ts';
import { pageOf, restDate } from './page.ts';
import { type RestState, uriOf } from './state.ts';

/** /Conferences.json: list, fetch, end, and announce something to everybody (reference 5.3). */
export function conferenceRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  router.get('/Conferences.json', (request, response) => {
    const { FriendlyName, Status } = request.query;
    const wanted = state.calls.rooms.conferences.all.filter(
      ({ room, status }) =>
        (FriendlyName === undefined || room === FriendlyName) &&
        (Status === undefined || status === Status),
    );
    const conferences = wanted.toReversed().map((one) => describeConference(state, one));
    response.json(pageOf(request, 'conferences', conferences));
  });
  router.get('/Conferences/:conference.json', (request, response) => {
    const conference = conferenceOf(state, request, response);
    if (conference) response.json(describeConference(state, conference));
  });
  router.post('/Conferences/:conference.json', (request, response) => {
    const conference = conferenceOf(state, request, response);
    if (conference && change(conference, request, response)) {
      response.json(describeConference(state, conference));
    }
  });
  return router;
}

/** By SID, also one that has ended; otherwise the answer has been sent. */
export function conferenceOf(
  state: RestState,
  request: Request,
  response: Response,
): Conference | undefined {
  const conference = state.calls.rooms.conferences.find(String(request.params.conference));
  if (!conference) sendNotFound(response, request.originalUrl);
  return conference;
}

/** False when the change was refused; the answer has been sent then. */
function change(conference: Conference, request: Request, response: Response): boolean {
  const status = textOf(request.body, 'Status');
  const url = textOf(request.body, 'AnnounceUrl');
  const refuse = (message: string) => {
    sendError(response, 400, 20001, message);
    return false;
  };
  if (status !== '' && status !== 'completed') return refuse(`Status cannot be '${status}'.`);
  if (url !== '' && !URL.canParse(url)) return refuse(`AnnounceUrl is not a valid URL: ${url}`);
  if (url !== '') {
    const announcement = { url, method: methodOf(request.body, 'AnnounceMethod') };
    for (const participant of conference.participants) participant.announce(announcement);
  }
  if (status === 'completed') conference.endByApi();
  return true;
}

function describeConference(state: RestState, conference: Conference): object {
  const { sid, room, status, createdAt, updatedAt, endedBy } = conference;
  const path = `/Conferences/${sid}`;
  return {
    sid,
    account_sid: state.number.line.accountSid,
    api_version: '2010-04-01',
    friendly_name: room,
    status,
    region: 'us1',
    call_sid_ending_conference: endedBy?.callSid ?? null,
    reason_conference_ended: endedBy?.reason ?? null,
    date_created: restDate(createdAt),
    date_updated: restDate(updatedAt),
    uri: uriOf(state, `${path}.json`),
    subresource_uris: { participants: uriOf(state, `${path}/Participants.json`) },
  };
}
