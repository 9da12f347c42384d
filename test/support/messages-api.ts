import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Clock } from '../../src/clock.ts';
import type { CarrierOptions } from '../../src/simulator/carrier.ts';
import { LiveCalls } from '../../src/simulator/live-calls.ts';
import { restApi } from '../../src/simulator/rest/api.ts';
import { NumberSettings } from '../../src/simulator/rest/number-settings.ts';
import { restState, type SentMessage } from '../../src/simulator/rest/state.ts';

/** The embedded carrier's REST API without its phones: where a test's texts and redirects arrive. */
export interface MessagesApi {
  readonly url: string;
  /** Oldest first. */
  readonly sent: readonly SentMessage[];
  /** The calls it answers for: placed by these, they can be sent to another document. */
  readonly calls: LiveCalls;
  close(): Promise<void>;
}

export async function startMessagesApi(options: {
  readonly clock: Clock;
  readonly accountSid: string;
  readonly authToken: string;
  /** How it carries the calls that it is asked to place. */
  readonly carrier?: () => CarrierOptions;
}): Promise<MessagesApi> {
  const { clock, accountSid, authToken, carrier } = options;
  const nowhere = 'http://127.0.0.1:9';
  const line = { voiceUrl: nowhere, statusUrl: nowhere, fallbackUrl: nowhere };
  const number = new NumberSettings({ ...line, accountSid, authToken }, '+18005550100');
  const calls = new LiveCalls();
  const state = restState({ calls, number, clock, carrier });
  const app = express();
  app.use(restApi(state));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: state.messages,
    calls,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
