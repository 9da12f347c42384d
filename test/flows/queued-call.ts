import {
  advance,
  begin,
  briefOf,
  type Command,
  type FlowEvent,
  type LineFacts,
  type OpenBill,
  type Step,
} from '../../flows/index.ts';
import { surroundingsAt } from '../paths/explore.ts';
import { facts, members, parties, times } from '../paths/world.ts';

const MINUTE = 60_000;

export const key = (pressed: string): FlowEvent => ({ type: 'key', key: pressed });
export const keys = (digits: string): FlowEvent => ({ type: 'digits', digits, ended: 'pound' });
export const silence: FlowEvent = { type: 'silence' };
export const accepted: FlowEvent = {
  type: 'agentAccepted',
  room: '0123456789abcdef0123456789abcdef',
};
export const left: FlowEvent = { type: 'queueLeft', how: 'left' };
export const isUp: FlowEvent = { type: 'gateway.known', isUp: true };
export const desk = (more: object = {}): FlowEvent =>
  ({
    ...{ type: 'desk.known', isUsed: true, onDutyCount: 1 },
    ...{ hasLeftQueue: false, openCallback: null, ...more },
  }) as FlowEvent;
export const place = (
  position: number,
  estimateMinutes: number | null,
  onDutyCount = 1,
): FlowEvent => ({
  type: 'place.known',
  ...{ position, estimateMinutes, onDutyCount },
});

const [first] = members[0]?.bills ?? [];
if (!first) throw new Error('The test world lost its first bill.');
/** The only bill of who is identified here. */
export const visit: OpenBill = first;

/** One call: what happens to it, in turn. Queries are answered as any other event. */
export class Call {
  #now = Date.parse(times.open.now);
  readonly #line: LineFacts;
  #step: Step;

  constructor(line: LineFacts = facts, firstKey = '1') {
    this.#line = line;
    this.#step = begin(parties, this.#surroundings());
    this.hears({ type: 'callerLanguage.known', locale: null }, key(firstKey));
  }

  get state(): string {
    return this.#step.view.state;
  }

  get said(): readonly string[] {
    const { notices, question } = this.#step.view;
    return [...notices, ...question].map((say) => say.key);
  }

  get question() {
    return this.#step.view.question;
  }

  get commands(): readonly Command[] {
    return this.#step.asks.filter((ask): ask is Command => ask.type.startsWith('command.'));
  }

  get taken(): boolean {
    return this.#step.taken;
  }

  get brief() {
    return briefOf(this.#step.saved, this.#surroundings());
  }

  hears(...events: readonly FlowEvent[]): this {
    for (const event of events) {
      this.#step = advance(this.#step.saved, event, this.#surroundings());
    }
    return this;
  }

  after(minutes: number): this {
    this.#now += minutes * MINUTE;
    return this;
  }

  identifies(more: object = {}): this {
    return this.hears(
      keys('9'.repeat(facts.memberIdDigits)),
      { type: 'standing.known', identificationOpen: true },
      keys('01021958'),
      {
        ...{ type: 'member.matched', memberId: '900000017', region: null, locale: null },
        ...{ bills: [visit], earlier: null, ...more },
      } as FlowEvent,
    );
  }

  /** Presses 0 and comes to the line, where the first place has been told. */
  waits(known: FlowEvent = desk()): this {
    return this.hears(key('0'), known, { type: 'queued' }, place(2, 6));
  }

  #surroundings() {
    const now = new Date(this.#now).toISOString();
    return surroundingsAt({ ...times.open, now } as typeof times.open, this.#line);
  }
}
