import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where Twilio opens a call's Media Stream, below PUBLIC_BASE_URL. */
export const streamPath = '/voice/stream';

/** 'session': a call by TTY (<Connect>). 'watch': listens for one during the greeting (<Start>). */
export type StreamKind = 'session' | 'watch';

/** The URL of a <Stream>: wss for a line behind https, ws for a demo's http. */
export function streamUrl(publicBaseUrl: string): string {
  return publicBaseUrl.replace(/^http/i, 'ws') + streamPath;
}

export interface StreamTokenFields {
  readonly kind: StreamKind;
  readonly turn: number;
  /** 32 hexadecimal digits, new for each stream. */
  readonly nonce: string;
  readonly madeAtMilliseconds: number;
}

/** Twilio opens a stream as soon as it has read the document. */
export const STREAM_TOKEN_LIFE_MILLISECONDS = 15 * 60_000;

/**
 * The token of one stream of one call, for a <Parameter>: what it is for and a seal, HMAC-SHA256
 * over that and the CallSid.
 */
export function makeStreamToken(
  secret: string,
  callSid: string,
  { kind, turn, nonce, madeAtMilliseconds }: StreamTokenFields,
): string {
  const fields = [kind, turn, madeAtMilliseconds, nonce].join('.');
  return `${fields}.${sealOf(secret, callSid, fields)}`;
}

/**
 * What a token was made for, its seal checked in constant time; null when we did not make it for
 * this call, or too long ago. Whether it was used before is for the store to say.
 */
export function openStreamToken(
  secret: string,
  callSid: string,
  token: string,
  nowMilliseconds: number,
): StreamTokenFields | null {
  const parts = TOKEN.exec(token);
  if (!parts) return null;
  const [, fields = '', kind, turn, madeAt, nonce = '', seal = ''] = parts;
  const expected = Buffer.from(sealOf(secret, callSid, fields));
  if (!timingSafeEqual(Buffer.from(seal), expected)) return null;
  const madeAtMilliseconds = Number(madeAt);
  if (nowMilliseconds - madeAtMilliseconds > STREAM_TOKEN_LIFE_MILLISECONDS) return null;
  const isWatch = kind === 'watch';
  return { kind: isWatch ? 'watch' : 'session', turn: Number(turn), nonce, madeAtMilliseconds };
}

const TOKEN = /^((session|watch)\.(\d{1,5})\.(\d{1,15})\.([0-9a-f]{32}))\.([0-9a-f]{64})$/;

/** Begins with a word of its own, so that it is never the seal of a turn. */
function sealOf(secret: string, callSid: string, fields: string): string {
  return createHmac('sha256', secret).update(`stream|${callSid}|${fields}`).digest('hex');
}
