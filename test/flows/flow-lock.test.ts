import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallMemory } from '../../flows/context.ts';
import { advance, describeCall, flowVersion, type SavedCall, view } from '../../flows/index.ts';
import type { PremiumFacts } from '../../flows/rules/grace/premium.ts';
import type {
  AutopaySeries,
  BillPlan,
  PastPayment,
  TokenizedCard,
} from '../../flows/vocabulary.ts';
import { rootFolder } from '../../src/root.ts';
import { atTheDesk, calledBack, typedAtTheDesk } from '../paths/desk-world.ts';
import { explore, surroundingsAt } from '../paths/explore.ts';
import { byTtyAlone, inRelay, members, times } from '../paths/world.ts';

/**
 * UPDATE_LOCK=1 writes the lock, and freezes a call in every state; do so when flowVersion was
 * raised, or before the first release.
 */
const isUpdating = process.env.UPDATE_LOCK === '1';
const lockFile = join(rootFolder, 'flows/flow.lock.json');
const snapshots = join(rootFolder, 'test/flows/snapshots');
const HELP = 'Raise flowVersion, add a migration in flows/migrations.ts, then UPDATE_LOCK=1.';

/** Every field there is, so that a new one cannot be forgotten here. */
type Filled<Value> = Value extends readonly (infer Item)[]
  ? readonly [Filled<Item>]
  : Value extends object
    ? { readonly [Key in keyof Value]-?: Filled<NonNullable<Value[Key]>> }
    : NonNullable<Value>;

const [member] = members;
const [openBill] = member?.bills ?? [];
if (!openBill) throw new Error('The test world lost its first bill.');

const premium: Filled<PremiumFacts> = {
  planType: 'cobra',
  state: 'CA',
  months: [{ month: '2026-11-01', amountCents: 1 }],
  dueDate: '2026-11-01',
  paidThroughDate: '2026-10-31',
  firstPaymentPending: false,
  electionDate: '2026-09-01',
  noticeDate: '2026-11-10',
};

const plan: Filled<BillPlan> = {
  instalmentCents: 1,
  nextDueDate: '2026-12-15',
  remainingCount: 3,
  newChargesCents: 1,
};

const card: Filled<TokenizedCard> = {
  tokenId: 'token-1',
  brand: 'visa',
  lastFour: '1111',
  bankName: 'First Example Bank',
  isForOneCharge: true,
};

const pastPayment: Filled<PastPayment> = {
  confirmation: '1',
  date: '2026-10-01',
  amountCents: 1,
  method: 'visa',
  lastFour: '1111',
  status: 'posted',
  billCount: 1,
  parts: [
    { amountCents: 1, bill: { kind: 'medical', category: 'labTests', forDate: '2026-10-01' } },
  ],
};

const series: Filled<AutopaySeries> = {
  kind: 'plan',
  billId: openBill.billId,
  category: 'labTests',
  next: { billId: openBill.billId, dueDate: '2026-12-01', amountCents: 1 },
  isFirstPremium: false,
  inDispute: false,
  enrolment: {
    autopayId: 'autopay-1',
    reference: '1',
    capCents: 1,
    daysBefore: 3,
    brand: 'visa',
    lastFour: '1111',
    authorizedDate: '2026-11-01',
    isUnderWay: false,
  },
};

const memory: Filled<CallMemory> = {
  callback: {
    phoneNumber: '+14155550117',
    times: ['2026-11-24T22:00:00Z'],
    dueAt: '2026-11-24T22:00:00Z',
    open: { callbackId: 'callback-1', dueAt: '2026-11-24T22:00:00Z' },
    isSettled: true,
  },
  message: { sid: 'RE1', url: 'https://api.twilio.com/RE1', durationSeconds: 3 },
  returned: { callbackId: 'callback-1', rounds: 0, isHandedOver: false },
  callerNumber: '+15005550101',
  channel: 'voice',
  startedAt: times.open.now,
  turns: 1,
  notices: [
    { key: 'heard.nothing', with: { tries: 1 }, mustHear: true, locale: 'es-US', inBaudot: true },
  ],
  tries: 0,
  touched: true,
  identificationOpen: true,
  identificationFailures: 0,
  billLookupFailures: 0,
  claimedId: '900000017',
  claimedBillNumber: '12345678',
  proof: 'member',
  memberId: '900000017',
  bills: [{ ...openBill, graceEndDate: '2026-12-01', premium, plan }],
  page: 0,
  earlier: {
    billId: openBill.billId,
    payment: { outcome: 'captured', amountCents: 1, confirmation: '1', tender: 'bank' },
  },
  billId: openBill.billId,
  amountCents: 1,
  lockedBy: '1',
  card,
  cardEntries: 1,
  declines: 0,
  payment: {
    paymentId: 'payment-1',
    confirmation: '1',
    amountCents: 1,
    billCount: 1,
    tender: 'bank',
    rounds: 0,
    heard: 'captured',
  },
  locale: 'en-US',
  languageFrom: 'choice',
  region: 'hawaii',
  needsInterpreter: false,
  transfer: { reason: 'person', language: 'en-US', channel: 'voice' },
  answeredAt: times.open.now,
  quiet: 'no',
  isRelayDisclosed: false,
  prefersMoreTime: false,
  hasPhoneKeys: false,
  cardLink: { entryId: 'entry-1', way: 'text' },
  typedAhead: { key: '9', turn: 1 },
  extension: {
    billId: openBill.billId,
    why: 'disputed',
    fromDate: '2026-12-01',
    dueDate: '2026-12-15',
    reference: '1',
  },
  request: { kind: 'dispute', billId: openBill.billId, reference: '1' },
  householdCount: 1,
  webMentioned: true,
  pastPayments: [pastPayment],
  pastPayment,
  confirmationFailures: 0,
  receiptWays: { canText: true, textsStopped: false, canEmail: true },
  receipt: { paymentId: 'payment-1', way: 'text' },
  payer: 'family',
  several: {
    offeredIds: [openBill.billId],
    askedCount: 1,
    includedIds: [openBill.billId],
    allocations: [{ billId: openBill.billId, amountCents: 1 }],
  },
  bank: {
    accountType: 'savings',
    entries: 1,
    recording: { sid: 'RE1', url: 'https://api.example.test/RE1', durationSeconds: 4 },
  },
  paymentPlan: {
    billId: openBill.billId,
    why: 'tooSmall',
    totalCents: 1,
    count: 3,
    firstDate: '2026-12-15',
    reference: '1',
  },
  savedMethods: [{ methodId: 'method-1', card, expiryMonth: '2030-12' }],
  methodId: 'method-1',
  keepable: card,
  stepUp: {
    codeId: 'code-1',
    mobileLastFour: '0117',
    refusal: 'noMobile',
    isVerified: false,
    wrongCount: 0,
  },
  scheduledPayments: [
    {
      scheduledId: 'scheduled-1',
      confirmation: '1',
      billId: openBill.billId,
      amountCents: 1,
      onDate: '2026-12-01',
      brand: 'visa',
      lastFour: '1111',
    },
  ],
  scheduledId: 'scheduled-1',
  schedule: { onDate: '2026-12-01', scheduledId: 'scheduled-1', confirmation: '1' },
  queue: {
    stage: 'waiting',
    reason: 'declined',
    hasLeftBefore: false,
    joined: 'front',
    next: 'pay',
    place: { position: 1, estimateMinutes: 6 },
    room: '0'.repeat(32),
    result: 'pay.paid',
  },
  hasAutopay: true,
  autopay: {
    series: [series],
    chosen: 0,
    capCents: 1,
    daysBefore: 3,
    agreed: { autopayId: 'autopay-1', reference: '1' },
  },
};

/** "bills[].balanceCents: number", one line a field. */
function shapeOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => shapeOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, inside]) =>
    shapeOf(inside, path === '' ? key : `${path}.${key}`),
  );
}

/** What a saved call depends on: the states it can be in, and the shape of what it remembers. */
function today() {
  const states = describeCall().states.map(({ id }) => id);
  return { flowVersion, states: states.toSorted(), memory: shapeOf(memory, '').toSorted() };
}

function freeze(): void {
  const folder = join(snapshots, `v${flowVersion}`);
  mkdirSync(folder, { recursive: true });
  const calls = new Map<string, SavedCall>();
  const walks = [
    explore(() => {}),
    ...[inRelay, byTtyAlone].map((line) => explore(() => {}, line, 12)),
    ...[atTheDesk, calledBack, typedAtTheDesk].map((line) => explore(() => {}, line, 1)),
  ];
  for (const { view: shown, saved } of walks.flatMap((walk) => [...walk.values()])) {
    if (!calls.has(shown.state)) calls.set(shown.state, saved);
  }
  for (const [state, { json }] of calls) {
    writeFileSync(join(folder, `${state}.json`), `${JSON.stringify(JSON.parse(json), null, 2)}\n`);
  }
}

if (isUpdating) {
  writeFileSync(lockFile, `${JSON.stringify(today(), null, 2)}\n`);
  freeze();
}

const versions = readdirSync(snapshots).map((name) => Number(name.slice(1)));
const frozen = versions.flatMap((version) =>
  readdirSync(join(snapshots, `v${version}`)).map((name) => ({
    version,
    state: name.replace(/\.json$/, ''),
    saved: {
      flowVersion: version,
      json: JSON.stringify(
        JSON.parse(readFileSync(join(snapshots, `v${version}`, name), 'utf8')) as unknown,
      ),
    },
  })),
);
const surroundings = surroundingsAt(times.open);

it('a saved call of this version can still be read', () => {
  expect(today(), HELP).toEqual(JSON.parse(readFileSync(lockFile, 'utf8')));
});

it('a call of this version is frozen in every state it can wait in', () => {
  const states = describeCall().states.filter(({ expects }) => expects !== null);
  const missing = states.filter(
    ({ id }) => !existsSync(join(snapshots, `v${flowVersion}`, `${id}.json`)),
  );
  expect(missing, HELP).toEqual([]);
});

describe.each(frozen)(
  'a call that version $version left in $state',
  ({ version, state, saved }) => {
    it('shows its page again', () => {
      const shown = view(saved, surroundings);
      if (version === flowVersion) expect(shown.state).toBe(state);
      expect(shown.expects).toBeTypeOf('string');
    });

    it('takes silence, and ends when the caller hangs up', () => {
      const silent = advance(saved, { type: 'silence' }, surroundings);
      expect(silent.view.state).toBeTypeOf('string');
      expect(silent.saved.flowVersion).toBe(silent.taken ? flowVersion : version);
      const ended = advance(saved, { type: 'hangup' }, surroundings);
      expect(ended.view.expects).toBe('over');
    });
  },
);
