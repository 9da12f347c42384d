import type { DeskAction, DeskState, SecurePayment } from '../../src/desk/contract.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { securePaymentUrl } from '../../src/desk/payment/url.ts';
import type { Desk } from '../../src/desk/port.ts';
import { takeTurn } from '../../src/line/take-turn.ts';
import type { ChargeOutcome, PaymentGateway } from '../../src/payments/gateway.ts';
import { VirtualClock } from '../../src/simulator/virtual-clock.ts';
import { setPresence } from '../../src/store/agent-presence.ts';
import { addAgent } from '../../src/store/agents.ts';
import { insertConversation } from '../../src/store/conversations.ts';
import { entryOf, setEntryState } from '../../src/store/queue-entries.ts';
import type { TwilioClient } from '../../src/twilio/client/client.ts';
import type { Outcome } from '../../src/twilio/client/outcome.ts';
import type { WebhookEvent } from '../../src/twilio/read-webhook.ts';
import { callFields, type Fields, SignedLine, sid } from '../support/signed-line.ts';

/** Monday, 2 March 2026, in Los Angeles. */
export const OPEN = Date.parse('2026-03-02T10:00:00-08:00');
export const CALL = sid(1);
export const ROOM = '0123456789abcdef0123456789abcdef';
export const TALK = 'talk-1';
export const SESSION = `PK${'7'.repeat(32)}`;
const IN_QUEUE = { QueueSid: `QU${'1'.repeat(32)}`, QueuePosition: '1', QueueTime: '0' };

export const done = { result: 'done', value: null } as const;
export const silent = { result: 'unknown', why: 'noAnswer', detail: 'no answer' } as const;
export const notInProgress = { result: 'gone', code: 21_220, detail: 'not in progress' } as const;
export const refused = (code: number) =>
  ({ result: 'refused', code, status: 400, detail: 'refused', sentence: '' }) as const;

type Request = readonly [method: string, ...asked: unknown[]];

/** One caller with one agent, at a line whose carrier and gateway do as they are told. */
export class PayingDesk extends SignedLine {
  readonly clock = new VirtualClock(OPEN);
  /** What the carrier was asked, in order. */
  readonly requests: Request[] = [];
  /** What it answers next, by method; done when nothing is said. */
  readonly answers: Partial<Record<keyof TwilioClient, Outcome<unknown>[]>> = {};
  chargeOutcome: ChargeOutcome = { result: 'captured', chargeId: 'ch_1' };
  readonly charges: string[] = [];
  #desk: Desk | null = null;

  get desk(): Desk {
    if (!this.#desk) throw new Error('The desk is not there yet.');
    return this.#desk;
  }

  /** A member who has identified and talks with agent-1. */
  async open(): Promise<this> {
    this.clock.freeze();
    const twilio = () => this.#carrier();
    const running = await this.start({
      ...{ clock: this.clock, twilio },
      gateway: (configured) => this.#gateway(configured),
    });
    addAgent(
      this.db,
      {
        ...{ agentId: 'agent-1', login: 'dana', name: 'Dana', role: 'agent' },
        ...{ phoneNumber: '+14155550190', passwordHash: 'none' },
      },
      OPEN,
    );
    // On duty, and nobody is offered the call: the test gives it to them.
    setPresence(this.db, 'agent-1', { state: 'away', reason: 'Lunch' }, OPEN);
    this.#desk = createDesk({
      ...{ line: running.line, carrier: this.#carrier(), payConnector: 'Generic' },
      publicBaseUrl: 'https://pay.example.test',
      ...{ newRoom: () => ROOM, hasBrowserAudio: false },
    });
    await this.#talk();
    return this;
  }

  async #talk(): Promise<void> {
    const { text } = await this.press(CALL, await this.call(CALL), '900000017#', '94110#', '0');
    await this.post(/waitUrl="([^"]+)"/.exec(text)?.[1] ?? '', callFields(CALL, IN_QUEUE));
    const { entryId = '' } = entryOf(this.db, CALL) ?? {};
    setEntryState(this.db, entryId, 'connected');
    insertConversation(this.db, {
      ...{ conversationId: TALK, entryId, callSid: CALL, room: ROOM, agentId: 'agent-1' },
      ...{ startedAtMilliseconds: OPEN, waitedMilliseconds: 0 },
    });
    setPresence(this.db, 'agent-1', { state: 'onCall', conversationId: TALK }, OPEN);
    await this.turn({ type: 'agentAccepted', room: ROOM });
    await this.settle();
    this.requests.length = 0;
  }

  /** A turn of the call that is no key. */
  async turn(event: WebhookEvent): Promise<void> {
    const turn = this.db.prepare('SELECT turn FROM calls').pluck().get() as number;
    if (this.running) await takeTurn(this.running.line, CALL, turn, event);
  }

  /** Everything that is due is done, now or after so many milliseconds. */
  async settle(milliseconds = 0): Promise<void> {
    this.clock.pass(milliseconds);
    await this.running?.line.worker.drain();
  }

  /** 'ok', or the code of the refusal. */
  async act(action: DeskAction): Promise<string> {
    const answer = await this.desk.act('agent-1', action);
    await this.settle();
    return answer.ok ? 'ok' : answer.code;
  }

  get bill(): NonNullable<DeskState['conversation']>['brief']['bills'][number] {
    const [bill] = this.desk.state('agent-1').conversation?.brief.bills ?? [];
    if (!bill) throw new Error('The caller has no bill.');
    return bill;
  }

  get payment(): SecurePayment {
    const { payment } = this.desk.state('agent-1').conversation ?? {};
    if (!payment) throw new Error('There is no secure payment.');
    return payment;
  }

  startPayment(amountCents = this.bill.balanceCents): Promise<string> {
    const { billId } = this.bill;
    return this.act({ action: 'startPayment', conversationId: TALK, billId, amountCents });
  }

  ask(field: SecurePayment['fields'][number]['field']): Promise<string> {
    const { securePaymentId } = this.payment;
    return this.act({ action: 'askField', securePaymentId, field });
  }

  /** What the carrier tells of the session; of the request of that number. */
  async tell(ask: number, fields: Fields, callSid = CALL): Promise<number> {
    const { securePaymentId } = this.payment;
    const path = securePaymentUrl(this.running?.line.turnSecret ?? '', securePaymentId, ask);
    const { status } = await this.post(path, callFields(callSid, { Sid: SESSION, ...fields }));
    await this.settle();
    return status;
  }

  /** The member keys everything well; the agent has asked `asked` times before. */
  async keyAll(asked = 0): Promise<void> {
    const fields = ['cardNumber', 'expirationDate', 'securityCode', 'postalCode'] as const;
    for (const [place, field] of fields.entries()) {
      await this.ask(field);
      await this.tell(asked + place + 1, keyed[field]);
    }
  }

  /** The carrier has made a token of the card. */
  giveToken(): Promise<number> {
    return this.tell(0, { ...keyed.cardNumber, Capture: '', ...token });
  }

  /** A card that can be charged. */
  async ready(): Promise<void> {
    await this.startPayment();
    await this.keyAll();
    await this.giveToken();
  }

  charge(): Promise<string> {
    return this.act({ action: 'charge', securePaymentId: this.payment.securePaymentId });
  }

  /** The carrier's methods that were asked. */
  get asked(): string[] {
    return this.requests.map(([method]) => method);
  }

  #carrier(): TwilioClient {
    const answer = async (method: keyof TwilioClient, asked: unknown[]) => {
      this.requests.push([method, ...asked]);
      const standard =
        method === 'startPayment' ? { result: 'done', value: { paymentSid: SESSION } } : done;
      return this.answers[method]?.shift() ?? standard;
    };
    return new Proxy({} as TwilioClient, {
      get:
        (_, method: keyof TwilioClient) =>
        (...asked: unknown[]) =>
          answer(method, asked),
    });
  }

  #gateway(configured: PaymentGateway): PaymentGateway {
    return {
      ...configured,
      charge: async ({ key }) => {
        this.charges.push(key);
        return this.chargeOutcome;
      },
      find: async () => ({ result: 'unknown', detail: 'silent' }),
      isHealthy: async () => true,
    };
  }
}

/** The callbacks of fields that are well, as Twilio masks them. */
export const keyed = {
  cardNumber: {
    ...{ Capture: 'payment-card-number', PaymentMethod: 'credit-card' },
    ...{ PaymentCardNumber: 'xxxxxxxxxxxx1111', PaymentCardType: 'visa' },
  },
  expirationDate: { Capture: 'expiration-date', ExpirationDate: '1240' },
  securityCode: { Capture: 'security-code', SecurityCode: 'xxx' },
  postalCode: { Capture: 'postal-code', PaymentCardPostalCode: '94105' },
};

const token = { Result: 'success', PaymentToken: 'tok_desk_secret' };
