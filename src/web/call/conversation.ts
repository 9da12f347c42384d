import type { Turn } from './call-view.ts';

type Conversation = readonly Turn[];

/** How many turns back the second telling of the same words may lie. */
const TELLING_DISTANCE_TURNS = 6;

/** Adds words of the line, unless they are the other telling of words already there. */
export function addSpeech(
  conversation: Conversation,
  text: string,
  toldBy: 'sound' | 'event',
  interrupted: boolean,
): Conversation {
  const other = toldBy === 'sound' ? 'event' : 'sound';
  const from = Math.max(0, conversation.length - TELLING_DISTANCE_TURNS);
  const index = conversation.findIndex(
    (turn, at) => at >= from && turn.kind === 'line' && turn.text === text && turn.toldBy === other,
  );
  if (index < 0) {
    return [...conversation, { id: conversation.length, kind: 'line', text, interrupted, toldBy }];
  }
  return conversation.map((turn, at) =>
    at === index && turn.kind === 'line' ? { ...turn, toldBy: 'both', interrupted } : turn,
  );
}

/** Adds one entry of the caller, as the carrier tells it. */
export function addKeys(conversation: Conversation, keys: string, masked: boolean): Conversation {
  return [...conversation, { id: conversation.length, kind: 'keys', keys, masked }];
}

export function addEvent(conversation: Conversation, text: string, grave: boolean): Conversation {
  return [...conversation, { id: conversation.length, kind: 'event', text, grave }];
}
