import { and, not } from 'xstate';

const callback = '#call.callback';

/**
 * For state configs, at 'desk.known': what a caller who asked for a person hears before they join
 * the line of callers, where the plan's people work at a desk. Nothing where they do not.
 */
export const beforeTheLine = [
  { guard: 'isRemindedOfCallback', target: `${callback}.open`, actions: 'takeOpenCallback' },
  { guard: and(['isDeskUsed', not('isOfficeOpen')]), target: `${callback}.closed` },
  {
    // A representative with a TTY elsewhere is dialled when nobody is at the desk.
    guard: and(['isDeskUsed', not('isSomebodyOnDuty'), not('canDialTty')]),
    target: `${callback}.unavailable`,
  },
  { guard: 'hasMissedThePerson', target: `${callback}.missed`, actions: 'noteDesk' },
] as const;
