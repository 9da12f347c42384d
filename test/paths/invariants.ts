import { isDeepStrictEqual } from 'node:util';
import { type Command, type FlowEvent, type FreshBill, view } from '../../flows/index.ts';
import { save } from '../../flows/saved-call.ts';
import type { Move, Place } from './explore.ts';
import { saidBy, wordsOf } from './speech.ts';
import { facts } from './world.ts';

/** A law that every step keeps: a sentence, and what breaks it at a step (null when nothing). */
export interface Law {
  readonly says: string;
  broken(move: Move): string | null;
}

const isOver = (place: Place) => place.view.state.startsWith('over.');

const asksOf = <Type extends string>({ to }: Move, type: Type) =>
  to.asks.filter(
    (ask): ask is Extract<(typeof to.asks)[number], { type: Type }> => ask.type === type,
  );

const chosenBalance = ({ memory: { context } }: Place) =>
  context.bills.find((bill) => bill.billId === context.billId)?.balanceCents ?? 0;

const reloading: readonly Law[] = [
  {
    says: 'a call reloaded from its JSON goes on as one that never left memory',
    broken({ to, liveAsks }) {
      if (!isDeepStrictEqual(to.asks, liveAsks)) return 'it asks for something else';
      return save(to.live).json === to.saved.json ? null : 'it remembers something else';
    },
  },
  {
    says: 'a saved call shows what was shown when it was saved',
    broken({ to, surroundings }) {
      if (!to.taken) return null;
      return isDeepStrictEqual(view(to.saved, surroundings), to.view) ? null : 'another page';
    },
  },
  {
    says: 'an event the state has no use for changes nothing',
    broken({ from, to }) {
      if (to.taken) return null;
      return to.saved.json === from.saved.json && to.asks.length === 0 ? null : 'something changed';
    },
  },
];

const speaking: readonly Law[] = [
  {
    says: 'whatever is said has words on every channel',
    broken({ to }) {
      try {
        const silent = saidBy(to.view).length === 0 && to.view.expects !== 'waits.query';
        saidBy(to.view).forEach(wordsOf);
        return silent ? 'it says nothing' : null;
      } catch (error) {
        return String(error);
      }
    },
  },
  {
    says: 'no private word is spoken, or given to be spoken, before proof',
    broken({ to }) {
      if (to.memory.context.proof !== 'none') return null;
      const says = [...to.view.notices, ...to.view.question];
      const names = says.flatMap((say) => Object.keys(say.with));
      const leaked = names.filter((name) => !PUBLIC_WORDS.has(name));
      if (leaked.length > 0) return leaked.join();
      return (
        saidBy(to.view)
          .flatMap(wordsOf)
          .find((words) => PRIVATE.test(words)) ?? null
      );
    },
  },
  {
    says: "who knows a bill's number hears only what is due and by when",
    broken({ to }) {
      if (to.memory.context.proof !== 'bill') return null;
      return (
        saidBy(to.view)
          .flatMap(wordsOf)
          .find((words) => PURPOSE.test(words)) ?? null
      );
    },
  },
];

/** What the first page gives, before anybody has typed anything; and what the caller typed. */
const PUBLIC_WORDS: ReadonlySet<string> = new Set([
  'planName',
  'tries',
  'channel',
  'memberIdCount',
  'billNumberCount',
  'applicationNumberCount',
  'officePhone',
  'linePhone',
  'officeHours',
  'holiday',
  'regionName',
  'canIdentify',
  'heardDigits',
  ...['canCallBack', 'callerLastFourDigits', 'callbackPhone', 'zoneLabel', 'hasMoreTimes'],
  ...['onDay', 'onWeekday', 'onDate', 'atTimeOfDay', 'number', 'holdCount'],
  'joined',
  'placeCount',
  'waitCount',
]);

/** How amounts, due dates, cards and references sound. */
const PRIVATE =
  /dollars?\b|\bcents?\b|\bdue\b|ending \d|confirmation number is|reference|dólar|centavo|venc|terminada en|confirmación es|referencia/i;

const PURPOSE =
  /\bpremium\b|medical|visit|hospital|lab tests|pharmacy|coverage|\bprima\b|médic|análisis|medicament|emergencia|cobertura/i;

const identifying: readonly Law[] = [
  {
    says: 'only a match proves who is calling',
    broken({ from, to, event }) {
      const [before, after] = [from.memory.context.proof, to.memory.context.proof];
      if (after === before || after === 'none') return null;
      const proves = { bill: 'bill.matched', member: 'member.matched' }[after];
      return event.type === proves ? null : `${before} became ${after} by ${event.type}`;
    },
  },
  {
    says: 'nobody is looked up more often than a call allows',
    broken(move) {
      const { identificationFailures, billLookupFailures } = move.from.memory.context;
      const { identificationsPerCall, billLookupsPerCall } = facts.limits;
      const members = asksOf(move, 'query.member').length;
      const bills = [...asksOf(move, 'query.bill'), ...asksOf(move, 'query.application')].length;
      if (members > 0 && identificationFailures >= identificationsPerCall) return 'a member';
      return bills > 0 && billLookupFailures >= billLookupsPerCall ? 'a bill' : null;
    },
  },
  {
    says: 'nothing that could be a card number is kept',
    broken: ({ to }) => /\d{13,}/.exec(to.saved.json)?.[0] ?? null,
  },
];

const LOOKING = 'selfService.pay.looking';

const paying: readonly Law[] = [
  {
    says: 'no amount is chosen that is nothing, or more than is owed',
    broken({ from, to }) {
      const { amountCents } = to.memory.context;
      if (!from.view.state.includes('.amount.') || to.view.state !== LOOKING) return null;
      const owed = chosenBalance(to);
      return amountCents > 0 && amountCents <= owed ? null : `${amountCents} of ${owed} cents`;
    },
  },
  {
    says: 'a charge is new, more than nothing, and no more than is owed',
    broken(move) {
      const [charge, ...more] = asksOf(move, 'command.charge');
      if (!charge) return null;
      if (more.length > 0) return 'two at once';
      if (charge.paymentId !== move.surroundings.fresh.paymentId()) return 'a name used before';
      if (charge.amountCents <= 0) return `${charge.amountCents} cents`;
      return overOwed(charge, move.from);
    },
  },
  {
    says: 'a charge is what the caller agreed to on the page before, with the card named there',
    broken(move) {
      const [charge] = asksOf(move, 'command.charge');
      return charge ? notAgreed(charge, move.from) : null;
    },
  },
  {
    says: 'a charge needs a bill that nobody else is paying and that did not change',
    broken(move) {
      if (asksOf(move, 'command.charge').length === 0) return null;
      const { event, from } = move;
      if (event.type === 'bills.fresh') return changedOf(event, from);
      if (event.type !== 'bill.fresh') return `it came by ${event.type}`;
      if (event.lockedBy !== null) return 'another payment holds the bill';
      return event.bill?.balanceCents === chosenBalance(from) ? null : 'the balance changed';
    },
  },
  {
    says: 'a card that is neither charged nor scheduled is dropped',
    broken(move) {
      const before = move.from.memory.context.card;
      if (!before || move.to.memory.context.card) return null;
      const [charge] = asksOf(move, 'command.charge');
      const [schedule] = asksOf(move, 'command.schedule');
      const [drop] = asksOf(move, 'command.dropCard');
      const kept = charge?.card ?? schedule?.card ?? drop;
      return kept?.tokenId === before.tokenId ? null : 'it is still kept';
    },
  },
];

/** The sentence of one bill, and that of several. */
const isAgreedTo = ({ key }: { readonly key: string }) =>
  key === 'pay.confirm' || key === 'severalBills.confirm';

type Charge = Extract<Command, { type: 'command.charge' }>;

/** Each bill gets something and no more than it owes, and together they are the amount. */
function overOwed({ amountCents, allocations }: Charge, { memory }: Place): string | null {
  const { bills } = memory.context;
  for (const each of allocations) {
    const owed = bills.find(({ billId }) => billId === each.billId)?.balanceCents ?? 0;
    if (each.amountCents <= 0 || each.amountCents > owed) {
      return `${each.amountCents} of ${owed} cents`;
    }
  }
  const sumCents = allocations.reduce((sum, each) => sum + each.amountCents, 0);
  return sumCents === amountCents ? null : `${sumCents} of ${amountCents} cents have a bill`;
}

function changedOf({ fresh }: Extract<FlowEvent, { type: 'bills.fresh' }>, { memory }: Place) {
  if (fresh.some(({ lockedBy }) => lockedBy !== null)) return 'another payment holds a bill';
  const isSame = ({ billId, bill }: FreshBill) =>
    memory.context.bills.find((known) => known.billId === billId)?.balanceCents ===
      bill?.balanceCents && bill?.inDispute === false;
  return fresh.every(isSame) ? null : 'a bill changed';
}

function notAgreed(charge: Extract<Command, { type: 'command.charge' }>, { heard }: Place) {
  if (isBankPage(heard.state)) return notAuthorized(charge, heard.state);
  if (heard.state !== 'selfService.pay.confirm') return `the page before was ${heard.state}`;
  if (charge.card.tokenId === '') return 'there is no card';
  const spoken = heard.question.filter(isAgreedTo).flatMap(wordsOf);
  if (!isDeepStrictEqual(charge.agreedTo.flatMap(wordsOf), spoken)) return 'other words';
  const { amountCents, lastFourDigits } = heard.question.find(isAgreedTo)?.with ?? {};
  return charge.amountCents === amountCents && charge.card.lastFour === lastFourDigits
    ? null
    : 'another amount or card';
}

const isBankPage = (state: string) => state.startsWith('selfService.bank.');

/** A bank is debited after words that were spoken and recorded, or after a notice: never by key alone. */
function notAuthorized({ card, waitsForNotice, agreedTo }: Charge, state: string): string | null {
  if (card.brand !== 'checking' && card.brand !== 'savings') return 'a card by the bank’s way';
  const wanted = waitsForNotice ? 'selfService.bank.notice' : 'selfService.bank.recording';
  if (state !== wanted) return `the page before was ${state}`;
  return agreedTo.some(({ key }) => key === 'bank.terms') ? null : 'other words';
}

/** Of one's own desk is asked first; who is waited for goes back to their place, or to the person. */
const HELPED: readonly string[] = [
  'person.askingDesk',
  'person.queueing',
  'person.queueingByTty',
  'person.returning',
  'person.typing',
  'person.placing',
  'person.connecting',
  'person.closed',
  'person.unavailable',
  ...['callback.closed', 'callback.unavailable', 'callback.missed', 'callback.open'],
  'returned.ready',
];

const leaving: readonly Law[] = [
  {
    says: '0 leads to a person, to the hours, or ends the call',
    broken({ from, to, event }) {
      if (event.type !== 'key' || event.key !== '0' || from.view.expects !== 'hears.keys')
        return null;
      // Who was called back identifies on the way to their person.
      if (from.view.state.startsWith('returned.')) return null;
      return HELPED.includes(to.view.state) || isOver(to) ? null : `to ${to.view.state}`;
    },
  },
  {
    says: 'a hang-up ends the call',
    broken: ({ to, event }) =>
      event.type !== 'hangup' || isOver(to) ? null : `it is in ${to.view.state}`,
  },
  {
    says: 'a call that is over stays over',
    broken: ({ from, to }) =>
      !isOver(from) || from.view.state === to.view.state ? null : `it is in ${to.view.state}`,
  },
];

export const laws: readonly Law[] = [
  ...reloading,
  ...speaking,
  ...identifying,
  ...paying,
  ...leaving,
];
