import type { Clock } from '../../src/clock.ts';
import type {
  ChargeOutcome,
  ChargeRequest,
  FoundCharge,
  PaymentGateway,
} from '../../src/payments/gateway.ts';

/** What the network and the gateway do with one request to charge. */
export type ChargeFault =
  | 'none'
  | 'lostOnTheWayThere'
  | 'lostOnTheWayBack'
  | 'declined'
  | 'refused'
  | 'lineDiesBeforeSending'
  | 'lineDiesBeforeTheAnswer'
  | { readonly arrivesAfterMilliseconds: number };

type Decision = { readonly request: ChargeRequest; readonly result: 'captured' | 'declined' };

/** A gateway in memory whose every fault is planned: the truth the ledger is held against. */
export class ModelGateway implements PaymentGateway {
  readonly name = 'model';
  readonly decisions = new Map<string, Decision>();
  /** How often a charge was really made, by key. */
  readonly charges = new Map<string, number>();
  readonly #clock: Clock;
  readonly #chargeFaults: ChargeFault[];
  readonly #findFaults: boolean[];
  readonly #die: () => void;
  #travelling: { readonly request: ChargeRequest; readonly arrivesAt: number }[] = [];

  constructor(
    clock: Clock,
    plan: {
      readonly chargeFaults: readonly ChargeFault[];
      readonly findFaults: readonly boolean[];
    },
    die: () => void,
  ) {
    this.#clock = clock;
    this.#chargeFaults = [...plan.chargeFaults];
    this.#findFaults = [...plan.findFaults];
    this.#die = die;
  }

  async charge(request: ChargeRequest): Promise<ChargeOutcome> {
    this.arrive();
    const fault = this.#chargeFaults.shift() ?? 'none';
    const lost: ChargeOutcome = { result: 'unknown', detail: 'model' };
    if (typeof fault === 'object') {
      const arrivesAt = this.#clock.now() + fault.arrivesAfterMilliseconds;
      this.#travelling.push({ request, arrivesAt });
      return lost;
    }
    if (fault === 'lostOnTheWayThere') return lost;
    if (fault === 'refused') return { result: 'refused', detail: 'model' };
    if (fault === 'lineDiesBeforeSending') return this.#death();
    const decision = this.#decide(request, fault === 'declined' ? 'declined' : 'captured');
    if (fault === 'lostOnTheWayBack') return lost;
    if (fault === 'lineDiesBeforeTheAnswer') return this.#death();
    if (decision === 'declined') return { result: 'declined', reason: 'declined' };
    return { result: 'captured', chargeId: `ch-${request.key}` };
  }

  async find(reference: string): Promise<FoundCharge> {
    this.arrive();
    if (this.#findFaults.shift()) return { result: 'unknown', detail: 'model' };
    const found = [...this.decisions.values()].find(
      ({ request }) => request.reference === reference,
    );
    if (!found) return { result: 'notFound' };
    if (found.result === 'declined') return { result: 'declined', reason: 'declined' };
    const { key, amountCents } = found.request;
    return { result: 'captured', chargeId: `ch-${key}`, amountCents };
  }

  async isHealthy(): Promise<boolean> {
    return true;
  }

  /** Lets requests arrive whose time has come. */
  arrive(): void {
    const now = this.#clock.now();
    for (const { request } of this.#travelling.filter(({ arrivesAt }) => arrivesAt <= now)) {
      this.#decide(request, 'captured');
    }
    this.#travelling = this.#travelling.filter(({ arrivesAt }) => arrivesAt > now);
  }

  #decide(request: ChargeRequest, result: Decision['result']): Decision['result'] {
    const earlier = this.decisions.get(request.key);
    if (earlier) return earlier.result;
    this.decisions.set(request.key, { request, result });
    if (result === 'captured') {
      this.charges.set(request.key, (this.charges.get(request.key) ?? 0) + 1);
    }
    return result;
  }

  #death(): Promise<never> {
    this.#die();
    return new Promise(() => {});
  }
}
