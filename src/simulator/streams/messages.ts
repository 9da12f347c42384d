import { Buffer } from 'node:buffer';
import { z } from 'zod';

/** Who a stream belongs to, as its `start` message says (reference 6.1). */
export interface StreamFacts {
  readonly streamSid: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export const connectedMessage = { event: 'connected', protocol: 'Call', version: '1.0.0' } as const;

export function startMessage({ streamSid, accountSid, callSid, parameters }: StreamFacts): object {
  const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
  const about = { accountSid, streamSid, callSid, tracks: ['inbound'] };
  return { event: 'start', start: { ...about, customParameters: parameters, mediaFormat } };
}

/** `timestampMilliseconds` counts from the start of the stream; numbers are written as strings. */
export function mediaMessage(
  chunk: number,
  timestampMilliseconds: number,
  audio: Uint8Array,
): object {
  const payload = Buffer.from(audio).toString('base64');
  const timestamp = String(timestampMilliseconds);
  return { event: 'media', media: { track: 'inbound', chunk: String(chunk), timestamp, payload } };
}

export function dtmfMessage(digit: string): object {
  return { event: 'dtmf', dtmf: { track: 'inbound_track', digit } };
}

export function markMessage(name: string): object {
  return { event: 'mark', mark: { name } };
}

export function stopMessage({ accountSid, callSid }: StreamFacts): object {
  return { event: 'stop', stop: { accountSid, callSid } };
}

const base64 = z.string().regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);

const lineMessage = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('media'),
    streamSid: z.string(),
    media: z.object({ payload: base64 }),
  }),
  z.object({
    event: z.literal('mark'),
    streamSid: z.string(),
    mark: z.object({ name: z.string() }),
  }),
  z.object({ event: z.literal('clear'), streamSid: z.string() }),
]);

export type LineMessage = z.infer<typeof lineMessage>;

/**
 * What the line sent over a two-way stream, or why it cannot be read: 31950 when it is no JSON
 * text, 31951 when it is no message of this stream.
 */
export function readLineMessage(
  text: string | null,
  streamSid: string,
): LineMessage | { readonly code: number; readonly message: string } {
  const json = text === null ? undefined : parseJson(text);
  if (json === undefined) {
    return { code: 31950, message: 'The line sent something that is no JSON text over a stream.' };
  }
  const { data, error } = lineMessage.safeParse(json);
  if (data?.streamSid === streamSid) return data;
  const why = data ? `streamSid is not ${streamSid}` : z.prettifyError(error).split('\n')[0];
  return { code: 31951, message: `The line sent no media, mark or clear message: ${why}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
