import { Call } from './call.ts';
import { CallProgress, type ProgressSettings } from './call-progress.ts';
import {
  type CarrierOptions,
  type LiveCall,
  liveCall,
  type NewDocument,
  withDefaults,
} from './carrier.ts';
import type { CallPlan, EndReason } from './contract.ts';
import {
  absentHandset,
  type FarHandset,
  isBrowserAddress,
  listeningHandset,
  type RingingCall,
} from './far-handset.ts';
import { detect, type MachineDetection } from './machine-detection.ts';
import { Interrupted } from './outcome.ts';
import { answer, endCall, runDocuments } from './run-call.ts';

/** Twilio rings a little longer than asked. */
const EXTRA_RING_SECONDS = 5;

/** A call that the REST API places (reference 7.1). */
export interface OutboundPlan extends CallPlan {
  readonly direction: 'outbound-api';
  /** What runs once it is answered. */
  readonly start: NewDocument;
  readonly fallbackUrl: string | null;
  readonly ringSeconds: number;
  readonly progress: ProgressSettings | null;
  /** Null: nobody asks what has answered. */
  readonly detection: MachineDetection | null;
}

/** Places a call to the telephone of a number and runs it to its end. Returns at once. */
export function placeOutbound(options: CarrierOptions, plan: OutboundPlan): LiveCall {
  const { fallbackUrl, statusUrl, ...line } = options.line;
  const running = withDefaults({
    ...options,
    line: { ...line, ...(plan.fallbackUrl !== null && { fallbackUrl: plan.fallbackUrl }) },
  });
  const { clock, farParty, handsets } = running;
  const nobody = () =>
    isBrowserAddress(plan.to) ? absentHandset() : listeningHandset(farParty(plan.to), clock);
  const far = handsets(plan.to) ?? nobody();
  const leg = new OutboundLeg(new Call(running, plan, far.handset), plan, far);
  const live: RingingCall = Object.assign(
    liveCall(
      leg.call,
      leg.run(() => live),
    ),
    { answer: () => leg.decide('answered'), decline: () => leg.decide('busy') },
  );
  return live;
}

type Decision = 'answered' | 'busy' | 'no-answer' | 'failed';

class OutboundLeg {
  readonly call: Call;
  readonly #plan: OutboundPlan;
  readonly #far: FarHandset;
  readonly #progress: CallProgress;
  readonly #decided = new AbortController();
  readonly #over = new AbortController();
  #decision: Decision | null = null;

  constructor(call: Call, plan: OutboundPlan, far: FarHandset) {
    this.call = call;
    this.#plan = plan;
    this.#far = far;
    this.#progress = new CallProgress(call, plan.progress);
    call.status = 'queued';
  }

  /** What becomes of the ringing; the first word counts. */
  decide(decision: Decision): void {
    this.#decision ??= decision;
    this.#decided.abort();
  }

  async run(live: () => RingingCall): Promise<EndReason> {
    // Whoever places the call holds it before its telephone rings.
    await Promise.resolve();
    const reason = await this.#ringAndTalk(live);
    this.#over.abort();
    return await endCall(this.call, reason, this.#progress);
  }

  async #ringAndTalk(live: () => RingingCall): Promise<EndReason> {
    const { call } = this;
    try {
      this.#progress.tell('initiated');
      const decision = await this.#ring(live);
      if (decision !== 'answered') {
        call.status = decision;
        return 'not answered';
      }
      answer(call);
      this.#progress.tell('answered');
      const fields = await this.#detectMachine();
      return await runDocuments(call, this.#plan.start, fields);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
      const { interruption } = error;
      // Who puts a ringing telephone back has declined; the REST API cancels.
      const isHangUp = interruption.kind === 'hangup';
      if (isHangUp && call.answeredAt === null && interruption.reason !== 'hangup by line') {
        call.status = 'busy';
      }
      return isHangUp ? interruption.reason : 'hangup by line';
    }
  }

  async #ring(live: () => RingingCall): Promise<Decision> {
    const { behaviour, ringSeconds } = this.#far;
    if (behaviour === 'busy' || behaviour === 'failed') {
      await this.call.pass(ringSeconds);
      return behaviour;
    }
    this.#setRinging();
    if (behaviour === 'rings') this.#far.onRinging(live());
    const patience = this.#plan.ringSeconds + EXTRA_RING_SECONDS;
    const isMachine = behaviour === 'machine' || behaviour === 'fax';
    const answersInTime = isMachine && ringSeconds <= patience;
    await this.call.pass(answersInTime ? ringSeconds : patience, this.#decided.signal);
    return this.#decision ?? (answersInTime ? 'answered' : 'no-answer');
  }

  #setRinging(): void {
    const { call } = this;
    call.status = 'ringing';
    call.note({ dial: { callSid: call.facts.callSid, from: this.#plan.from, to: this.#plan.to } });
    this.#progress.tell('ringing');
  }

  /** The fields that the first document is asked for with. */
  async #detectMachine(): Promise<Record<string, string>> {
    const { detection } = this.#plan;
    if (detection === null) return {};
    const { behaviour } = this.#far;
    const who = behaviour === 'machine' || behaviour === 'fax' ? behaviour : 'human';
    const { answeredBy, seconds } = detect(who, detection);
    if (detection.isAsync) {
      void this.#tellLater(detection, answeredBy, seconds);
      return {};
    }
    await this.call.pass(seconds);
    this.call.answeredBy = answeredBy;
    return { AnsweredBy: answeredBy };
  }

  /** AsyncAmd: the call goes on, and the callback hears of it once it is known. */
  async #tellLater(
    { callback }: MachineDetection,
    answeredBy: NonNullable<Call['answeredBy']>,
    seconds: number,
  ): Promise<void> {
    const { call } = this;
    await call.options.clock.sleep(seconds * 1000, this.#over.signal);
    if (this.#over.signal.aborted) return;
    call.answeredBy = answeredBy;
    if (callback === null) return;
    const { CallSid = '', AccountSid = '' } = call.fields();
    const MachineDetectionDuration = String(seconds * 1000);
    const fields = { CallSid, AccountSid, AnsweredBy: answeredBy, MachineDetectionDuration };
    call.tell({ ...callback, fields });
  }
}
