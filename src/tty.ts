import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { type Streams, serveStreams } from './http/stream.ts';
import type { StreamPorts } from './http/stream-calls.ts';
import type { TtyHooks } from './http/voice.ts';
import { createAfterStream } from './line/after-stream.ts';
import { goOnByTty } from './line/go-on-by-tty.ts';
import type { Line } from './line/line.ts';
import { ttyCall } from './line/tty-call.ts';
import type { TwilioClient } from './twilio/client/client.ts';
import { makeStreamToken, type StreamKind, streamUrl } from './twilio/stream-url.ts';
import type { Streams as StreamTokens } from './voice/compose.ts';

/** Makes the tokens that open streams, each for one turn of one call, once. */
export function streamTokens(
  { publicBaseUrl, turnSecret: secret }: Config,
  now: () => number,
): StreamTokens {
  const make = (kind: StreamKind) => (callSid: string, turn: number) => {
    const nonce = randomBytes(16).toString('hex');
    const token = makeStreamToken(secret, callSid, {
      kind,
      turn,
      nonce,
      madeAtMilliseconds: now(),
    });
    return { url: streamUrl(publicBaseUrl), token };
  };
  return { session: make('session'), watch: make('watch') };
}

/** Everything about TTYs that runs beside the webhooks. Nothing is served before `serve`. */
export function wireTty(line: Line, config: Config, twilio: TwilioClient) {
  const { publicBaseUrl, twilioAccountSid: accountSid, authTokens } = config;
  const mover = { calls: twilio, publicBaseUrl };
  const after = createAfterStream(line, mover);
  const detected = new Set<string>();
  const ports: StreamPorts = {
    session: (callSid) => ({
      line: ttyCall(line, callSid, () => void after.ended(callSid)),
      wasDetected: detected.delete(callSid),
    }),
    async detected(callSid) {
      detected.add(callSid);
      await goOnByTty(line, mover, callSid);
    },
  };
  let streams: Streams | null = null;
  const hooks: TtyHooks = {
    keyed: (callSid) => streams?.stopWatch(callSid),
    cameForNextVerb: (callSid) => after.cameFor(callSid),
  };
  return {
    hooks,
    serve(server: Server): Streams {
      const { db, clock, log, turnSecret: secret } = line;
      const who = { publicBaseUrl, accountSid, authTokens, secret };
      const served = serveStreams(server, {
        ...{ ...who, db, clock, log, ports },
        socketClock: systemClock,
      });
      streams = served;
      return {
        ...served,
        async close() {
          await served.close();
          await after.close();
        },
      };
    },
  };
}
