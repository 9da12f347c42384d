import { describe, expect, it } from 'vitest';
import { advance, begin, type FlowEvent, type LineFacts, type Step } from '../../flows/index.ts';
import { surroundingsAt } from '../paths/explore.ts';
import { facts, inRelay, members, parties, times } from '../paths/world.ts';

const MINUTE = 60_000;

/** One call: each event so many minutes after the one before. */
class Call {
  #now = Date.parse(times.open.now);
  readonly #line: LineFacts;
  #step: Step;

  constructor(line: LineFacts) {
    this.#line = line;
    this.#step = begin(parties, this.#surroundings());
    this.#answerQuery({ type: 'callerLanguage.known', locale: null });
  }

  get state(): string {
    return this.#step.view.state;
  }

  get channel(): string {
    return this.#step.view.channel;
  }

  get notices(): readonly string[] {
    return this.#step.view.notices.map(({ key }) => key);
  }

  get question(): readonly string[] {
    return this.#step.view.question.map(({ key }) => key);
  }

  hears(event: FlowEvent, afterMinutes = 0): this {
    this.#now += afterMinutes * MINUTE;
    this.#step = advance(this.#step.saved, event, this.#surroundings());
    return this;
  }

  identifies(more: object = {}): this {
    const [member] = members;
    this.hears({ type: 'digits', digits: '9'.repeat(facts.memberIdDigits), ended: 'pound' });
    this.#answerQuery({ type: 'standing.known', identificationOpen: true });
    this.hears({ type: 'digits', digits: '01021958', ended: 'pound' });
    this.#answerQuery({
      ...{ type: 'member.matched', memberId: '900000017', region: null, locale: null },
      ...{ bills: member?.bills ?? [], earlier: null, ...more },
    } as FlowEvent);
    return this;
  }

  #answerQuery(event: FlowEvent): void {
    this.#step = advance(this.#step.saved, event, this.#surroundings());
  }

  #surroundings() {
    const now = new Date(this.#now).toISOString();
    return { ...surroundingsAt({ ...times.open, now } as typeof times.open, this.#line) };
  }
}

const key = (pressed: string): FlowEvent => ({ type: 'key', key: pressed });
const silence: FlowEvent = { type: 'silence' };
const inEnglish = (line: LineFacts) => new Call(line).hears(key('1'));

describe('who cannot listen is given time', () => {
  it('silence is answered, and the question is not typed all over again', () => {
    const call = inEnglish(inRelay).hears(silence, 1);
    expect(call.notices).toEqual(['heard.stillHere']);
    expect(call.question).toEqual([]);
    expect(call.hears(key('*')).question).toEqual(['identify.askMemberId']);
  });

  it('ten minutes of it, and not one less, end the call, with a warning one step before', () => {
    const call = inEnglish(inRelay);
    const told: string[] = [];
    for (let minute = 1; minute <= 9; minute += 1) told.push(...call.hears(silence, 1).notices);
    expect(told).toEqual([...Array(8).fill('heard.stillHere'), 'heard.lastWait']);
    expect(call.hears(silence, 0.9).state).toBe('selfService.identify.memberId');
    expect(call.hears(silence, 0.1).state).toBe('over.silent');
  });

  it('whoever was never warned is not hung up on, however long they were silent', () => {
    const call = inEnglish(inRelay).hears(silence, 30);
    expect(call.notices).toEqual(['heard.lastWait']);
    expect(call.hears(silence, 1).state).toBe('over.silent');
  });

  it('a key begins the ten minutes anew', () => {
    const call = inEnglish(inRelay).hears(silence, 9).hears(key('*')).hears(silence, 5);
    expect(call.notices).toEqual(['heard.stillHere']);
  });

  it('silence by voice still leads on after three times', () => {
    const call = inEnglish(facts).identifies().hears(silence).hears(silence).hears(silence);
    expect(call.state).toBe('person.askingDesk');
  });
});

describe('relay comes on', () => {
  it('by key 7, and tells once that an operator will hear account details', () => {
    const call = inEnglish(facts).hears(key('7'));
    expect([call.channel, ...call.notices]).toEqual(['relay', 'heard.moreTime']);
    expect(call.identifies().notices).toContain('relay.disclosure');
    expect(call.hears(key('7')).notices).not.toContain('relay.disclosure');
  });

  it('by key 7 after identification, and tells it then', () => {
    const call = inEnglish(facts).identifies().hears(key('7'));
    expect(call.notices).toEqual(['heard.moreTime', 'relay.disclosure']);
  });

  it('by the caller’s number, and by what the member wants', () => {
    expect(new Call(inRelay).channel).toBe('relay');
    const call = inEnglish(facts).identifies({ prefersMoreTime: true });
    expect([call.channel, ...call.notices]).toEqual(['relay', 'relay.disclosure']);
  });
});

it('lists begin anew, one item a turn, when relay comes on in the middle of one', () => {
  const bills = members.find((member) => member.bills.length > 5)?.bills ?? [];
  const call = inEnglish(facts).identifies({ bills });
  while (call.state !== 'selfService.account.bills') {
    call.hears(key(call.state === 'selfService.premium.urgent' ? '2' : '1'));
  }
  const listed = () => call.question.filter((said) => !/Intro|Menu/.test(said)).length;
  expect(listed()).toBe(5);
  expect(call.hears(key('7')) && listed()).toBe(1);
  expect(call.hears(key('6')) && listed()).toBe(1);
});
