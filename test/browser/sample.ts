import type { PhoneSetup, WebhookExchange } from '../../src/simulator/contract.ts';
import type { FakeCarrier } from './fake-carrier.ts';

export const setup: PhoneSetup = {
  planName: 'Golden Valley Health Plan',
  lineNumber: '+18005550100',
  callers: [
    {
      label: 'Ana Reyes',
      number: '+14155550117',
      memberId: '900000017',
      birthDate: '1958-01-02',
      zip: '94110',
      about: 'one medical bill of 124 dollars and 50 cents',
    },
    {
      label: 'Samuel Okafor',
      number: '+13035550125',
      memberId: '900000025',
      birthDate: '1990-11-30',
      zip: '80203',
      about: 'a premium in its grace period and two medical bills',
    },
  ],
  cards: [
    { number: '4111111111111111', brand: 'Visa', outcome: 'approved' },
    { number: '4000000000000002', brand: 'Visa', outcome: 'declined' },
    { number: '378282246310005', brand: 'American Express', outcome: 'approved' },
    { number: '4000000000009995', brand: 'Visa', outcome: 'insufficient funds' },
    {
      number: '5555555555554444',
      brand: 'Mastercard',
      outcome: 'approved, but the answer is lost',
    },
  ],
};

export const greeting = `Thank you for calling the payment line of ${setup.planName}.`;
export const askMemberId = 'Please enter your nine digit member ID, then press pound.';

const twiml = `<?xml version="1.0" encoding="UTF-8"?><Response><Gather input="dtmf" timeout="8"
 finishOnKey="#" action="/voice/turn/1" actionOnEmptyResult="true"><Say voice="Polly.Joanna-Neural"
 language="en-US">${greeting} ${askMemberId}</Say></Gather></Response>`;

export function exchange(fields: Partial<WebhookExchange> = {}): WebhookExchange {
  return {
    method: 'POST',
    url: 'http://127.0.0.1:3000/voice/incoming',
    status: 200,
    milliseconds: 7.4,
    purpose: 'call',
    form: {
      CallSid: 'CA0123456789abcdef0123456789abcdef',
      From: '+14155550117',
      To: '+18005550100',
      Direction: 'inbound',
      CallStatus: 'ringing',
      CallerName: '',
    },
    twiml,
    state: 'selfService.identify.memberId',
    ...fields,
  };
}

/** The line picks up and listens for the member ID. */
export async function pickUp(carrier: FakeCarrier): Promise<void> {
  await carrier.command((sent) => sent.command === 'dial');
  const callSid = 'CA0123456789abcdef0123456789abcdef';
  carrier.tell({ dial: { callSid, from: '+14155550117', to: '+18005550100' } });
  carrier.tell({ listen: 'Gather', timeoutSeconds: 8 });
}

/** Most of a paying call, for looking at the page when it is full. */
export async function playLongCall(carrier: FakeCarrier): Promise<void> {
  await pickUp(carrier);
  carrier.tell({ request: exchange() });
  carrier.tell({ listen: 'Gather', timeoutSeconds: 8 });
  carrier.tell({ say: greeting });
  carrier.tell({ say: askMemberId, interrupted: true });
  carrier.tell({ keys: '900000017#', masked: false });
  const answered = { state: 'selfService.pay.card', url: 'http://127.0.0.1:3000/voice/turn/2' };
  carrier.tell({ request: exchange(answered) });
  const { state: _, twiml: __, ...callback } = exchange({ status: 204, purpose: 'status' });
  carrier.tell({ request: { ...callback, url: 'http://127.0.0.1:3000/voice/status' } });
  carrier.tell({
    error: {
      code: 12200,
      message: 'Attribute "timout" is not allowed in element <Gather>.',
      severity: 'warning',
      line: 3,
      column: 12,
      url: 'http://127.0.0.1:3000/voice/turn/2',
    },
  });
  carrier.tell({
    error: { code: 11200, message: 'The line answered 500 within 12 ms.', severity: 'error' },
  });
  carrier.tell({ say: 'You owe 124 dollars and 50 cents for an office visit on May 4.' });
  carrier.tell({ say: 'Please enter your card number, then press pound.' });
  carrier.tell({ listen: 'Pay payment-card-number', timeoutSeconds: 12 });
  carrier.tell({ keys: 'xxxxxxxxxxxxxxxx', masked: true });
  carrier.tell({ listen: 'Pay expiration-date', timeoutSeconds: 12 });
  carrier.tell({ say: 'Please enter the expiration date, two digits each for month and year.' });
}
