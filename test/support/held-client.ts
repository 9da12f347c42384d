import type { JobTools } from '../../src/line/run-job.ts';
import type { TwilioClient } from '../../src/twilio/client/client.ts';

type Method = (...asked: unknown[]) => Promise<unknown>;

/** The carrier's REST API while virtual time stands still: a request takes no time at all. */
export function heldClient(
  client: TwilioClient,
  hold: <Result>(work: Promise<Result>) => Promise<Result>,
): TwilioClient {
  const methods = Object.entries(client) as [string, Method][];
  return Object.fromEntries(
    methods.map(([name, method]) => [name, (...asked: unknown[]) => hold(method(...asked))]),
  ) as unknown as TwilioClient;
}

/** The same for the outbox: what a job waits for takes no time either. */
export function heldHandlers(
  handlers: JobTools['handlers'],
  hold: <Result>(work: Promise<Result>) => Promise<Result>,
): JobTools['handlers'] {
  return Object.fromEntries(
    Object.entries(handlers).map(([kind, handler]) => [
      kind,
      { ...handler, call: (request: unknown) => hold(handler.call(request)) },
    ]),
  );
}
