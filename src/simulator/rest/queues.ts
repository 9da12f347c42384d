import { type Request, type Response, Router } from 'express';
import type { CallQueue, QueueMember } from '../rooms/queues.ts';
import { sendError, sendNotFound } from './errors.ts';
import { methodOf, numberOf, textOf } from './form.ts';
import { pageOf, restDate } from './page.ts';
import { type RestState, uriOf } from './state.ts';

/** Twilio's page on the Queue resource. */
const MAXIMUM_SIZE = { least: 1, most: 5000, otherwise: 1000 };

/** /Queues.json and the calls in each: list, create, fetch, and send a waiting call elsewhere. */
export function queueRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  const { queues } = state.calls.rooms;
  router.get('/Queues.json', (request, response) => {
    const all = queues.all.map((queue) => describeQueue(state, queue));
    response.json(pageOf(request, 'queues', all));
  });
  router.post('/Queues.json', (request, response) => createQueue(state, request, response));
  router.get('/Queues/:queue.json', (request, response) => {
    const queue = queueOf(state, request, response);
    if (queue) response.json(describeQueue(state, queue));
  });
  router.get('/Queues/:queue/Members.json', (request, response) => {
    const queue = queueOf(state, request, response);
    const members = queue?.members.map((member) => describeMember(state, queue, member));
    if (members) response.json(pageOf(request, 'queue_members', members));
  });
  router.get('/Queues/:queue/Members/:member.json', (request, response) => {
    const found = memberOf(state, request, response);
    if (found) response.json(describeMember(state, found.queue, found.member));
  });
  router.post('/Queues/:queue/Members/:member.json', (request, response) => {
    const found = memberOf(state, request, response);
    if (found) sendElsewhere(state, found, request, response);
  });
  return router;
}

function createQueue(state: RestState, request: Request, response: Response): void {
  const { queues } = state.calls.rooms;
  const name = textOf(request.body, 'FriendlyName');
  if (name === '' || name.length > 64) {
    sendError(response, 400, 22001, 'FriendlyName is missing, or has more than 64 characters.');
  } else if (queues.find(name)) {
    sendError(response, 400, 22003, `A queue named ${name} exists already.`);
  } else {
    const size = numberOf(request.body, 'MaxSize', MAXIMUM_SIZE);
    response.status(201).json(describeQueue(state, queues.named(name, state, size)));
  }
}

function queueOf(state: RestState, request: Request, response: Response): CallQueue | undefined {
  const sid = String(request.params.queue);
  const queue = state.calls.rooms.queues.all.find((one) => one.sid === sid);
  if (!queue) sendNotFound(response, request.originalUrl);
  return queue;
}

interface Found {
  readonly queue: CallQueue;
  readonly member: QueueMember;
}

/** By CallSid, or the first in line by 'Front'. */
function memberOf(state: RestState, request: Request, response: Response): Found | undefined {
  const queue = queueOf(state, request, response);
  if (!queue) return undefined;
  const asked = String(request.params.member);
  const member =
    asked === 'Front'
      ? queue.members[0]
      : queue.members.find(({ call }) => call.facts.callSid === asked);
  if (member) return { queue, member };
  sendNotFound(response, request.originalUrl);
  return undefined;
}

function sendElsewhere(
  state: RestState,
  { queue, member }: Found,
  request: Request,
  response: Response,
): void {
  const url = textOf(request.body, 'Url');
  if (!URL.canParse(url)) {
    sendError(response, 400, 21205, `Url is not a valid URL: ${url}`);
    return;
  }
  const described = describeMember(state, queue, member);
  const method = methodOf(request.body, 'Method');
  member.call.interruptBy({ kind: 'redirect', document: { url, method } });
  response.json(described);
}

function describeQueue(state: RestState, queue: CallQueue): object {
  const path = `/Queues/${queue.sid}`;
  return {
    sid: queue.sid,
    account_sid: state.number.line.accountSid,
    friendly_name: queue.name,
    current_size: queue.members.length,
    max_size: queue.maximumSize,
    average_wait_time: queue.averageWaitSeconds(),
    date_created: restDate(queue.createdAt),
    date_updated: restDate(queue.createdAt),
    uri: uriOf(state, `${path}.json`),
    subresource_uris: { members: uriOf(state, `${path}/Members.json`) },
  };
}

function describeMember(state: RestState, queue: CallQueue, member: QueueMember): object {
  const { callSid } = member.call.facts;
  return {
    call_sid: callSid,
    queue_sid: queue.sid,
    date_enqueued: restDate(member.joinedAt),
    position: queue.positionOf(member),
    wait_time: queue.waitedSeconds(member),
    uri: uriOf(state, `/Queues/${queue.sid}/Members/${callSid}.json`),
  };
}
