import type { FlowEdge } from '../../../flows/index.ts';

/** The machine's names as words: "isMemberId" is "member ID", "member.notMatched" "not matched". */
export function wordsOf(name: string): string {
  const key = { '*': 'star', '#': 'pound' }[name];
  if (key !== undefined) return key;
  return name
    .replace(/^(?:is|has|was)(?=[A-Z])/, '')
    .replace(/^(?:outcomeIs|cardFailed|choosesItem main|choosesItem more) /, '')
    .replace(/^[a-z]+\.(?=[a-z])/i, '')
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase()
    .replaceAll(/\b(?:id|zip)\b/g, (word) => word.toUpperCase());
}

/** What is written at an edge: a key, a condition, or what happens when no condition is asked. */
export function labelOf(edge: FlowEdge, edges: readonly FlowEdge[]): string {
  const { from, event, guard } = edge;
  if (guard !== null) return conditionOf(guard);
  const others = edges.filter((other) => other.from === from && other.event !== 'query.failed');
  const isOnlyEvent = others.every((other) => other.event === event);
  if (isOnlyEvent && others.some((other) => other.guard !== null)) return 'otherwise';
  return event === 'always' ? '' : wordsOf(event);
}

/** "1, if isUnproven and outOfCards" is a key and what must hold. */
function conditionOf(guard: string): string {
  const [what = '', ...conditions] = guard.split(/, if | and /);
  const held = conditions.map((condition) => condition.replace(/\w{2,}$/, wordsOf));
  return [wordsOf(what), ...(held.length ? ['if', held.join(' and ')] : [])].join(' ');
}
