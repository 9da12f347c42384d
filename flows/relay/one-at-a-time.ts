import type { CallContext } from '../context.ts';
import type { LineFacts } from '../line-facts.ts';
import type { Channel } from '../vocabulary.ts';

/**
 * Lists are read one item a turn to who cannot listen: what an assistant types, or a TTY prints, is
 * answered before the next item comes (tty.md C.1).
 */
export function oneAtATime(line: LineFacts, channel: Channel): LineFacts {
  if (channel === 'voice' || line.limits.billsPerPage === 1) return line;
  return { ...line, limits: { ...line.limits, billsPerPage: 1 } };
}

/** A list that has one page by voice: all of it there, else the item of this turn. */
export function itemsOnPage<Item>(
  { channel, page }: CallContext,
  items: readonly Item[],
): readonly Item[] {
  return channel === 'voice' ? items : items.slice(page, page + 1);
}

/** The page after this one; the first after the last. */
export function nextItem({ page }: CallContext, items: readonly unknown[]): number {
  return items.length === 0 ? 0 : (page + 1) % items.length;
}
