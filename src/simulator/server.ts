import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { PaylineError } from '../errors.ts';
import type { CarrierOptions } from './carrier.ts';
import type { PhoneSetup } from './contract.ts';
import { LiveCalls } from './live-calls.ts';
import { servePhone } from './phone-socket.ts';
import { restApi } from './rest/api.ts';
import { NumberSettings } from './rest/number-settings.ts';
import { lineOf, restState } from './rest/state.ts';
import { SecondHandsets } from './second-handset.ts';
import { serveSockets } from './serve-sockets.ts';
import { Recordings } from './tty/recordings.ts';

export interface CarrierServerOptions extends CarrierOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The built phone page. */
  readonly webFolder: string;
  readonly setup: PhoneSetup;
}

export interface CarrierServer {
  readonly url: string;
  /** Hangs up every call, lets the line hear of it, and stops listening. */
  close(): Promise<void>;
}

/** This machine only: whoever reaches the carrier can place calls and see what is said. */
const HOST = '127.0.0.1';

/**
 * Serves the browser phone, its socket, and the part of Twilio's REST API that the line uses.
 * @throws PaylineError config.invalid when the port is taken.
 */
export async function startCarrier(options: CarrierServerOptions): Promise<CarrierServer> {
  const calls = new LiveCalls();
  const recordings = new Recordings(options.clock);
  const secondHandsets = new SecondHandsets(options.clock);
  const handsets = (to: string) => secondHandsets.find(to) ?? options.handsets?.(to) ?? null;
  const carrier = { ...options, recordings, handsets };
  const number = new NumberSettings(options.line, options.setup.lineNumber, options.clock.now());
  const state = restState({
    calls,
    number,
    clock: options.clock,
    identifiers: options.identifiers,
    carrier: () => ({ ...carrier, line: number.line }),
  });
  const app = express();
  app.disable('x-powered-by');
  app.get('/phone/setup.json', (_request, response) => {
    response.json(options.setup);
  });
  app.use(restApi(state));
  servePage(app, options.webFolder);

  const server = createServer(app);
  const phones = {
    carrier: (to: string) => ({ ...carrier, line: lineOf(state, to) }),
    lineNumber: options.setup.lineNumber,
    calls,
  };
  const closeSockets = serveSockets(server, {
    '/phone': (socket) => servePhone(socket, phones),
    '/agent-phone': (socket) => secondHandsets.serve(socket),
  });
  const port = await listen(server, options.port);
  return {
    url: `http://${HOST}:${port}`,
    async close() {
      await calls.endAll(options.clock);
      closeSockets();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function servePage(app: Express, folder: string): void {
  // So that /agent-phone is a page's address too.
  app.use(express.static(folder, { extensions: ['html'] }));
  app.get(['/', '/agent-phone'], (_request, response) => {
    response
      .status(503)
      .type('text/plain')
      .send(
        'The phone page is not built. Run "npm start", which builds it, or call from the ' +
          'terminal with "npm run phone".\n',
      );
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const why = `The carrier cannot listen on ${HOST}:${port}: ${error.message}.`;
      reject(new PaylineError('config.invalid', `${why} Choose another port.`, { cause: error }));
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}
