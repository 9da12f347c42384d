import { type RequestHandler, Router } from 'express';
import { API_VERSION } from '../wire/fields.ts';
import { sendError } from './errors.ts';
import { restDate } from './page.ts';
import type { RestState, SentMessage } from './state.ts';

/** Numbers that stand for a failure, from Twilio's test credentials (reference 8.1). */
const magicNumbers: Readonly<Record<string, readonly [code: number, message: string]>> = {
  '+15005550001': [21211, "The 'To' number +15005550001 is not a valid phone number."],
  '+15005550002': [21612, "The 'To' number +15005550002 cannot be reached from this 'From'."],
  '+15005550003': [21408, 'Permission to send an SMS has not been enabled for this region.'],
  '+15005550004': [21610, 'The message From/To pair violates a blacklist rule.'],
  '+15005550009': [21614, "'To' number is not a valid mobile number"],
};

const MAXIMUM_CHARACTERS = 1600;

/** POST /Messages.json. The message goes nowhere but into the list. */
export function messageRoutes(state: RestState): Router {
  const router = Router({ caseSensitive: true });
  router.post('/Messages.json', (request, response) => {
    const form: Record<string, unknown> = request.body;
    const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    const message: SentMessage = {
      sid: state.identifiers.sid('SM'),
      from: text('From') || text('MessagingServiceSid'),
      to: text('To'),
      body: text('Body'),
      at: state.clock.now(),
    };
    const refusal = refusalOf(message);
    if (refusal !== null) {
      sendError(response, 400, ...refusal);
      return;
    }
    state.messages.push(message);
    response.status(201).json(describe(state, message));
  });
  return router;
}

/** GET /simulator/messages.json: what was sent, oldest first. */
export function listMessages(state: RestState): RequestHandler {
  return (_request, response) => {
    response.json({ messages: state.messages.map((message) => describe(state, message)) });
  };
}

/** Twilio's code and words for a message it does not take; null when it does. */
function refusalOf({ to, from, body }: SentMessage): readonly [number, string] | null {
  const magic = Object.hasOwn(magicNumbers, to) ? magicNumbers[to] : undefined;
  if (magic) return magic;
  if (to === '') return [21604, "A 'To' phone number is required."];
  if (from === '') return [21603, "A 'From' phone number is required."];
  if (body === '') return [21602, 'Message body is required.'];
  if (body.length <= MAXIMUM_CHARACTERS) return null;
  return [21617, `The message body exceeds the ${MAXIMUM_CHARACTERS} character limit.`];
}

function describe(state: RestState, message: SentMessage): object {
  const { accountSid } = state.number.line;
  return {
    sid: message.sid,
    account_sid: accountSid,
    api_version: API_VERSION,
    from: message.from,
    to: message.to,
    body: message.body,
    status: 'queued',
    direction: 'outbound-api',
    num_segments: '1',
    num_media: '0',
    error_code: null,
    error_message: null,
    price: null,
    price_unit: 'USD',
    messaging_service_sid: message.from.startsWith('MG') ? message.from : null,
    date_created: restDate(message.at),
    date_updated: restDate(message.at),
    date_sent: null,
    uri: `/${API_VERSION}/Accounts/${accountSid}/Messages/${message.sid}.json`,
    subresource_uris: {},
  };
}
