import {
  type Ask,
  advance,
  begin,
  type Command,
  type FlowEvent,
  type LineFacts,
  type Outcome,
  type Returning,
  type Step,
} from '../../flows/index.ts';
import { surroundingsAt } from '../paths/explore.ts';
import { facts, members, type Time, times } from '../paths/world.ts';

type Desk = Omit<Extract<Outcome, { type: 'desk.known' }>, 'type'>;

/** Two at the desk, and a caller who is owed nothing. */
export const atDesk: Desk = {
  ...{ isUsed: true, onDutyCount: 2, hasLeftQueue: false, openCallback: null },
};

interface Setting {
  readonly callerNumber?: string | null;
  readonly time?: Time;
  readonly line?: LineFacts;
  /** Null: the question fails. */
  readonly desk?: Desk | null;
  /** The line has called, because it was asked to. */
  readonly callback?: Returning;
  readonly isMember?: boolean;
}

/** A call whose questions are answered as its setting says; keys in, states and words out. */
export class Dialogue {
  readonly setting: Setting;
  readonly asked: Ask[] = [];
  step: Step;

  constructor(setting: Setting = {}) {
    this.setting = setting;
    const { callerNumber = '+14155550117', callback } = setting;
    const parties = { callerNumber, lineNumber: facts.lineNumber };
    this.step = this.#settle(
      begin(callback ? { ...parties, callback } : parties, this.#surroundings()),
    );
  }

  get state(): string {
    return this.step.view.state;
  }

  /** The keys of the words that are said, notices first. */
  get says(): readonly string[] {
    const { notices, question } = this.step.view;
    return [...notices, ...question].map(({ key }) => key);
  }

  /** The arguments of one prompt that is said. */
  words(key: string): Readonly<Record<string, string | number>> {
    const { notices, question } = this.step.view;
    return [...notices, ...question].find((say) => say.key === key)?.with ?? {};
  }

  presses(...entries: string[]): this {
    for (const entry of entries) {
      this.takes(
        entry.length === 1
          ? { type: 'key', key: entry }
          : { type: 'digits', digits: entry, ended: 'pound' },
      );
    }
    return this;
  }

  takes(...events: FlowEvent[]): this {
    for (const event of events) {
      this.step = this.#settle(advance(this.step.saved, event, this.#surroundings()));
    }
    return this;
  }

  commands<Type extends Command['type']>(type: Type) {
    return this.asked.filter((ask): ask is Extract<Command, { type: Type }> => ask.type === type);
  }

  #surroundings() {
    const { time = times.open, line = facts } = this.setting;
    return surroundingsAt(time, line);
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
    const { desk = atDesk, isMember = true } = this.setting;
    const [member] = members;
    const answers: Readonly<Record<string, Outcome | null>> = {
      'query.callerLanguage': { type: 'callerLanguage.known', locale: 'en-US' },
      'query.standing': { type: 'standing.known', identificationOpen: true },
      'query.member':
        isMember && member
          ? { type: 'member.matched', memberId: '900000017', ...member }
          : { type: 'member.notMatched' },
      'query.place': {
        ...{ type: 'place.known', position: 2, estimateMinutes: null, onDutyCount: 2 },
      },
      'query.desk': desk && { type: 'desk.known', ...desk },
    };
    return answers[query] ?? null;
  }
}
