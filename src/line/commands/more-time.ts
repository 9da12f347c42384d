import { keepMoreTime } from '../../store/more-time.ts';
import type { Writers } from '../commands.ts';

export const moreTimeWriters = {
  'command.rememberMoreTime': ({ db, clock }, { memberId, isWanted }) => {
    keepMoreTime(db, memberId, isWanted, clock.now());
  },
} satisfies Partial<Writers>;
