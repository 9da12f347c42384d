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
    'The turn URL was not made for this call. If TURN_SECRET changed, calls in progress end here.',
  );
}
