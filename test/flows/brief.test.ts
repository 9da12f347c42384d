import { describe, expect, it } from 'vitest';
import { describeCall } from '../../flows/index.ts';
import { placeWords } from '../../flows/queue/places.ts';
import { Call, isUp, key, visit } from './queued-call.ts';

describe('what a person is told', () => {
  it('is what is proved, where the caller was, and what they looked at', () => {
    const call = new Call().identifies().hears(key('1'));
    while (!call.state.startsWith('selfService.amount')) call.hears(key('1'));
    call.hears(isUp).waits();
    expect(call.brief).toEqual({
      ...{ proof: 'member', memberId: '900000017', locale: 'en-US', channel: 'voice' },
      ...{ region: null, reason: 'person', state: 'selfService.amount.choose' },
      place: 'choosing how much to pay',
      bills: [
        {
          ...{ billId: visit.billId, label: 'Office visit of Oct 20, 2026' },
          ...{ balanceCents: 12_450, minimumCents: 2_500, dueDate: '2026-12-05' },
          isChosen: true,
        },
      ],
      ...{
        lastTrouble: null,
        declineCount: 0,
        paymentIds: [],
        isAtKeypad: false,
        isWithPerson: false,
      },
    });
  });

  it('is nothing of anybody before identification', () => {
    const { proof, memberId, bills } = new Call().waits().brief;
    expect([proof, memberId, bills]).toEqual(['none', null, []]);
  });

  it('has words for every topic', () => {
    const topics = describeCall().states.filter(({ parent }) => parent === 'selfService');
    const names = topics.map(({ id }) => id.replace('selfService.', ''));
    expect(Object.keys(placeWords).toSorted()).toEqual(names.toSorted());
  });
});
