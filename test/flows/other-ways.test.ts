import { describe, expect, it } from 'vitest';
import type { HostedCardKnown, LineFacts, Outcome, ReceiptWays } from '../../flows/index.ts';
import { type Ask, advance, begin, type FlowEvent, type Step } from '../../flows/index.ts';
import { surroundingsAt } from '../paths/explore.ts';
import { keepers } from '../paths/kept-cards-world.ts';
import { byTty, facts, members, numberedBills, times } from '../paths/world.ts';

const member = first(members);
const bill = first(member.bills);
const keeper = first(keepers);

function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('The test world lost its first member.');
  return item;
}

const allWays: ReceiptWays = { canText: true, textsStopped: false, canEmail: true };

interface World {
  readonly ways?: ReceiptWays | null;
  readonly hosted?: HostedCardKnown | null;
  readonly line?: LineFacts;
  readonly keeps?: Partial<typeof keeper>;
}

/** A caller at a TTY and what the world answers them; what it does not know fails. */
class TypedCall {
  readonly world: World;
  readonly asked: Ask[] = [];
  step: Step;

  constructor(world: World = {}) {
    this.world = world;
    const lineNumber = facts.lineNumber;
    this.step = this.#settle(
      begin({ callerNumber: '+15005550101', lineNumber }, this.#surroundings()),
    );
  }

  get state(): string {
    return this.step.view.state.replace('selfService.', '');
  }

  /** The keys of the words that are shown, notices first. */
  get says(): readonly string[] {
    const { notices, question } = this.step.view;
    return [...notices, ...question].map(({ key }) => key);
  }

  types(...entries: string[]): this {
    for (const entry of entries) {
      const isKey = entry.length === 1;
      this.takes(
        isKey ? { type: 'key', key: entry } : { type: 'digits', digits: entry, ended: 'pound' },
      );
    }
    return this;
  }

  takes(event: FlowEvent): this {
    this.step = this.#settle(advance(this.step.saved, event, this.#surroundings()));
    return this;
  }

  #surroundings() {
    return surroundingsAt(times.open, this.world.line ?? byTty);
  }

  #settle(first: Step): Step {
    let step = first;
    for (;;) {
      this.asked.push(...step.asks);
      const query = step.asks.find(({ type }) => type.startsWith('query.'));
      if (!query) return step;
      const failed = { type: 'query.failed', query: query.type } as Outcome;
      step = step.next(this.#answer(query.type) ?? failed, this.#surroundings());
    }
  }

  #answer(query: string): Outcome | null {
    const { ways = allWays, hosted = null, keeps = {} } = this.world;
    const answers: Readonly<Record<string, Outcome | null>> = {
      'query.callerLanguage': { type: 'callerLanguage.known', locale: 'en-US' },
      'query.standing': { type: 'standing.known', identificationOpen: true },
      'query.member': { type: 'member.matched', memberId: '900000017', ...member, ...keeps },
      'query.bill': { type: 'bill.matched', bill: first(numberedBills), region: null },
      'query.memberBills': { type: 'bills.known', bills: member.bills },
      'query.freshBill': { type: 'bill.fresh', bill, lockedBy: null },
      'query.gateway': { type: 'gateway.known', isUp: true },
      'query.receiptWays': ways && { type: 'receiptWays.known', ...ways },
      'query.hostedCard': hosted,
      'query.savedMethods': {
        ...{ type: 'savedMethods.known', methods: keeper.savedMethods },
        ...{ mobileLastFour: '0117', refusal: null },
      },
      'query.scheduled': { type: 'scheduled.known', payments: [] },
    };
    return answers[query] ?? null;
  }
}

/** One bill, all of it, by card, and no telephone keys. */
const asMember = ['900000017', '94110', '1', '1', '1', '1', '2'];
const hosted = (standing: HostedCardKnown['standing']): HostedCardKnown => ({
  type: 'hostedCard.known',
  standing,
  card:
    standing === 'entered'
      ? { tokenId: 'entry-1', brand: 'visa', lastFour: '1111', isForOneCharge: true }
      : null,
});

describe('a new card without telephone keys', () => {
  it('is asked for by a link, with consent to the text before it is sent', () => {
    const call = new TypedCall().types(...asMember);
    expect(call.state).toBe('otherWays.choose');
    expect(call.types('1').state).toBe('otherWays.consent');
    expect(call.asked.map(({ type }) => type)).not.toContain('command.sendCardLink');
    expect(call.types('1').state).toBe('otherWays.sent');
    const [sent] = call.asked.filter(({ type }) => type === 'command.sendCardLink');
    expect(sent).toMatchObject({ way: 'text', phoneNumber: '+15005550101', memberId: null });
    expect(sent).toMatchObject({
      consentedTo: [{ key: 'otherWays.consent' }, { key: 'otherWays.consentMenu' }],
    });
  });

  it('goes to the address on the record when the member chooses e-mail', () => {
    const call = new TypedCall().types(...asMember, '2');
    expect(call.state).toBe('otherWays.sent');
    expect(call.asked.at(-1)).toMatchObject({
      ...{ type: 'command.sendCardLink', way: 'email', phoneNumber: null },
      ...{ memberId: '900000017', consentedTo: [] },
    });
  });

  it.each([
    ['entered', 'pay.confirm', 'pay.confirm'],
    ['open', 'otherWays.sent', 'otherWays.notYet'],
    ['expired', 'otherWays.choose', 'otherWays.expired'],
    ['notSent', 'otherWays.choose', 'otherWays.notSent'],
  ] as const)('that is %s leads to %s and says %s', (standing, state, key) => {
    const call = new TypedCall({ hosted: hosted(standing) }).types(...asMember, '1', '1', '1');
    expect(call.state).toBe(state);
    expect(call.says[0]).toBe(key);
  });

  it('that cannot be looked up is awaited further', () => {
    const call = new TypedCall().types(...asMember, '1', '1', '1');
    expect([call.state, call.says[0]]).toEqual(['otherWays.sent', 'otherWays.notKnown']);
  });

  it('is looked for in silence too, and the question is not repeated', () => {
    const waiting = new TypedCall({ hosted: hosted('open') }).types(...asMember, '1', '1');
    waiting.takes({ type: 'silence' }).takes({ type: 'silence' });
    expect([waiting.state, waiting.says]).toEqual(['otherWays.sent', ['otherWays.stillWaiting']]);
    const entered = new TypedCall({ hosted: hosted('entered') }).types(...asMember, '1', '1');
    entered.takes({ type: 'silence' });
    expect(entered.state).toBe('pay.confirm');
    expect(entered.says).toEqual(['pay.confirm', 'pay.confirmMenu']);
  });

  it('is charged after the same question as every card', () => {
    const call = new TypedCall({ hosted: hosted('entered') }).types(...asMember, '1', '1', '1');
    expect(call.asked.map(({ type }) => type)).not.toContain('command.charge');
    call.types('1');
    expect(call.asked.at(-1)).toMatchObject({
      ...{ type: 'command.charge', purpose: 'single', amountCents: bill.balanceCents },
      card: { tokenId: 'entry-1', lastFour: '1111' },
      agreedTo: [{ key: 'pay.confirm' }],
    });
  });

  it('is dropped when the caller wants another amount', () => {
    const call = new TypedCall({ hosted: hosted('entered') }).types(...asMember, '1', '1', '1');
    call.types('2');
    expect(call.asked).toContainEqual({ type: 'command.dropCard', tokenId: 'entry-1' });
  });

  it('has a way back from every page, one page at a time', () => {
    const call = new TypedCall().types(...asMember, '1', '1', '9');
    expect(call.state).toBe('otherWays.choose');
    expect(call.types('1', '9').state).toBe('otherWays.choose');
    expect(call.types('3').state).toBe('otherWays.told');
    expect(call.types('9').state).toBe('otherWays.choose');
    expect(call.types('9').state).toBe('bank.tender');
  });

  it('is offered to no address of a member by who only knows a bill number', () => {
    const call = new TypedCall().types('#', '88888888', '94110', '1', '2', '1', '1', '2');
    expect(call.state).toBe('otherWays.choose');
    expect(call.types('2').state).toBe('otherWays.choose');
    expect(call.types('1', '1').state).toBe('otherWays.sent');
  });

  it('is offered to who came to pay from a bank account, as the page takes cards only', () => {
    const toBank = [...asMember.slice(0, -2), '2', '1', '2'];
    expect(new TypedCall().types(...toBank).state).toBe('otherWays.choose');
  });

  it('is offered nowhere where the plan takes no cards', () => {
    const line: LineFacts = { ...byTty, tenders: ['bank'] };
    const call = new TypedCall({ line }).types(...asMember.slice(0, -2), '1', '2');
    expect(call.state).toBe('otherWays.choose');
    expect(call.types('1').state).toBe('otherWays.choose');
    expect(call.types('2').state).toBe('otherWays.choose');
    expect(call.types('3').state).toBe('otherWays.told');
  });

  it('leaves relay where nobody knows how the caller can be reached', () => {
    const call = new TypedCall({ ways: null }).types(...asMember);
    expect(call.state).toBe('otherWays.choose');
    expect(call.types('1').state).toBe('otherWays.choose');
    expect(call.types('3').state).toBe('otherWays.told');
  });

  it('leads back to the amount from the question for phone keys', () => {
    expect(new TypedCall().types(...asMember.slice(0, -1), '9').state).toBe('amount.choose');
  });

  it('is no link where a kept card is replaced: nothing is paid there, now or by mistake', () => {
    const call = new TypedCall({ keeps: keeper, hosted: hosted('entered') });
    call.types('900000017', '94110', '4', '3', '1', '2', '1', '2');
    expect([call.state, call.says[0]]).toEqual([
      'savedMethods.byRelay',
      'otherWays.replaceByRelay',
    ]);
    expect(call.types('9').state).toBe('savedMethods.list');
  });

  it('is stopped by who has stopped our texts', () => {
    const call = new TypedCall({ ways: { ...allWays, textsStopped: true } }).types(
      ...asMember,
      '1',
    );
    expect([call.state, call.says[0]]).toEqual(['otherWays.choose', 'receipt.stopped']);
  });
});
