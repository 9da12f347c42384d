import type { Clock } from '../clock.ts';
import { type CarrierOptions, type LiveCall, placeCall } from './carrier.ts';
import type { CallPlan, Handset } from './contract.ts';
import { type OutboundPlan, placeOutbound } from './outbound.ts';
import { Rooms } from './rooms/rooms.ts';

/** A call as the REST API tells of it. Times in milliseconds since 1970. */
export interface CallRecord {
  readonly call: LiveCall;
  readonly plan: CallPlan;
  readonly startedAt: number;
  endedAt: number | null;
}

/** Calls that the REST API still answers for after they have ended. */
const REMEMBERED_CALLS = 200;

/** How long a line that does not answer may keep the carrier from closing. */
const PARTING_MILLISECONDS = 3000;

/** Every call this carrier carries or lately carried, by CallSid. */
export class LiveCalls {
  readonly rooms = new Rooms();
  readonly #records = new Map<string, CallRecord>();

  /** In the order they were placed. */
  get all(): readonly CallRecord[] {
    return [...this.#records.values()];
  }

  place(options: CarrierOptions, plan: CallPlan, handset: Handset): LiveCall {
    const call = placeCall({ rooms: this.rooms, ...options }, plan, handset);
    this.#keep(call, plan, options.clock);
    return call;
  }

  /** Places a call from the line to the telephone of a number. */
  placeOutbound(options: CarrierOptions, plan: OutboundPlan): CallRecord {
    const call = placeOutbound({ rooms: this.rooms, ...options }, plan);
    return this.#keep(call, plan, options.clock);
  }

  find(callSid: string): CallRecord | undefined {
    return this.#records.get(callSid);
  }

  /** Hangs every call up and gives the line a moment to hear of it. */
  async endAll(clock: Clock): Promise<void> {
    const calls = [...this.#records.values()].map(({ call }) => call);
    for (const call of calls) call.hangUp();
    const told = new AbortController();
    void Promise.all(calls.map(({ ended }) => ended)).then(() => told.abort());
    await clock.sleep(PARTING_MILLISECONDS, told.signal);
  }

  #keep(call: LiveCall, plan: CallPlan, clock: Clock): CallRecord {
    const record: CallRecord = { call, plan, startedAt: clock.now(), endedAt: null };
    this.#records.set(call.callSid, record);
    void call.ended.then(() => {
      record.endedAt = clock.now();
    });
    const [oldest] = this.#records.keys();
    if (this.#records.size > REMEMBERED_CALLS && oldest) this.#records.delete(oldest);
    return record;
  }
}
