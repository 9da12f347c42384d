import type { CallMemory, FlowEvent, LineFacts, Outcome, Query } from '../../flows/index.ts';
import { byTty, byTtyAlone, facts, inRelay, members, numberedBills, parties } from './world.ts';

/** A line whose plan has persons at its own desk; everywhere else the office is dialled. */
export const atTheDesk: LineFacts = { ...facts };

/** The same, and it is the line that calls: a callback was asked for. */
export const calledBack: LineFacts = { ...facts };

/** Persons answer who types. */
export const typedAtTheDesk: LineFacts = { ...byTty };

/** The line calls somebody back who types. */
export const calledBackByTty: LineFacts = { ...facts };

/** A number that a callback can go to. */
const CALLABLE = '+14155550117';

/** Who calls; where persons answer, from a number that can be called. */
export function partiesOf(line: LineFacts) {
  const from = { ...parties, callerNumber: CALLABLE };
  if (line === atTheDesk) return from;
  if (line !== calledBack && line !== calledBackByTty) return parties;
  const callback = { callbackId: 'callback-1', by: 'human', locale: 'en-US' } as const;
  const channel = line === calledBack ? 'voice' : 'tty';
  return { ...from, callback: { ...callback, channel, region: null } } as const;
}

const ROOM = '0123456789abcdef0123456789abcdef';

/** What the carrier and the desk can do to a call: each bill it knows can be sent to the keypad. */
export function deskEvents({ bills }: CallMemory): readonly FlowEvent[] {
  return [
    { type: 'queued' },
    { type: 'queueLeft', how: 'left' },
    { type: 'queueLeft', how: 'failed' },
    { type: 'agentAccepted', room: ROOM },
    { type: 'conferenceLeft' },
    { type: 'agentSends', billId: 'bill-of-somebody-else', amountCents: 100 },
    ...bills.slice(0, 2).map(
      ({ billId, balanceCents }): FlowEvent => ({
        ...{ type: 'agentSends', billId },
        amountCents: balanceCents,
      }),
    ),
  ];
}

const openCallback = { callbackId: 'callback-1', dueAtMilliseconds: 1_795_000_000_000 };
const inTurn = { dueAtMilliseconds: null };

/** No desk, somebody, nobody; a caller who gave up waiting; callers who are owed a callback. */
export function desks(line: LineFacts): readonly Outcome[] {
  const known = { type: 'desk.known', hasLeftQueue: false, openCallback: null } as const;
  const none = { ...known, isUsed: false, onDutyCount: 0 };
  // Who waits and talks has a walk by voice; who cannot reach anybody has one each way.
  const nobody = { ...none, isUsed: true };
  const somebody = { ...nobody, onDutyCount: 2 };
  if ([inRelay, byTty, byTtyAlone].includes(line)) return [none, nobody];
  if (line === calledBack || line === calledBackByTty) return [somebody];
  if (line === typedAtTheDesk) return [somebody, nobody];
  if (line !== atTheDesk) return [none];
  return [
    { ...known, isUsed: false, onDutyCount: 0 },
    { ...known, isUsed: true, onDutyCount: 2 },
    { ...known, isUsed: true, onDutyCount: 0 },
    { ...known, isUsed: true, onDutyCount: 2, hasLeftQueue: true },
    { ...known, isUsed: true, onDutyCount: 2, openCallback },
    { ...known, isUsed: true, onDutyCount: 2, openCallback: { ...openCallback, ...inTurn } },
  ];
}

export const placesInLine: readonly Outcome[] = [
  { type: 'place.known', position: 1, estimateMinutes: null, onDutyCount: 1 },
  { type: 'place.known', position: 3, estimateMinutes: 6, onDutyCount: 1 },
  { type: 'place.known', position: 1, estimateMinutes: null, onDutyCount: 0 },
];

export const conversations: readonly Outcome[] = (['finished', 'agentLost', 'moved'] as const).map(
  (how) => ({ type: 'conversation.known', how }),
);

/** Who calls, and what else there is, has walks of its own: where persons answer few do. */
const FEW: Partial<Record<Query['type'], (outcome: Outcome) => boolean>> = {
  'query.callerLanguage': (known) => 'locale' in known && known.locale === null,
  'query.member': (known) =>
    known.type === 'member.matched' &&
    known.earlier === null &&
    (known.savedMethods ?? []).length === 0 &&
    (known.bills === members[0]?.bills || known.bills.some(({ billId }) => billId === EXPIRED)),
  'query.bill': (known) => known.type === 'bill.matched' && known.bill === numberedBills[0],
  'query.application': (known) => known.type === 'bill.notMatched',
};

const EXPIRED = 'bill-expired';

/** What is tried of the answers a query can have. */
export function asFew(line: LineFacts, query: Query, outcomes: readonly Outcome[]) {
  const isTried = FEW[query.type];
  const isFew = [atTheDesk, calledBack, calledBackByTty, typedAtTheDesk].includes(line);
  return !isFew || !isTried ? outcomes : outcomes.filter(isTried);
}
