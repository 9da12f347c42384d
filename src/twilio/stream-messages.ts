import { z } from 'zod';

/** One message of a Media Stream, as far as we use it. */
export type StreamMessage =
  | {
      readonly event: 'start';
      readonly accountSid: string;
      readonly callSid: string;
      readonly streamSid: string;
      /** The <Parameter name="token">; '' when there was none. */
      readonly token: string;
    }
  /** 8 kHz µ-law of the caller. */
  | { readonly event: 'media'; readonly audio: Uint8Array }
  | { readonly event: 'dtmf'; readonly key: string }
  | { readonly event: 'mark'; readonly name: string }
  | { readonly event: 'stop' }
  /** 'connected', or something newer than we are. */
  | { readonly event: 'other' };

const sid = (letters: string) => z.string().regex(new RegExp(`^${letters}[0-9a-f]{32}$`));

const start = z.object({
  start: z.object({
    accountSid: sid('AC'),
    callSid: sid('CA'),
    streamSid: sid('MZ'),
    customParameters: z.record(z.string(), z.string()).default({}),
    mediaFormat: z.object({
      encoding: z.literal('audio/x-mulaw'),
      sampleRate: z.coerce.number().pipe(z.literal(8000)),
      channels: z.coerce.number().pipe(z.literal(1)),
    }),
  }),
});
const media = z.object({
  media: z.object({ payload: z.base64(), track: z.string().optional() }),
});
const dtmf = z.object({ dtmf: z.object({ digit: z.string().regex(/^[0-9*#]$/) }) });
const mark = z.object({ mark: z.object({ name: z.string().max(64) }) });
const named = z.object({ event: z.string() });

/** Reads a text message of Twilio's; null when it is none of its protocol. */
export function readStreamMessage(text: string): StreamMessage | null {
  const body = parsed(text);
  const event = named.safeParse(body).data?.event;
  if (event === undefined) return null;
  if (event === 'media') return readMedia(body);
  if (event === 'start') return readStart(body);
  if (event === 'stop') return { event };
  if (event === 'dtmf') {
    const key = dtmf.safeParse(body).data?.dtmf.digit;
    return key === undefined ? null : { event, key };
  }
  if (event === 'mark') {
    const name = mark.safeParse(body).data?.mark.name;
    return name === undefined ? null : { event, name };
  }
  return { event: 'other' };
}

function readStart(body: unknown): StreamMessage | null {
  const read = start.safeParse(body).data?.start;
  if (read === undefined) return null;
  const { accountSid, callSid, streamSid, customParameters } = read;
  return { event: 'start', accountSid, callSid, streamSid, token: customParameters.token ?? '' };
}

function readMedia(body: unknown): StreamMessage | null {
  const read = media.safeParse(body).data?.media;
  if (read === undefined) return null;
  if (read.track !== undefined && read.track !== 'inbound') return { event: 'other' };
  return { event: 'media', audio: Buffer.from(read.payload, 'base64') };
}

/** Audio to be played after what was sent before: raw µ-law, no header. */
export function mediaMessage(streamSid: string, audio: Uint8Array): string {
  const payload = Buffer.from(audio.buffer, audio.byteOffset, audio.length).toString('base64');
  return JSON.stringify({ event: 'media', streamSid, media: { payload } });
}

/** Comes back once all audio before it has been played. */
export function markMessage(streamSid: string, name: string): string {
  return JSON.stringify({ event: 'mark', streamSid, mark: { name } });
}

/** Drops the audio that has not been played. */
export function clearMessage(streamSid: string): string {
  return JSON.stringify({ event: 'clear', streamSid });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
