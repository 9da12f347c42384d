import type { ConnectorAddress } from '../../../src/simulator/pay/connector.ts';
import { type ReceivedRequest, type Route, startTinyLine } from '../../support/tiny-line.ts';

export interface TestConnector {
  readonly address: ConnectorAddress;
  /** The JSON bodies it was sent. */
  readonly asked: readonly Record<string, unknown>[];
  readonly requests: readonly ReceivedRequest[];
}

/** A Generic Pay Connector that takes every card, unless `answers` says otherwise. */
export async function startConnector(answers: Route = takeEveryCard): Promise<TestConnector> {
  const asked: Record<string, unknown>[] = [];
  const line = await startTinyLine({
    '/connector': (request, response) => {
      asked.push(JSON.parse(request.body));
      if (typeof answers === 'string') response.end(answers);
      else answers(request, response);
    },
  });
  return {
    address: { url: `${line.url}/connector`, user: 'payline', password: 'secret' },
    asked,
    requests: line.requests,
  };
}

function takeEveryCard({ body }: ReceivedRequest, response: { end(text: string): unknown }) {
  const { method } = JSON.parse(body);
  const id = method === 'charge' ? { charge_id: 'charge-1' } : { token_id: 'token-1' };
  response.end(JSON.stringify({ ...id, error_code: null, error_message: null }));
}
