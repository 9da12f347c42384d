import { describe, expect, it } from 'vitest';
import type { FlowEvent } from '../../flows/index.ts';
import { facts, inRelay, members, numberedBills, times } from '../paths/world.ts';
import {
  accepted,
  Call,
  desk,
  isUp,
  key,
  keys,
  left,
  place,
  silence,
  visit,
} from './queued-call.ts';

const bill = (more: object = {}): FlowEvent => ({
  type: 'bill.fresh',
  bill: { ...visit, ...more },
  lockedBy: null,
});
const card: FlowEvent = {
  type: 'cardEntered',
  card: { tokenId: 'token-1', brand: 'visa', lastFour: '1111' },
};
const outcome = (how: 'captured' | 'declined' | 'unknown'): FlowEvent => ({
  type: 'payment.known',
  outcome: how,
});
const sends = (amountCents: number, billId: string = visit.billId): FlowEvent => ({
  type: 'agentSends',
  ...{ billId, amountCents },
});

/** From the last look at the bill to what came of the charge. */
const charged = (how: 'captured' | 'declined'): readonly FlowEvent[] => [
  ...[bill(), key('1'), isUp, card, key('1'), bill()],
  ...([{ type: 'waited' }, outcome(how)] as const),
];

describe('who asks for a person', () => {
  it('is dialled to the office where nobody works at the desk, or it cannot be asked', () => {
    expect(new Call().hears(key('0'), desk({ isUsed: false })).state).toBe('person.connecting');
    const failed: FlowEvent = { type: 'query.failed', query: 'query.desk' };
    expect(new Call().hears(key('0'), failed).state).toBe('person.connecting');
  });

  it('joins the line while somebody is on duty, and hears the place and what else there is', () => {
    const call = new Call().identifies().hears(key('0'), desk());
    expect([call.state, ...call.said]).toEqual(['person.queueing', 'queue.joining']);
    expect(call.commands).toEqual([
      {
        ...{ type: 'command.joinQueue', need: 'standard', reason: 'person', isReturning: false },
        ...{ region: null, locale: 'en-US', channel: 'voice', memberId: '900000017' },
      },
    ]);
    call.hears({ type: 'queued' }, place(2, 6));
    expect(call.question).toEqual([
      { key: 'queue.place', with: { placeCount: 2, waitCount: 6 } },
      { key: 'queue.callback', with: {} },
      { key: 'queue.pay', with: {} },
      { key: 'queue.message', with: {} },
      expect.objectContaining({ key: 'queue.stay' }),
    ]);
  });

  it('does not join by day when nobody is on duty, nor by night', () => {
    expect(new Call().hears(key('0'), desk({ onDutyCount: 0 })).state).toBe('callback.unavailable');
    expect(new Call().after(14 * 60).hears(key('0'), desk()).state).toBe('callback.closed');
  });

  it('hears no minutes and no place that are not known', () => {
    const call = new Call().waits().hears(silence, place(1, null));
    expect(call.question[0]?.with).toEqual({ placeCount: 1, waitCount: 0 });
    call.hears(silence, { type: 'query.failed', query: 'query.place' });
    expect(call.said).toEqual(['queue.callback', 'queue.pay', 'queue.message', 'queue.stay']);
  });

  it.each<[string, FlowEvent[]]>([
    ['tooManyTries', [silence, silence, silence]],
    ['accountsDown', [key('1'), { type: 'query.failed', query: 'query.memberBills' }]],
    ['person', [key('0')]],
  ])('comes for a reason: %s', (reason, events) => {
    const call = new Call().identifies().hears(...events);
    if (call.state !== 'person.askingDesk') call.hears(key('1'));
    call.hears(desk());
    expect(call.commands).toEqual([expect.objectContaining({ reason })]);
  });

  it('comes for an interpreter', () => {
    const call = new Call(facts, '3').hears(desk());
    expect(call.brief).toMatchObject({ reason: 'interpreter', locale: 'other' });
  });
});

describe('how urgent it is', () => {
  const needOf = (call: Call) => call.commands[0] as { need?: string } | undefined;
  const endsToday = { ...members[2]?.bills[0], graceEndDate: times.open.today };

  it('hangs on coverage that ends today, on relay, and on a call that broke off in line', () => {
    const onTheDay = new Call().identifies({ bills: [endsToday] }).hears(key('0'), desk());
    expect(needOf(onTheDay)?.need).toBe('coverageEndsToday');
    expect(needOf(new Call(inRelay).hears(key('0'), desk()))?.need).toBe('relay');
    const again = desk({ hasLeftQueue: true });
    const waits = new Call().hears(key('0'), again, key('2'), again);
    expect(needOf(waits)?.need).toBe('returnedCall');
  });

  it('is what counts most of several', () => {
    const call = new Call().identifies({ bills: [endsToday] });
    const again = desk({ hasLeftQueue: true });
    call.hears(key('0'), again, key('2'), again);
    expect(needOf(call)?.need).toBe('returnedCall');
  });
});

describe('waiting', () => {
  it('is no miss and uses nothing up, however long it lasts', () => {
    const call = new Call().identifies().waits();
    for (let minute = 0; minute < 200; minute += 1) call.after(1).hears(silence, place(2, 6));
    expect([call.state, ...call.said]).toEqual([
      'person.waiting',
      'queue.place',
      'queue.callback',
      'queue.pay',
      'queue.message',
      'queue.stay',
    ]);
    call.hears(key('2'), left, { type: 'bills.known', bills: [visit] });
    expect(call.state).toBe('selfService.account.bills');
    expect(call.hears(key('1')).state).toBe('selfService.amount.askingGateway');
  });

  it('asks nobody by relay whether they are there', () => {
    const call = new Call(inRelay).waits();
    for (let minute = 0; minute < 30; minute += 1) call.after(1).hears(silence, place(2, 6));
    expect([call.state, ...call.said]).toEqual([
      'person.waiting',
      'queue.place',
      'queue.callback',
      'queue.pay',
      'queue.message',
      'queue.stay',
    ]);
  });

  it.each([key('5'), key('0'), key('*'), keys('12'), { type: 'cardTyped' } as const])(
    'tells the place anew after %o',
    (event) => {
      expect(new Call().waits().hears(event, place(1, null)).question[0]?.with).toEqual({
        placeCount: 1,
        waitCount: 0,
      });
    },
  );

  it('ends when nobody is on duty any more, and when the carrier cannot keep the call', () => {
    const alone = new Call().waits().hears(silence, place(1, null, 0));
    expect(alone.state).toBe('person.leavingQueue');
    expect(alone.hears(left).state).toBe('callback.unavailable');
    expect(alone.commands).toEqual([{ type: 'command.leaveQueue', why: 'failed' }]);
    const full = new Call().hears(key('0'), desk(), { type: 'queueLeft', how: 'failed' });
    expect(full.state).toBe('callback.unavailable');
    expect(full.commands).toEqual([{ type: 'command.leaveQueue', why: 'failed' }]);
  });

  it('is not undone by a report that comes late', () => {
    const call = new Call().waits().hears(left);
    expect([call.taken, call.state]).toEqual([false, 'person.waiting']);
  });
});

describe('paying meanwhile', () => {
  it('keeps the place, and 0 leads back to it', () => {
    const call = new Call().identifies().waits().hears(key('2'));
    expect(call.state).toBe('person.leavingQueue');
    call.hears(left);
    expect(call.commands).toEqual([{ type: 'command.stepAside' }]);
    call.hears({ type: 'bills.known', bills: [visit] }, key('0'));
    expect(call.state).toBe('person.queueing');
    expect(call.question[0]?.with).toEqual({ joined: 'kept' });
    expect(call.commands).toEqual([
      expect.objectContaining({ type: 'command.joinQueue', isReturning: false }),
    ]);
  });

  it('leads back at the end, too, with the money paid', () => {
    const call = new Call().identifies().waits();
    call.hears(key('2'), left, { type: 'bills.known', bills: [visit] });
    call.hears(key('1'), isUp, key('1'), ...charged('captured'));
    expect(call.state).toBe('selfService.pay.paid');
    expect(call.hears(key('2')).state).toBe('person.queueing');
  });

  it('is by way of identification, and not offered to who can pay no more', () => {
    const call = new Call().waits().hears(key('2'), left);
    expect(call.state).toBe('selfService.identify.memberId');
    expect(call.identifies().state).toMatch(/^selfService\./);
    const spent = new Call();
    for (let lookup = 0; lookup < facts.limits.billLookupsPerCall; lookup += 1) {
      if (lookup === 0) {
        spent.hears(keys('9'.repeat(facts.memberIdDigits)));
        spent.hears({ type: 'standing.known', identificationOpen: false });
      }
      spent.hears(keys('8'.repeat(facts.billNumberDigits)), keys('94110'));
      spent.hears({ type: 'bill.notMatched' });
    }
    spent.hears(desk(), { type: 'queued' }, place(1, null));
    expect(spent.said).toEqual(['queue.place', 'queue.callback', 'queue.message', 'queue.stay']);
    expect(spent.hears(key('2'), place(1, null)).state).toBe('person.waiting');
  });

  it('goes to the one bill of who has proved no more', () => {
    const call = new Call().hears(key('#'), keys('8'.repeat(facts.billNumberDigits)));
    call.hears(keys('94110'), {
      ...{ type: 'bill.matched', region: null },
      bill: numberedBills[0] ?? visit,
    });
    call.hears(key('1'), key('1')).waits().hears(key('2'), left);
    expect(call.state).toBe('selfService.amount.askingGateway');
  });
});

describe('with a person', () => {
  it('is where an accepted call goes, from the line alone', () => {
    const call = new Call().waits().hears(accepted);
    expect([call.state, ...call.said]).toEqual(['person.withAgent', 'queue.connecting']);
    expect(call.hears({ type: 'agentAccepted', room: 'f'.repeat(32) }).taken).toBe(false);
    const paying = new Call().identifies().waits().hears(key('2'), left);
    expect(paying.hears(accepted).taken).toBe(false);
    expect(new Call().hears(accepted).taken).toBe(false);
    const over = new Call().waits().hears({ type: 'hangup' }, accepted);
    expect(over.state).toBe('over.hungUp');
  });

  it.each<FlowEvent>([{ type: 'conferenceLeft' }, { type: 'dialEnded', how: 'completed' }])(
    'ends with goodbye, or with the front of the line when the person is lost: %o',
    (end) => {
      const call = new Call().waits().hears(accepted, end);
      expect(call.hears({ type: 'conversation.known', how: 'finished' }).state).toBe(
        'over.goodbye',
      );
      const lost = new Call().waits().hears(accepted, end);
      lost.hears({ type: 'conversation.known', how: 'agentLost' });
      expect(lost.question[0]?.with).toEqual({ joined: 'front' });
      expect(lost.commands).toEqual([expect.objectContaining({ isReturning: true })]);
    },
  );
});

describe('at the keypad for a person', () => {
  const atKeypad = (amountCents: number) =>
    new Call().identifies().waits().hears(accepted, sends(amountCents));

  it('pays what the person chose, after a fresh look, and comes back with the result', () => {
    const call = atKeypad(2_500);
    expect([call.state, ...call.said]).toEqual(['selfService.pay.looking', 'queue.toKeypad']);
    call.hears(...charged('captured'));
    expect([call.state, ...call.said]).toEqual(['person.returning', 'pay.paid', 'queue.returning']);
    expect(call.commands).toEqual([{ type: 'command.backFromKeypad' }]);
    expect(call.brief).toMatchObject({ isAtKeypad: false, paymentIds: [expect.any(String)] });
  });

  it('never more than is owed', () => {
    const call = atKeypad(1_000_000).hears(bill(), key('1'), isUp, card);
    const [confirm] = call.question;
    expect(confirm?.with).toMatchObject({ amountCents: visit.balanceCents });
    const changed = atKeypad(2_500).hears(bill({ balanceCents: 100 }));
    expect([changed.state, ...changed.said]).toContain('selfService.amount.choose');
  });

  it('comes back at 0, when it is given up and when no other card can be tried', () => {
    const back = (call: Call) => [call.state, ...call.said];
    expect(back(atKeypad(2_500).hears(bill(), key('0')))).toEqual([
      'person.returning',
      'queue.returning',
    ]);
    const declined = atKeypad(2_500).hears(...charged('declined'));
    expect(declined.state).toBe('selfService.pay.declined');
    expect(declined.brief).toMatchObject({ lastTrouble: 'card declined', isAtKeypad: true });
    declined.hears(key('1'), isUp, card, key('1'), bill(), { type: 'waited' });
    expect(back(declined.hears(outcome('declined')))).toEqual([
      'person.returning',
      'pay.outOfDeclines',
      'queue.returning',
    ]);
  });

  it('can be sent again, and says nothing then of the payment before', () => {
    const call = atKeypad(2_500).hears(...charged('captured'), sends(1_000), bill(), key('0'));
    expect(call.said).toEqual(['queue.returning']);
  });

  it('is not for a bill the caller has not been proved to know, nor before they talk', () => {
    const call = new Call().identifies().waits();
    expect(call.hears(sends(2_500)).taken).toBe(false);
    expect(call.hears(accepted, sends(2_500, 'bill-of-another')).taken).toBe(false);
    expect(call.hears(sends(0)).taken).toBe(false);
  });

  it('drops the card that was keyed for another amount', () => {
    const call = new Call().identifies().hears(key('1'));
    while (!call.state.startsWith('selfService.amount')) call.hears(key('1'));
    call.hears(isUp, key('1'), bill(), key('1'), isUp, card);
    expect(call.state).toBe('selfService.pay.confirm');
    call.waits().hears(accepted, sends(2_500));
    expect(call.commands).toEqual([{ type: 'command.dropCard', tokenId: 'token-1' }]);
  });
});
