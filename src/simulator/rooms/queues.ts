import type { Clock } from '../../clock.ts';
import type { Call } from '../call.ts';
import type { Identifiers } from '../identifiers.ts';

export interface QueueMember {
  readonly call: Call;
  /** Milliseconds since 1970. */
  readonly joinedAt: number;
}

/** Twilio's page on the Queue resource: as many as that wait unless it is told otherwise. */
const MAXIMUM_SIZE = 1000;

/** Calls that wait in the order they came (reference 5.5). */
export class CallQueue {
  readonly sid: string;
  readonly name: string;
  readonly maximumSize: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly #clock: Clock;
  #members: QueueMember[] = [];

  constructor(sid: string, name: string, clock: Clock, maximumSize = MAXIMUM_SIZE) {
    this.sid = sid;
    this.name = name;
    this.#clock = clock;
    this.createdAt = clock.now();
    this.maximumSize = maximumSize;
  }

  /** First in line first. */
  get members(): readonly QueueMember[] {
    return this.#members;
  }

  /** Null when the queue is full. */
  join(call: Call): QueueMember | null {
    if (this.#members.length >= this.maximumSize) return null;
    const member = { call, joinedAt: this.#clock.now() };
    this.#members.push(member);
    return member;
  }

  leave(member: QueueMember): void {
    this.#members = this.#members.filter((other) => other !== member);
  }

  /** 1 is next. */
  positionOf(member: QueueMember): number {
    return this.#members.indexOf(member) + 1;
  }

  waitedSeconds({ joinedAt }: QueueMember): number {
    return Math.round((this.#clock.now() - joinedAt) / 1000);
  }

  /** Of those who wait now; 0 when nobody does. */
  averageWaitSeconds(): number {
    const waits = this.#members.map((member) => this.waitedSeconds(member));
    const total = waits.reduce((sum, seconds) => sum + seconds, 0);
    return waits.length === 0 ? 0 : Math.round(total / waits.length);
  }
}

/** The queues of one account, by name. */
export class Queues {
  readonly #queues: CallQueue[] = [];

  get all(): readonly CallQueue[] {
    return this.#queues;
  }

  /** By SID or by name. */
  find(sidOrName: string): CallQueue | undefined {
    return this.#queues.find(({ sid, name }) => sid === sidOrName || name === sidOrName);
  }

  /** `<Enqueue>` makes the queue it names when there is none. */
  named(
    name: string,
    { identifiers, clock }: { readonly identifiers: Identifiers; readonly clock: Clock },
    maximumSize?: number,
  ): CallQueue {
    const known = this.#queues.find((queue) => queue.name === name);
    if (known) return known;
    const queue = new CallQueue(identifiers.sid('QU'), name, clock, maximumSize);
    this.#queues.push(queue);
    return queue;
  }
}
