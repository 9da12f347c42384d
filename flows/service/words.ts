import type { CallContext, Surroundings } from '../context.ts';
import { activeNotices } from '../rules/notices.ts';
import type { Notice } from '../vocabulary.ts';

/** The operator's notices in force, to be heard to the end; `noticeWords` finds their text. */
export function serviceNotices({ now, line }: Surroundings): readonly Notice[] {
  return activeNotices(now, line).map(({ id }) => ({
    key: 'service.notice',
    with: { noticeId: id },
    mustHear: true,
  }));
}

/** The text of a notice in the caller's language, without its last mark: the prompt sets one. */
export function noticeWords(context: CallContext, notice: Notice): Notice['with'] {
  const { noticeId } = notice.with;
  if (notice.key !== 'service.notice') return {};
  const found = context.line.notices.find(({ id }) => id === noticeId);
  const text = found?.text[context.locale] ?? '';
  return { noticeText: text.replace(/[.!]+$/, '') };
}
