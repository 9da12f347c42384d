import type {
  Brief,
  Conversation,
  DeskState,
  Offer,
  PaymentField,
  SecurePayment,
} from '../../src/desk/contract.ts';

/** 2026-11-24 wherever the browser thinks it is. */
export const NOW = Date.UTC(2026, 10, 24, 11, 32);
const minutesAgo = (minutes: number) => NOW - minutes * 60_000;

export const brief: Brief = {
  memberId: 'M900000017',
  memberName: 'Rosa Delgado',
  proof: 'member',
  callerNumber: '+14155550117',
  language: 'en-US',
  channel: 'voice',
  region: 'CA',
  reason: 'declined',
  place: 'choosing how to pay',
  bills: [
    {
      billId: 'bill-1',
      label: 'hospital bill ending 4471',
      balanceCents: 12450,
      minimumCents: 2500,
      dueDate: '2026-12-01',
      isChosen: true,
    },
    {
      billId: 'bill-2',
      label: 'premium for December',
      balanceCents: 31200,
      minimumCents: 31200,
      dueDate: null,
      isChosen: false,
    },
  ],
  payments: [
    {
      paymentId: 'payment-1',
      confirmation: 'PL7K4M2Q',
      amountCents: 12450,
      state: 'declined',
      why: 'The bank declined the card.',
      atMilliseconds: minutesAgo(6),
    },
    {
      paymentId: 'payment-0',
      confirmation: 'PL2H8R5T',
      amountCents: 4000,
      state: 'posted',
      why: null,
      atMilliseconds: minutesAgo(50_000),
    },
  ],
  lastError: 'The card was declined twice.',
  waitedSeconds: 250,
  hasUnknownPayment: false,
};

export const unknownBrief: Brief = {
  ...brief,
  hasUnknownPayment: true,
  payments: [
    {
      paymentId: 'payment-2',
      confirmation: 'PL9X3C1V',
      amountCents: 12450,
      state: 'unknown',
      why: null,
      atMilliseconds: minutesAgo(5),
    },
  ],
};

export const idle: DeskState = {
  sequence: 1,
  nowMilliseconds: NOW,
  me: {
    agentId: 'agent-1',
    login: 'dana',
    name: 'Dana Whitfield',
    role: 'agent',
    phoneNumber: '+14155550190',
  },
  presence: { state: 'ready', reason: null, sinceMilliseconds: minutesAgo(3) },
  awayReasons: ['Break', 'Lunch', 'Training'],
  wrapUpCodes: [
    { code: 'paid', label: 'Paid' },
    { code: 'promised', label: 'Promised to pay' },
    { code: 'question', label: 'Question answered' },
    { code: 'other', label: 'Something else' },
  ],
  offer: null,
  conversation: null,
  queue: [
    {
      entryId: 'entry-1',
      place: 1,
      need: 'coverageEndsToday',
      waitedSeconds: 95,
      language: 'en-US',
      channel: 'voice',
      state: 'waiting',
      reason: 'person',
    },
    {
      entryId: 'entry-2',
      place: 2,
      need: 'relay',
      waitedSeconds: 130,
      language: 'en-US',
      channel: 'relay',
      state: 'waiting',
      reason: 'tooManyTries',
    },
    {
      entryId: 'entry-3',
      place: 3,
      need: 'standard',
      waitedSeconds: 40,
      language: 'es-US',
      channel: 'voice',
      state: 'away',
      reason: 'declined',
    },
  ],
  callbacks: [
    {
      callbackId: 'callback-1',
      dueAtMilliseconds: NOW + 40 * 60_000,
      tries: 1,
      state: 'waiting',
      language: 'en-US',
      reason: 'person',
    },
    {
      callbackId: 'callback-2',
      dueAtMilliseconds: null,
      tries: 0,
      state: 'waiting',
      language: 'other',
      reason: 'interpreter',
    },
  ],
  messages: [
    {
      messageId: 'message-1',
      leftAtMilliseconds: minutesAgo(800),
      callerNumber: '+14155550123',
      durationSeconds: 42,
      isDone: false,
    },
  ],
  colleagues: [
    { agentId: 'agent-2', name: 'Marcus Bell', state: 'ready' },
    { agentId: 'agent-3', name: 'Ines Roth', state: 'onCall' },
  ],
  supervisor: null,
  hasBrowserAudio: false,
};

export const offer: Offer = {
  offerId: 'offer-1',
  brief,
  expiresAtMilliseconds: NOW + 20_000,
  isAccepted: false,
};

export const conversation: Conversation = {
  conversationId: 'conversation-1',
  brief,
  startedAtMilliseconds: minutesAgo(2),
  endedAtMilliseconds: null,
  endedBy: null,
  legs: [
    {
      legId: 'leg-1',
      kind: 'member',
      name: 'Caller',
      state: 'joined',
      isOnHold: false,
      isMuted: false,
      mode: null,
    },
    {
      legId: 'leg-2',
      kind: 'agent',
      name: 'Dana Whitfield',
      state: 'joined',
      isOnHold: false,
      isMuted: false,
      mode: null,
    },
  ],
  payment: null,
  isAtKeypad: false,
  timeline: [
    { atMilliseconds: minutesAgo(8), text: 'Called and identified by member ID.' },
    { atMilliseconds: minutesAgo(6), text: 'Card declined for $124.50.' },
    { atMilliseconds: minutesAgo(5), text: 'Pressed 0 for a person.' },
    { atMilliseconds: minutesAgo(2), text: 'Connected to Dana Whitfield.' },
  ],
  notes: '',
  typed: [],
};

const FIELDS: readonly PaymentField[] = [
  'cardNumber',
  'expirationDate',
  'securityCode',
  'postalCode',
];

/** A payment of the first bill, of whose fields the first `okCount` are right. */
export function payment(state: SecurePayment['state'], okCount: number): SecurePayment {
  return {
    securePaymentId: 'secure-1',
    billId: 'bill-1',
    billLabel: 'hospital bill ending 4471',
    amountCents: 12450,
    state,
    fields: FIELDS.map((field, place) => ({
      field,
      state: place < okCount ? 'ok' : place === okCount ? 'keying' : 'pending',
      detail: place >= okCount ? null : field === 'cardNumber' ? 'Visa ending 1111' : 'ok',
    })),
    confirmation: state === 'paid' || state === 'unknown' ? 'PL5T9W3B' : null,
    detail: state === 'declined' ? 'The bank declined the card.' : null,
    ...(state === 'ready' && {
      sentence: 'I will charge $124.50 to the Visa ending 1111 today, November 24. Do you agree?',
    }),
  };
}

export const supervised: DeskState = {
  ...idle,
  me: { ...idle.me, agentId: 'agent-9', name: 'Ana Petrov', login: 'ana', role: 'supervisor' },
  supervisor: {
    agents: [
      {
        agent: { ...idle.me, agentId: 'agent-3', name: 'Ines Roth', login: 'ines' },
        presence: { state: 'onCall', reason: null, sinceMilliseconds: minutesAgo(4) },
        conversationId: 'conversation-3',
        brief,
      },
      {
        agent: { ...idle.me, agentId: 'agent-2', name: 'Marcus Bell', login: 'marcus' },
        presence: { state: 'away', reason: 'Lunch', sinceMilliseconds: minutesAgo(20) },
        conversationId: null,
        brief: null,
      },
    ],
    approvals: [
      {
        approvalId: 'approval-1',
        kind: 'refund',
        askedBy: 'Ines Roth',
        confirmation: 'PL2H8R5T',
        amountCents: 4000,
        why: 'Paid twice by mistake.',
      },
    ],
  },
};
