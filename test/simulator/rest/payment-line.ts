import twilio from 'twilio';
import { onTestFinished } from 'vitest';
import type { CarrierOptions, LiveCall } from '../../../src/simulator/carrier.ts';
import type { CarrierEvent, Handset, Sound } from '../../../src/simulator/contract.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { startMessagesApi } from '../../support/messages-api.ts';
import { type ReceivedRequest, type Route, startTinyLine } from '../../support/tiny-line.ts';
import { accountSid, authToken, twiml } from '../call-tiny-line.ts';
import { startConnector } from '../verbs/connector.ts';

export const visa = '4111111111111111';

type Form = Readonly<Record<string, string>>;

/** A member's telephone whose test waits for what happens to it. */
class Member implements Handset {
  readonly events: CarrierEvent[] = [];
  /** Told of every event while it happens. */
  onEvent: (event: CarrierEvent) => void = () => {};
  readonly #clock: HandClock;
  #changed = () => {};

  constructor(clock: HandClock) {
    this.#clock = clock;
  }

  async hear(sound: Sound, stop: AbortSignal): Promise<void> {
    this.note({ pause: 0 });
    await this.#clock.sleep(sound.kind === 'pause' ? sound.seconds * 1000 : 1000, stop);
  }

  note(event: CarrierEvent): void {
    this.events.push(event);
    this.onEvent(event);
    this.#changed();
  }

  async until(fits: (event: CarrierEvent) => boolean): Promise<void> {
    while (!this.events.some(fits)) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}

export interface PaymentCall {
  /** What the leg runs while the payment goes on. */
  readonly document?: string;
  readonly connector?: Route;
  readonly carrier?: Partial<CarrierOptions>;
}

/** One line and its carrier, with a member on a call that is in progress. */
export async function openCall(scenario: PaymentCall = {}) {
  const clock = new HandClock();
  const told: ReceivedRequest[] = [];
  let changed = () => {};
  const line = await startTinyLine({
    '/voice': twiml(scenario.document ?? '<Pause length="600"/>'),
    '/next': twiml('<Hangup/>'),
    '/payment': (request, response) => {
      response.writeHead(204).end();
      told.push(request);
      changed();
    },
  });
  const connector = await startConnector(scenario.connector);
  const rest = await startMessagesApi({ clock, accountSid, authToken });
  onTestFinished(() => rest.close());
  const member = new Member(clock);
  const address = { voiceUrl: `${line.url}/voice`, accountSid, authToken };
  const call = rest.calls.place(
    { line: address, clock, connector: connector.address, ...scenario.carrier },
    { from: '+12125550142', to: '+18005550100' },
    member,
  );
  onTestFinished(() => call.hangUp());
  // Its first document has begun.
  await member.until((event) => !('dial' in event || 'request' in event));
  const statusUrl = `${line.url}/payment`;

  /** The first callback that `fits`, now or later. */
  const until = async (fits: (form: Form) => boolean): Promise<Form> => {
    for (;;) {
      const found = told.find(({ form }) => fits(form));
      if (found) return found.form;
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
    }
  };
  return { call, member, clock, line, connector, rest, told, statusUrl, until };
}

type OpenCall = Awaited<ReturnType<typeof openCall>>;

let keys = 0;

/** Posts to a call's Payments; a form without an IdempotencyKey gets one of its own. */
export async function post({ rest, call, statusUrl }: OpenCall, path: string, form: Form) {
  keys += 1;
  const standard = { IdempotencyKey: `key-${keys}`, StatusCallback: statusUrl };
  const url = `${rest.url}/2010-04-01/Accounts/${accountSid}/Calls/${call.callSid}/Payments`;
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  const answer = await fetch(`${url}${path}.json`, {
    method: 'POST',
    headers: { Authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ ...standard, ...form }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** A member's call with a session open, and what an agent does in it. */
export async function openPayment(scenario: PaymentCall & { readonly terms?: Form } = {}) {
  const open = await openCall(scenario);
  const { body } = await post(open, '', scenario.terms ?? {});
  const heard = new Set<Form>();
  const update = (form: Form) => post(open, `/${String(body.sid)}`, form);
  return {
    ...open,
    sid: String(body.sid),
    update,
    /** Asks for a field, lets the member key it, and waits for what comes of it. */
    async capture(field: string, typed: string): Promise<Form> {
      await update({ Capture: field });
      pressAll(open.call, typed);
      const isOutcome = ({ Capture, PartialResult, Result }: Form) =>
        Result !== undefined || (Capture === field && PartialResult !== 'true');
      return await open.until((form) => {
        if (!isOutcome(form) || heard.has(form)) return false;
        heard.add(form);
        return true;
      });
    },
  };
}

export function pressAll(call: LiveCall, typed: string): void {
  for (const key of typed) call.press(key);
}

/** Whether a callback carries the signature Twilio would give it. */
export function isSigned({ headers, path, form }: ReceivedRequest, base: string): boolean {
  const signature = String(headers['x-twilio-signature']);
  return twilio.validateRequest(authToken, signature, base + path, form);
}

export const wholeCard = [
  ['payment-card-number', `${visa}#`],
  ['expiration-date', '1230'],
  ['security-code', '123'],
  ['postal-code', '90210#'],
] as const;

/** A session in which every field is known. */
export async function keyedPayment(scenario: Parameters<typeof openPayment>[0] = {}) {
  const payment = await openPayment(scenario);
  for (const [field, typed] of wholeCard) await payment.capture(field, typed);
  return payment;
}

/** A callback that tells how a payment ended. */
export const isEnd = (form: Form) => form.Result !== undefined;
