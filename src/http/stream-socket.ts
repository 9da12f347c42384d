import type { WebSocket } from 'ws';
import { codeOf } from '../errors.ts';
import { useStreamToken } from '../store/stream-tokens.ts';
import {
  clearMessage,
  markMessage,
  mediaMessage,
  readStreamMessage,
  type StreamMessage,
} from '../twilio/stream-messages.ts';
import { openStreamToken, type StreamKind } from '../twilio/stream-url.ts';
import type { StreamsOptions } from './stream.ts';
import { type StreamCall, type StreamOutput, sessionOn, watchOn } from './stream-calls.ts';

export interface SocketOptions extends StreamsOptions {
  /** The streams that have started, of all sockets. */
  readonly calls: Set<StreamCall>;
  /** What those that are over still tell the line: a hang-up. */
  readonly ending: Set<Promise<void>>;
  /** What each socket does every five seconds. */
  readonly checks: Set<() => void>;
}

/** RFC 6455 7.4.1. */
const NORMAL = 1000;
const UNREADABLE = 1003;
const POLICY = 1008;
const BROKEN = 1011;

const MESSAGES_BEFORE_START_MOST = 3;
/** In checks of five seconds. */
const CHECKS_BEFORE_START_MOST = 2;
const CHECKS_WITHOUT_FRAME_MOST = 6;

/** One stream from its handshake to its end. */
export function serveSocket(socket: WebSocket, options: SocketOptions): void {
  const { calls, ending, checks, log } = options;
  let call: StreamCall | null = null;
  let messages = 0;
  let checksWithoutFrame = 0;
  const refuse = (code: number, reason: string) => {
    log.warn({ reason, ...(call ? { callSid: call.callSid } : {}) }, 'A stream was closed.');
    end();
    socket.close(code);
  };
  const forget = (over: StreamCall) => {
    if (!calls.delete(over)) return;
    const settled = over.settled().finally(() => ending.delete(settled));
    ending.add(settled);
  };
  const end = () => {
    checks.delete(check);
    call?.lost();
    if (call) forget(call);
  };
  const check = () => {
    checksWithoutFrame += 1;
    const most = call ? CHECKS_WITHOUT_FRAME_MOST : CHECKS_BEFORE_START_MOST;
    if (checksWithoutFrame > most) refuse(POLICY, call ? 'no audio' : 'no start');
  };
  const take = (message: StreamMessage) => {
    if (call) {
      if (message.event === 'media') checksWithoutFrame = 0;
      pass(message, call);
      if (message.event === 'stop') {
        forget(call);
        socket.close(NORMAL);
      }
      return;
    }
    messages += 1;
    if (message.event === 'start') {
      const begun = begin(message, socket, options);
      if (typeof begun === 'string') return refuse(POLICY, begun);
      call = begun;
      calls.add(call);
      checksWithoutFrame = 0;
    } else if (messages > MESSAGES_BEFORE_START_MOST) refuse(POLICY, 'no start');
  };
  checks.add(check);
  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    const message = isBinary ? null : readStreamMessage(String(data));
    if (message === null) return refuse(UNREADABLE, 'not of the protocol');
    try {
      take(message);
    } catch (error) {
      log.error({ code: codeOf(error), err: error }, 'A stream broke.');
      refuse(BROKEN, 'a failure of ours');
    }
  });
  socket.on('ping', (data) => void answerPing(socket, call, data));
  socket.on('close', end);
  socket.on('error', () => socket.terminate());
}

/** Once everything before it has been answered. */
async function answerPing(socket: WebSocket, call: StreamCall | null, data: Buffer): Promise<void> {
  await call?.settled();
  if (socket.readyState === socket.OPEN) socket.pong(data);
}

function pass(message: StreamMessage, call: StreamCall): void {
  if (message.event === 'media') call.frame(message.audio);
  else if (message.event === 'dtmf') call.key(message.key);
  else if (message.event === 'mark') call.mark(message.name);
  else if (message.event === 'stop') call.stopped();
}

/** The call of a stream, or why it is none of ours. */
function begin(
  start: Extract<StreamMessage, { event: 'start' }>,
  socket: WebSocket,
  options: SocketOptions,
): StreamCall | string {
  const { accountSid, callSid, streamSid, token } = start;
  if (accountSid !== options.accountSid) return 'another account';
  const now = options.clock.now();
  const opened = openStreamToken(options.secret, callSid, token, now);
  if (!opened) return 'a token that is not ours';
  if (!useStreamToken(options.db, { nonce: opened.nonce, callSid }, now)) return 'a used token';
  endEarlier(options.calls, callSid, opened.kind);
  const output: StreamOutput = {
    media: (audio) => socket.send(mediaMessage(streamSid, audio)),
    mark: (name) => socket.send(markMessage(streamSid, name)),
    clear: () => socket.send(clearMessage(streamSid)),
    close: () => socket.close(NORMAL),
  };
  return opened.kind === 'session'
    ? sessionOn(callSid, output, options)
    : watchOn(callSid, output, options);
}

/** A call has one session and one watch; the newer one counts. */
function endEarlier(calls: Set<StreamCall>, callSid: string, kind: StreamKind): void {
  for (const call of calls) {
    if (call.callSid !== callSid || call.kind !== kind) continue;
    call.lost();
    call.close();
    calls.delete(call);
  }
}
