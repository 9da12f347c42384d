import type { AddressInfo } from 'node:net';
import express from 'express';
import { onTestFinished } from 'vitest';
import type { CarrierOptions, LiveCall } from '../../../src/simulator/carrier.ts';
import { LiveCalls } from '../../../src/simulator/live-calls.ts';
import { restApi } from '../../../src/simulator/rest/api.ts';
import { NumberSettings } from '../../../src/simulator/rest/number-settings.ts';
import { restState } from '../../../src/simulator/rest/state.ts';
import { VirtualClock } from '../../../src/simulator/virtual-clock.ts';
import { ScriptedHandset, type ScriptStep } from '../../support/scripted-handset.ts';
import { type Route, startTinyLine, type TinyLine } from '../../support/tiny-line.ts';
import { accountSid, authToken, startOfTime } from '../call-tiny-line.ts';

export const lineNumber = '+18005550100';

export interface Caller {
  readonly call: LiveCall;
  readonly handset: ScriptedHandset;
}

export interface RestAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export interface Meeting {
  readonly line: TinyLine;
  readonly clock: VirtualClock;
  readonly calls: LiveCalls;
  readonly options: CarrierOptions;
  /** Calls the document at `path` and follows these steps; '-' at what listens is silence. */
  dial(path: string, steps?: readonly ScriptStep[]): Caller;
  /** Asks the carrier's REST API; time stands still meanwhile. A form makes it a POST. */
  rest(path: string, form?: Readonly<Record<string, string>>, method?: string): Promise<RestAnswer>;
  /** The base URL of the REST API, for an official client. */
  readonly restUrl: string;
  /** The events of conferences as told at /events, in short. */
  readonly events: readonly string[];
}

/** One carrier for several calls, before a line that exists for this test alone. */
export async function openMeeting(
  routes: Readonly<Record<string, Route>>,
  carrier: Partial<CarrierOptions> | ((clock: VirtualClock) => Partial<CarrierOptions>) = {},
): Promise<Meeting> {
  const line = await startTinyLine({ '/events': '', '/after': '<Response/>', ...routes });
  const clock = new VirtualClock(startOfTime);
  const calls = new LiveCalls();
  const address = { voiceUrl: `${line.url}/voice`, accountSid, authToken };
  const more = typeof carrier === 'function' ? carrier(clock) : carrier;
  const options = { clock, ...more, line: address };
  const restUrl = await serveRest(options, calls);
  return {
    line,
    clock,
    calls,
    options,
    restUrl,
    dial(path, steps = []) {
      const handset = new ScriptedHandset(clock, steps);
      const voiceUrl = line.url + path;
      const plan = { from: '+12125550142', to: lineNumber };
      const call = calls.place({ ...options, line: { ...address, voiceUrl } }, plan, handset);
      handset.holds(call);
      return { call, handset };
    },
    async rest(path, form, method = form ? 'POST' : 'GET') {
      const thaw = clock.freeze();
      try {
        return await ask(`${restUrl}/2010-04-01/Accounts/${accountSid}${path}`, method, form);
      } finally {
        thaw();
      }
    },
    get events() {
      return line.to('/events').map(({ form }) => shortly(form));
    },
  };
}

async function serveRest(options: CarrierOptions, calls: LiveCalls): Promise<string> {
  const { clock } = options;
  const number = new NumberSettings(options.line, lineNumber, clock.now());
  const app = express();
  app.use(restApi(restState({ calls, number, clock, carrier: () => options })));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function ask(
  url: string,
  method: string,
  form?: Readonly<Record<string, string>>,
): Promise<RestAnswer> {
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const answer = await fetch(url, {
    method,
    headers: { Authorization: `Basic ${credentials}` },
    ...(form && { body: new URLSearchParams(form) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? {} : JSON.parse(text) };
}

function shortly(form: Readonly<Record<string, string>>): string {
  const { SequenceNumber, StatusCallbackEvent, ParticipantLabel } = form;
  const reason = form.ReasonParticipantLeft ?? form.ReasonConferenceEnded;
  const who = ParticipantLabel ?? form.ParticipantLabelEndingConference;
  return [SequenceNumber, StatusCallbackEvent, who, reason].filter(Boolean).join(' ');
}

/** A route whose answer takes a request to the REST API first, as a desk's does. */
export function asksRest(meeting: () => Meeting, order: string[]): Route {
  return async ({ path, form }, response) => {
    await meeting().rest('/Conferences.json');
    order.push(`answered ${path} ${form.StatusCallbackEvent ?? ''}`.trim());
    response.writeHead(200, { 'Content-Type': 'text/xml' }).end();
  };
}

/** A step: what listens is let alone, and the call ended so much later. */
export function hangUpAfter({ clock }: Meeting, milliseconds: number): ScriptStep {
  return (call) => clock.sleep(milliseconds).then(() => call.hangUp());
}
