import type { FlowEdge } from '../../flows/index.ts';
import { inWords } from './first-wording.ts';

/** What a caller does, and when it counts: one row of a menu's table. */
export interface KeyRow {
  readonly does: string;
  /** Empty when it always counts. */
  readonly when: string;
}

/** The name `menu.item` selects a choice's words by, of an edge that is one. */
export function choiceOf({ guard }: FlowEdge): string | null {
  return /^choosesItem \w+ (\w+)$/.exec(guard ?? '')?.[1] ?? null;
}

/** An edge as a row; null when it is nothing a caller does with keys or a card. */
export function keyRow(edge: FlowEdge): KeyRow | null {
  const guard = edge.guard ?? '';
  switch (edge.event) {
    case 'key':
      return rowOfKey(edge, guard);
    case 'digits':
      return lastMissRow(guard) ?? { does: 'digits, then #', when: condition(guard) };
    case 'silence':
      return lastMissRow(guard) ?? { does: 'nothing', when: condition(guard) };
    case '*':
      return lastMissRow(guard);
    case 'cardEntered':
      return { does: 'the card', when: condition(guard) };
    case 'cardNotEntered':
      return { does: 'no card', when: condition(guard.replace(/^cardFailed /, '')) };
    default:
      return null;
  }
}

function rowOfKey(edge: FlowEdge, guard: string): KeyRow | null {
  if (guard === 'pressedRepeat') return { does: '*', when: '' };
  const [, key, when = ''] = /^([\d*#])(?:, if (.*))?$/.exec(guard) ?? [];
  if (key !== undefined) return { does: key, when: condition(when) };
  if (choiceOf(edge) !== null) return { does: 'its number', when: '' };
  if (guard === '') return null;
  return lastMissRow(guard) ?? { does: 'a key', when: condition(guard) };
}

/** The same for every question, whatever did not fit. */
function lastMissRow(guard: string): KeyRow | null {
  if (guard === 'lastMiss') return { does: 'nothing that fits, three times', when: '' };
  return guard === 'lastSilenceOfAll' ? { does: 'nothing at all, three times', when: '' } : null;
}

/** "isUnproven and not identificationClosed" → "unproven and not identification closed". */
function condition(guards: string): string {
  return guards
    .split(' and ')
    .map((guard) => inWords(guard).replace(/\b(?:is|has) (?=\w)/, ''))
    .join(' and ');
}
