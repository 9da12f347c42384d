import type { Ask, Command, Query, Step } from '../../flows/index.ts';
import { codeOf, PaylineError } from '../errors.ts';
import type { Line } from './line.ts';
import { type Asker, answerQuery } from './queries.ts';
import { surroundingsOf } from './surroundings.ts';

/** No turn asks the world more often than this; a flow that does is broken. */
const QUERIES_PER_TURN_MAX = 8;

export interface Settled {
  readonly step: Step;
  /** Effects to write down in the commit, in order. */
  readonly commands: readonly Command[];
}

/**
 * Feeds the answers to the flow's queries back into it until it waits for the caller, for a command
 * or is over. Reads only: a turn that must start again can do so. Throws call.neverSettles.
 */
export async function settle(line: Line, asker: Asker, first: Step): Promise<Settled> {
  let step = first;
  const commands: Command[] = step.asks.filter(isCommand);
  for (let asked = 0; asked <= QUERIES_PER_TURN_MAX; asked += 1) {
    const query = step.asks.find(isQuery);
    if (!query) return { step, commands };
    step = step.next(await outcomeOf(line, asker, query), surroundingsOf(line));
    commands.push(...step.asks.filter(isCommand));
  }
  throw new PaylineError(
    'call.neverSettles',
    `State ${step.view.state} asked more than ${QUERIES_PER_TURN_MAX} queries in one turn.`,
  );
}

async function outcomeOf(line: Line, asker: Asker, query: Query) {
  try {
    return await answerQuery(line, asker, query);
  } catch (error) {
    line.log.error(
      { callSid: asker.callSid, query: query.type, code: codeOf(error), err: error },
      'A query failed; the caller is told and offered a person.',
    );
    return { type: 'query.failed', query: query.type } as const;
  }
}

function isQuery(ask: Ask): ask is Query {
  return ask.type.startsWith('query.');
}

export function isCommand(ask: Ask): ask is Command {
  return ask.type.startsWith('command.');
}
