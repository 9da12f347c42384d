import type { Express, Request, Response } from 'express';
import type { Config } from '../config.ts';
import type { DeskTools } from '../desk/tools.ts';
import { PaylineError } from '../errors.ts';
import { endCallOnStatus } from '../line/end-call.ts';
import { hearText } from '../line/hear-text.ts';
import type { Line } from '../line/line.ts';
import { leaveCarrierQueue } from '../line/queue-left.ts';
import { noteRecordingStatus } from '../line/recording-status.ts';
import { startReturnedCall } from '../line/start-returned-call.ts';
import { type AnsweredTurn, goOnAfterStream, startCall, takeTurn } from '../line/take-turn.ts';
import { answerTrouble, type BrokenTurn } from '../line/trouble.ts';
import { whisperTwiml } from '../line/whisper.ts';
import type { Form } from '../twilio/form.ts';
import { readAnswered } from '../twilio/read-answered.ts';
import { readAccountSid, readCallSid, readParentCallSid } from '../twilio/read-parties.ts';
import { type PayStatus, readPayStatus } from '../twilio/read-pay.ts';
import { readQueueResult } from '../twilio/read-queue.ts';
import { type RecordingStatus, readRecordingStatus } from '../twilio/read-record.ts';
import { readStatusCallback } from '../twilio/read-status.ts';
import { incomingTextPath, noReplyTwiml, readIncomingText } from '../twilio/read-text.ts';
import { readCallStarted, readWebhook } from '../twilio/read-webhook.ts';
import { openCallbackUrl, openTurn, type SealedTurn, voicePaths } from '../twilio/turn-url.ts';
import { verifyRequest } from '../twilio/verify-request.ts';
import { addDeskRoutes } from './desk-legs.ts';
import { addDeskPaymentRoutes } from './desk-payments.ts';
import { readForm } from './read-form.ts';
import { rejectionFor, sendRejection } from './rejections.ts';

type AnswerCall = (
  response: Response,
  asked: BrokenTurn,
  answered: Promise<AnsweredTurn>,
) => Promise<void>;

/** What the webhooks tell of calls that have streams. */
export interface TtyHooks {
  /** The caller pressed a key: nobody at a TTY need be listened for. */
  keyed(callSid: string): void;
  /** The carrier came for the verb after a stream. */
  cameForNextVerb(callSid: string): void;
}

export type Answer = (request: Request, response: Response, form: Form) => Promise<void> | void;

/** Twilio's webhooks. Each is read, verified, and only then understood. */
export function addVoiceRoutes(
  app: Express,
  line: Line,
  config: Config,
  { tty, desk }: { readonly tty: TtyHooks; readonly desk: DeskTools },
): void {
  const on = (path: string, answer: Answer) => {
    app.all(path, async (request: Request, response: Response) => {
      try {
        const form = await readForm(request);
        requireSignature(config, request, form);
        await answer(request, response, form);
      } catch (error) {
        refuse(line, response, error);
      }
    });
  };

  const answerCall: AnswerCall = async (response, asked, answered) => {
    try {
      const { twiml, state } = await answered;
      sendTwiml(response, twiml, config.production ? null : state);
    } catch (error) {
      sendTwiml(response, answerTrouble(line, asked, error), null);
    }
  };

  on(voicePaths.turn, async (request, response, form) => {
    const { callSid, accountSid, event } = readWebhook(form);
    requireOwnAccount(config, accountSid);
    const turn = openTurn(line.turnSecret, callSid, sealedTurn(request));
    if (event.type === 'key' || event.type === 'digits') tty.keyed(callSid);
    const connected = event.type === 'dialEnded';
    await answerCall(response, { callSid, turn, connected }, takeTurn(line, callSid, turn, event));
  });

  on(voicePaths.incoming, async (_request, response, form) => {
    const started = readCallStarted(form);
    requireOwnAccount(config, started.accountSid);
    const first = { callSid: started.callSid, turn: 0, connected: false };
    await answerCall(response, first, startCall(line, started));
  });

  addProgressRoutes(on, line, config);
  addLegRoutes(on, answerCall, line, config, tty);
  addDeskRoutes(on, desk, config);
  addDeskPaymentRoutes(on, desk, config);

  on(voicePaths.status, (_request, response, form) => {
    const callback = readStatusCallback(form);
    const { callSid, status, accountSid } = callback;
    requireOwnAccount(config, accountSid);
    const closed = endCallOnStatus(line, callback);
    line.log.info({ callSid, status, closed }, 'The carrier reported on a call.');
    response.writeHead(204).end();
  });

  on(incomingTextPath, (_request, response, form) => {
    const text = readIncomingText(form);
    requireOwnAccount(config, text.accountSid);
    hearText(line, text);
    sendTwiml(response, noReplyTwiml, null);
  });

  on(voicePaths.fallback, (_request, response, form) => {
    line.log.error({ callSid: readCallSid(form) }, 'The carrier fell back on the static document.');
    sendTwiml(response, line.fallback, null);
  });
}

/** The signature covers PUBLIC_BASE_URL + path; the Host header has no say. */
function requireSignature(config: Config, request: Request, form: Form): void {
  const signature = request.headers['x-twilio-signature'];
  const url = config.publicBaseUrl + request.originalUrl;
  const signed =
    typeof signature === 'string' &&
    verifyRequest({ authTokens: config.authTokens, url, params: form.fields, signature });
  if (signed) return;
  throw new PaylineError(
    'webhook.badSignature',
    `The request to ${request.path} is not signed with our auth token for ${config.publicBaseUrl}.`,
  );
}

export function requireOwnAccount(config: Config, accountSid: string): void {
  if (accountSid === config.twilioAccountSid) return;
  throw new PaylineError('webhook.badSignature', 'The request comes from another Twilio account.');
}

/** Where a call goes on after a stream or a queue, what a person hears first, and calls of ours. */
function addLegRoutes(
  on: (path: string, answer: Answer) => void,
  answerCall: AnswerCall,
  line: Line,
  config: Config,
  tty: TtyHooks,
): void {
  on(voicePaths.whisper, (request, response, form) => {
    const callSid = readParentCallSid(form);
    requireOwnAccount(config, readAccountSid(form));
    openTurn(line.turnSecret, callSid, sealedTurn(request));
    sendTwiml(response, whisperTwiml(line, callSid), null);
  });

  on(voicePaths.queueNext, async (request, response, form) => {
    const callSid = readCallSid(form);
    requireOwnAccount(config, readAccountSid(form));
    openTurn(line.turnSecret, callSid, sealedTurn(request));
    const { turn, answered } = leaveCarrierQueue(line, callSid, readQueueResult(form));
    const asked = { callSid, turn, connected: false, hasLeftQueue: true } as const;
    await answerCall(response, asked, answered);
  });

  on(voicePaths.ttyNext, async (request, response, form) => {
    const callSid = readCallSid(form);
    requireOwnAccount(config, readAccountSid(form));
    const turn = openTurn(line.turnSecret, callSid, sealedTurn(request));
    tty.cameForNextVerb(callSid);
    const answered = Promise.resolve().then(() => goOnAfterStream(line, callSid));
    await answerCall(response, { callSid, turn, connected: false }, answered);
  });

  on(voicePaths.callback, async (request, response, form) => {
    const answered = readAnswered(form);
    requireOwnAccount(config, answered.accountSid);
    const { callbackId, seal } = request.params;
    const id = openCallbackUrl(line.turnSecret, {
      callbackId: String(callbackId),
      seal: String(seal),
    });
    const first = { callSid: answered.callSid, turn: 0, connected: false };
    await answerCall(response, first, startReturnedCall(line, id, answered));
  });
}

/** What the carrier reports beside the turns of a call. */
function addProgressRoutes(
  on: (path: string, answer: Answer) => void,
  line: Line,
  config: Config,
): void {
  on(voicePaths.payStatus, (request, response, form) => {
    line.log.info(readOwnPayStatus(line, request, form), 'Card entry went on a step.');
    response.writeHead(204).end();
  });
  on(voicePaths.recordingStatus, (request, response, form) => {
    noteRecordingStatus(line, readOwnRecording(line, config, request, form));
    response.writeHead(204).end();
  });
}

function readOwnPayStatus(line: Line, request: Request, form: Form): PayStatus {
  const status = readPayStatus(form);
  openTurn(line.turnSecret, status.callSid, sealedTurn(request));
  return status;
}

function readOwnRecording(
  line: Line,
  config: Config,
  request: Request,
  form: Form,
): RecordingStatus {
  const report = readRecordingStatus(form);
  requireOwnAccount(config, report.accountSid);
  openTurn(line.turnSecret, report.callSid, sealedTurn(request));
  return report;
}

function sealedTurn(request: Request): SealedTurn {
  const { turn, seal } = request.params;
  return { turn: String(turn), seal: String(seal) };
}

/** The state's name is for the inspector of the demo; production callers' data stays inside. */
export function sendTwiml(response: Response, twiml: string, state: string | null): void {
  response.writeHead(200, {
    'Content-Type': 'text/xml; charset=utf-8',
    'Content-Length': Buffer.byteLength(twiml),
    ...(state === null ? {} : { 'Payline-State': state }),
  });
  response.end(twiml);
}

function refuse(line: Line, response: Response, error: unknown): void {
  const rejection = rejectionFor(error);
  if (rejection) {
    const { code, message } = error as PaylineError;
    line.log.warn({ code, reason: message }, 'A request was refused.');
  } else {
    line.log.error({ err: error }, 'A webhook could not be answered.');
  }
  sendRejection(response, rejection ?? { status: 503, text: 'Try again.\n' });
}
