import { createHmac, timingSafeEqual } from 'node:crypto';
import { PaylineError } from '../errors.ts';

/** Where Twilio reaches the line, below PUBLIC_BASE_URL. */
export const voicePaths = {
  /** A call starts here: the number's voice URL. */
  incoming: '/voice/incoming',
  /** Every later turn, made by turnUrl. */
  turn: '/voice/turn/:turn/:seal',
  /** Progress of card entry, made by payStatusUrl. */
  payStatus: '/voice/pay-status/:turn/:seal',
  /** A recording is kept, made by recordingStatusUrl. */
  recordingStatus: '/voice/recording-status/:turn/:seal',
  /** Goes on after a stream that the line has ended, made by ttyNextUrl. */
  ttyNext: '/voice/tty/next/:turn/:seal',
  /** What the person hears before they are put through, made by whisperUrl. */
  whisper: '/voice/whisper/:turn/:seal',
  /** A call of ours that was asked for begins here, made by callbackUrl. */
  callback: '/voice/callback/:callbackId/:seal',
  /** The call is out of the carrier's queue, made by queueNextUrl. */
  queueNext: '/voice/queue/next/:turn/:seal',
  /** What happens in a conference, made by conferenceEventsUrl. */
  conference: '/voice/conference/:room/:seal',
  /** Music for who waits, as a document and as the sound itself. */
  holdMusic: '/voice/hold-music',
  holdMusicSound: '/voice/hold-music.wav',
  /** The number's status callback: the call is over. */
  status: '/voice/status',
  /** The number's fallback URL. */
  fallback: '/voice/fallback',
} as const;

/**
 * Ties a turn's URL to its call. Twilio's signature has no separators, so one request can be
 * re-cut into another with the same signature; it cannot be moved to another turn or call.
 * @returns 16 hexadecimal digits of HMAC-SHA256(secret, turn|callSid).
 */
export function sealTurn(secret: string, callSid: string, turn: number): string {
  const hash = createHmac('sha256', secret).update(`${turn}|${callSid}`).digest('hex');
  return hash.slice(0, SEAL_LENGTH);
}

/**
 * Where the carrier asks what to say when a callback is answered. Its call has no name yet, so the
 * address is tied to the callback alone; the route holds the number dialled to the callback's.
 */
export function callbackUrl(secret: string, callbackId: string): string {
  return `/voice/callback/${callbackId}/${sealCallback(secret, callbackId)}`;
}

/**
 * The callback's id, once the seal has been checked in constant time.
 * @throws PaylineError webhook.badSeal when the URL was not made by us for this callback.
 */
export function openCallbackUrl(
  secret: string,
  { callbackId, seal }: { readonly callbackId: string; readonly seal: string },
): string {
  if (!/^[0-9A-Z]{26}$/.test(callbackId) || !/^[0-9a-f]{16}$/.test(seal)) throw badSeal();
  const expected = sealCallback(secret, callbackId);
  if (!timingSafeEqual(Buffer.from(seal), Buffer.from(expected))) throw badSeal();
  return callbackId;
}

function sealCallback(secret: string, callbackId: string): string {
  const hash = createHmac('sha256', secret).update(`callback|${callbackId}`).digest('hex');
  return hash.slice(0, SEAL_LENGTH);
}

export function turnUrl(turn: number, seal: string): string {
  return `/voice/turn/${turn}/${seal}`;
}

export function payStatusUrl(turn: number, seal: string): string {
  return `/voice/pay-status/${turn}/${seal}`;
}

export function recordingStatusUrl(turn: number, seal: string): string {
  return `/voice/recording-status/${turn}/${seal}`;
}

export function ttyNextUrl(turn: number, seal: string): string {
  return `/voice/tty/next/${turn}/${seal}`;
}

export function whisperUrl(turn: number, seal: string): string {
  return `/voice/whisper/${turn}/${seal}`;
}

/** @param turn the turn that the queue was joined for; the call will have gone on by then */
export function queueNextUrl(turn: number, seal: string): string {
  return `/voice/queue/next/${turn}/${seal}`;
}

/** Where the carrier tells what happens in the conference `room`. */
export function conferenceEventsUrl(secret: string, room: string): string {
  return `/voice/conference/${room}/${sealRoom(secret, room)}`;
}

/**
 * The room of such a URL, its seal checked in constant time.
 * @throws PaylineError webhook.badSeal when the URL was not made by us.
 */
export function openConference(
  secret: string,
  { room, seal }: { readonly room: string; readonly seal: string },
): string {
  if (!ROOM.test(room) || !/^[0-9a-f]{16}$/.test(seal)) throw badSeal();
  if (!timingSafeEqual(Buffer.from(seal), Buffer.from(sealRoom(secret, room)))) throw badSeal();
  return room;
}

/** A conference's name: random, so that nothing of a person is in it. */
export const ROOM: RegExp = /^[0-9a-f]{32}$/;

function sealRoom(secret: string, room: string): string {
  const hash = createHmac('sha256', secret).update(`conference|${room}`).digest('hex');
  return hash.slice(0, SEAL_LENGTH);
}

/** A turn's path parameters, as the router found them. */
export interface SealedTurn {
  readonly turn: string;
  readonly seal: string;
}

/**
 * The turn's number, once its seal has been checked in constant time.
 * @throws PaylineError webhook.badSeal when the URL was not made by us for this call.
 */
export function openTurn(secret: string, callSid: string, { turn, seal }: SealedTurn): number {
  // One way to write each number, or two URLs would name the same turn.
  if (!/^(?:0|[1-9]\d{0,4})$/.test(turn) || !/^[0-9a-f]{16}$/.test(seal)) throw badSeal();
  const expected = sealTurn(secret, callSid, Number(turn));
  if (!timingSafeEqual(Buffer.from(seal), Buffer.from(expected))) throw badSeal();
  return Number(turn);
}

const SEAL_LENGTH = 16;

function badSeal(): PaylineError {
  return new PaylineError(
    'webhook.badSeal',
    'The URL was not made for this call. If TURN_SECRET changed, calls in progress end here.',
  );
}
