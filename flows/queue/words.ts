import type { CallContext } from '../context.ts';
import type { Say } from '../vocabulary.ts';
import { choicesFor } from './choices.ts';

/** The prompts of who waits for a person; null for any other key. Nothing in them is anybody's. */
export function queueQuestion(context: CallContext, key: string): readonly Say[] | null {
  const { joined, place } = context.queue;
  switch (key) {
    case 'queue.joining':
      return [{ key, with: { joined } }];
    case 'queue.place':
      return place === null ? [] : [placeOf(place)];
    case 'queue.eachChoice':
      return choicesFor(context).map(({ says }) => ({ key: says, with: {} }));
    default:
      return null;
  }
}

/** How long it takes is said only when it is known. */
function placeOf(place: NonNullable<CallContext['queue']['place']>): Say {
  const waitCount = place.estimateMinutes ?? 0;
  return { key: 'queue.place', with: { placeCount: place.position, waitCount } };
}
