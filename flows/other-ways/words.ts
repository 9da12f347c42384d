import type { CallContext } from '../context.ts';
import type { Say } from '../vocabulary.ts';
import { canEmailCardLink, canTextCardLink } from './guards.ts';

const yes = (value: boolean) => (value ? 'yes' : 'no');

/** The prompts about links to the gateway's page; null for any other key. */
export function otherWaysQuestion(
  context: CallContext,
  key: string,
  words: Say['with'],
): Say[] | null {
  if (!key.startsWith('otherWays.')) return null;
  const canText = canTextCardLink(context);
  const canEmail = canEmailCardLink(context);
  const about = {
    canTextLink: yes(canText),
    canEmailLink: yes(canEmail),
    canLink: yes(canText || canEmail),
    linkWay: context.cardLink?.way ?? 'text',
  };
  return [{ key, with: { ...words, ...about } }];
}
