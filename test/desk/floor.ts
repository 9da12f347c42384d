import { join } from 'node:path';
import { passOffer } from '../../src/desk/assign.ts';
import type { CarrierOutcome } from '../../src/desk/carrier.ts';
import { finishConversation } from '../../src/desk/finish.ts';
import { legLeft } from '../../src/desk/leg-left.ts';
import { takeOffer } from '../../src/desk/take-offer.ts';
import { createTendHandler } from '../../src/desk/tend.ts';
import type { DeskTools } from '../../src/desk/tools.ts';
import { createIdentifiers } from '../../src/ids.ts';
import type { Line } from '../../src/line/line.ts';
import { readLineFacts } from '../../src/line-facts.ts';
import { rootFolder } from '../../src/root.ts';
import { presenceOf, setPresence } from '../../src/store/agent-presence.ts';
import { addAgent } from '../../src/store/agents.ts';
import { openConversations } from '../../src/store/conversations.ts';
import { legsOfConversation, legsOfOffer } from '../../src/store/desk-legs.ts';
import { openOfferOf, openOffers } from '../../src/store/offers.ts';
import type { Database } from '../../src/store/open.ts';
import type { Job } from '../../src/store/outbox.ts';
import {
  entryOf,
  joinQueue,
  leaveQueue,
  type Need,
  openEntries,
  type QueueEntry,
  stepAside,
} from '../../src/store/queue-entries.ts';
import { inOrder } from '../../src/store/queue-order.ts';
import { inTransaction } from '../../src/store/statement.ts';
import { START } from '../payments/support.ts';
import { addCall } from '../support/call-rows.ts';

const facts = readLineFacts(join(rootFolder, 'flows/line.json'));
const JOB: Job = {
  ...{ id: 1, key: 'tendDesk:test', kind: 'tendDesk', subject: 'desk', payload: {} },
  ...{ dueAtMilliseconds: START, attempts: 1, owner: 'test' },
};

/** Agents and callers at one desk, without telephones: what happens, and who is where. */
export class Floor {
  now = START;
  readonly agents: readonly string[];
  readonly #databases: readonly Database[];
  readonly #tools: readonly DeskTools[];
  #turn = 0;

  /** Several databases are connections to the same file: as many workers tend the desk in turn. */
  constructor(databases: readonly Database[], agentCount: number) {
    this.#databases = databases;
    this.#tools = databases.map((db) => toolsFor(db, () => this.now));
    this.agents = Array.from({ length: agentCount }, (_, index) => `agent-${index}`);
    for (const agentId of this.agents) {
      const named = { agentId, login: agentId, name: agentId, phoneNumber: '+14155550190' };
      addAgent(this.db, { ...named, role: 'agent', passwordHash: 'none' }, this.now);
      setPresence(this.db, agentId, { state: 'ready' }, this.now);
    }
  }

  /** Of the worker whose turn it is. */
  get db(): Database {
    return this.#databases[this.#turn % this.#databases.length] as Database;
  }

  get tools(): DeskTools {
    return this.#toolsNow;
  }

  /** With a carrier that answers so, and says what it was asked. */
  toolsWith(answers: Answers) {
    return toolsFor(this.db, () => this.now, answers);
  }

  get #toolsNow(): DeskTools {
    return this.#tools[this.#turn % this.#tools.length] as DeskTools;
  }

  passes(milliseconds: number): void {
    this.now += milliseconds;
  }

  joins(name: string, need: Need = 'standard', isReturning = false): void {
    const callSid = `CA-${name}`;
    const isNew = entryOf(this.db, callSid) === null;
    if (isNew) addCall(this.db, callSid, this.now, {});
    joinQueue(
      this.db,
      {
        ...{ entryId: `entry-${name}`, callSid, need, reason: 'person', isReturning },
        ...{ region: null, locale: 'en-US', channel: 'voice', memberId: null },
      },
      this.now,
    );
  }

  /** A caller who is not here yet, or has been. */
  arrives(name: string, need: Need): void {
    const entry = entryOf(this.db, `CA-${name}`);
    if (entry === null) this.joins(name, need);
  }

  /** From something else, to the place that was kept. */
  comesBack(name: string): void {
    const entry = entryOf(this.db, `CA-${name}`);
    if (entry?.state === 'away') this.joins(name, entry.need);
  }

  stepsAside(name: string): void {
    stepAside(this.db, `CA-${name}`);
  }

  hangsUp(name: string): void {
    this.db
      .prepare('UPDATE calls SET ended_at_ms = ? WHERE call_sid = ?')
      .run(this.now, `CA-${name}`);
    leaveQueue(this.db, `CA-${name}`, 'hungUp', this.now);
  }

  /** One worker looks after the desk; the other one's turn is next. */
  tend(): void {
    const { db } = this;
    inTransaction(db, () => createTendHandler(this.#toolsNow).record(db, JOB, null, this.now));
    this.#turn += 1;
  }

  takes(agentId: string): void {
    const offer = openOfferOf(this.db, agentId);
    const [leg] = offer ? legsOfOffer(this.db, offer.offerId) : [];
    if (leg) inTransaction(this.db, () => takeOffer(this.#toolsNow, this.db, leg, this.now));
  }

  passesOn(agentId: string, how: 'declined' | 'missed' | 'failed' | 'refused'): void {
    const offer = openOfferOf(this.db, agentId);
    if (offer) inTransaction(this.db, () => passOffer(this.db, offer, how, this.now));
  }

  /** The agent's telephone is put down, in a conversation or while it rings. */
  hangsUpPhone(agentId: string): void {
    const { db } = this;
    const offer = openOfferOf(db, agentId);
    const talk = openConversations(db).find((one) => one.agentId === agentId);
    const legs = offer
      ? legsOfOffer(db, offer.offerId)
      : legsOfConversation(db, talk?.conversationId ?? '');
    const leg = legs.find((one) => one.agentId === agentId && one.state !== 'left');
    if (leg) inTransaction(db, () => legLeft(this.#toolsNow, leg, this.now));
  }

  /** The same, and the flow brings a caller they had back to the line. */
  drops(agentId: string): void {
    const talk = openConversations(this.db).find((one) => one.agentId === agentId);
    this.hangsUpPhone(agentId);
    if (talk) this.joins(talk.callSid.slice('CA-'.length), 'standard', true);
  }

  ends(agentId: string): void {
    const talk = openConversations(this.db).find((one) => one.agentId === agentId);
    if (!talk) return;
    inTransaction(this.db, () =>
      finishConversation(this.db, talk, { by: 'agent', how: 'finished' }, this.now),
    );
  }

  leaves(agentId: string): void {
    setPresence(this.db, agentId, { state: 'away', reason: 'Break' }, this.now);
  }

  /** Back from a break, or done with a wrap-up. */
  isReady(agentId: string): void {
    const { state } = presenceOf(this.db, agentId);
    if (state === 'away' || state === 'wrapUp') {
      setPresence(this.db, agentId, { state: 'ready' }, this.now);
    }
  }

  /** Who waits, is offered or is away, in the order of the line. */
  get line(): QueueEntry[] {
    return inOrder(openEntries(this.db), facts.desk.creditMinutes);
  }

  /** Whom each agent is offered, by name. */
  get offers(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      openOffers(this.db).map(({ agentId, entryId }) => [agentId, nameOf(entryId)]),
    );
  }

  get talks(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      openConversations(this.db).map(({ agentId, entryId }) => [agentId, nameOf(entryId)]),
    );
  }

  stateOf(agentId: string): string {
    return presenceOf(this.db, agentId).state;
  }
}

const nameOf = (entryId: string) => entryId.slice('entry-'.length);

type Answers = Partial<Record<keyof DeskTools['carrier'], CarrierOutcome<null>>>;

const done = { result: 'done', value: null } as const;

function toolsFor(
  db: Database,
  now: () => number,
  answers: Answers = {},
): DeskTools & { readonly asked: string[] } {
  const clock = { now, sleep: () => Promise.resolve() };
  const identifiers = createIdentifiers(clock);
  const line = { db, clock, facts, identifiers } as unknown as Line;
  const asked: string[] = [];
  const carrier: Partial<DeskTools['carrier']> = {
    async holdParticipant({ isOnHold }) {
      asked.push(`hold ${isOnHold}`);
      return answers.holdParticipant ?? done;
    },
    async muteParticipant({ isMuted }) {
      asked.push(`mute ${isMuted}`);
      return answers.muteParticipant ?? done;
    },
    async coachParticipant({ callSidToCoach }) {
      asked.push(`coach ${callSidToCoach}`);
      return answers.coachParticipant ?? done;
    },
  };
  return {
    ...{ line, asked, carrier: carrier as DeskTools['carrier'] },
    ...{ publicBaseUrl: 'https://pay.example.test', payConnector: 'Generic' },
    hasBrowserAudio: false,
    newRoom: () => `room-${identifiers.ulid()}`,
  };
}
