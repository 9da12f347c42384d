import type { Exit } from './picture.ts';
import { groupBy, nameOf, topicOf, type Way, WHERE_THEY_WERE } from './ways.ts';

/**
 * The ways out of a leaf into other topics, as text. A key that leads to more than two places,
 * depending on the call, names only their topics.
 */
export function exitsOf(ways: readonly Way[]): readonly Exit[] {
  const byKey = groupBy(ways, ({ label }) => label.split(' if ')[0] ?? '');
  const plain = [...byKey.values()].filter((same) => same.length <= 2).flat();
  const varied = [...byKey].filter(([, same]) => same.length > 2);
  return [
    ...[...groupBy(plain, placeOf)].map(([place, same]) => ({
      text: `${same.map(({ label }) => label).join(', ')} → ${place}`,
      isMain: same.some(({ isMain }) => isMain),
    })),
    ...varied.map(([key, same]) => {
      const topics = new Set(same.map(({ to }) => topicOf(to) || WHERE_THEY_WERE));
      return { text: `${key} → ${[...topics].toReversed().join(', ')}`, isMain: false };
    }),
  ];
}

/** A topic stands for the leaf in which it begins. */
function placeOf({ to, isBeginning }: Way): string {
  const topic = topicOf(to);
  if (isBeginning) return topic;
  return topic === 'over' || topic === '' ? nameOf(to) : `${topic}: ${nameOf(to)}`;
}
