import type { Config } from '../../src/config.ts';
import { deskTools, wireDesk } from '../../src/desk.ts';
import type { Line } from '../../src/line/line.ts';
import type { TwilioClient } from '../../src/twilio/client/client.ts';

/** For an app that serves no streams, and whose desk nobody works at. */
export function sidesOf(line: Line) {
  const config = { publicBaseUrl: 'http://127.0.0.1', twilioApiKey: null } as Config;
  const desk = wireDesk(
    deskTools(config, {} as TwilioClient, () => line),
    config,
  );
  return { tty: { keyed: () => {}, cameForNextVerb: () => {} }, desk: desk.side };
}
