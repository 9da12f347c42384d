import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import { createDesk } from './desk/desk.ts';
import type { DeskTools } from './desk/tools.ts';
import type { DeskContext } from './http/desk/context.ts';
import { keepSessionsSwept } from './http/desk/sweep.ts';
import type { Line } from './line/line.ts';
import type { TwilioClient } from './twilio/client/client.ts';

const ROOM_BYTES = 16;

/** What the desk works with. The line is asked for when it is needed: its outbox runs our jobs. */
export function deskTools(config: Config, twilio: TwilioClient, lineOf: () => Line): DeskTools {
  return {
    get line() {
      return lineOf();
    },
    carrier: twilio,
    publicBaseUrl: config.publicBaseUrl,
    payConnector: config.payConnector,
    hasBrowserAudio: config.twilioApiKey !== null,
    newRoom: () => randomBytes(ROOM_BYTES).toString('hex'),
  };
}

/** The agents' side of the line. Nothing is swept before `start`. */
export function wireDesk(tools: DeskTools, config: Config) {
  const { db, clock, log } = tools.line;
  const stopping = new AbortController();
  const desk = createDesk({ ...tools, line: tools.line });
  const context: DeskContext = { desk, db, clock, config, log, stop: stopping.signal };
  let swept: Promise<void> = Promise.resolve();
  return {
    side: { tools, context },
    start() {
      swept = keepSessionsSwept(context);
    },
    /** Ends every open page's stream, so that the server can close. */
    async close() {
      stopping.abort();
      desk.close();
      await swept;
    },
  };
}
