import type { ScriptStep } from '../../support/scripted-handset.ts';
import { callTinyLine, twiml } from '../call-tiny-line.ts';
import { startConnector } from './connector.ts';

export const visa = '4111111111111111';
export const goodCard = [`${visa}#`, '1230', '123', '90210#'];

interface PayScenario {
  readonly attributes?: string;
  readonly nouns?: string;
  readonly steps: readonly ScriptStep[];
}

/** Runs one <Pay> whose action is /paid and whose progress goes to /progress. */
export async function pay(scenario: PayScenario) {
  const connector = await startConnector();
  const attributes = `action="/paid" statusCallback="/progress" ${scenario.attributes ?? ''}`;
  const told = await callTinyLine({
    routes: {
      '/voice': twiml(`<Pay ${attributes}>${scenario.nouns ?? ''}</Pay>`),
      '/paid': twiml('<Hangup/>'),
      '/progress': (_request, response) => response.writeHead(204).end(),
    },
    steps: scenario.steps,
    carrier: { connector: connector.address },
  });
  return {
    ...told,
    connector,
    result: told.line.to('/paid')[0]?.form ?? {},
    progress: told.line.to('/progress').map(({ form }) => form),
  };
}
