import type { SnapshotFrom } from 'xstate';
import type { callMachine } from './call.ts';
import type { StateMeta } from './call-setup.ts';
import type { CallContext } from './context.ts';
import { noticeWords } from './service/words.ts';
import type {
  BankAccountType,
  Expectation,
  Locale,
  Notice,
  PaymentOutcome,
  Proof,
  Say,
  Transfer,
} from './vocabulary.ts';
import { questionOf, wordsOf } from './words.ts';

/** What the line does next, as data: the shell turns it into words and the words into TwiML. */
export interface View {
  /** Full path of the leaf state, as in the drawing: selfService.identify.memberId */
  readonly state: string;
  readonly expects: Expectation;
  /** Said first: what must be heard, then what a key may cut short. */
  readonly notices: readonly Notice[];
  readonly question: readonly Say[];
  readonly hears: 'menu' | 'field' | null;
  /** So many digits the field has; null where that varies, or no field is asked for. */
  readonly fieldDigits: number | null;
  /** Nothing pressed goes on as well as a key does. */
  readonly isSilenceAnswer: boolean;
  /** How long the caller's words are recorded; null where they are not, or as for consent. */
  readonly recordsSeconds: { readonly longest: number; readonly silence: number } | null;
  /** How long the caller holds before this page comes again; null: the shortest. */
  readonly holdSeconds: number | null;
  /** Of the bank account that is keyed next; null where none is. */
  readonly accountType: BankAccountType | null;
  /** Heard in the carrier's queue. */
  readonly isInQueue: boolean;
  /** The conference the caller joins; null where they join none. */
  readonly room: string | null;
  readonly channel: CallContext['channel'];
  readonly locale: Locale;
  readonly about: CallFacts;
}

/** The few facts about a call that its row keeps beside the saved text. */
export interface CallFacts {
  readonly proof: Proof;
  readonly memberId: string | null;
  readonly billId: string | null;
  readonly paymentId: string | null;
  /** What the caller last heard about that payment. */
  readonly paymentHeard: PaymentOutcome | null;
  /** The caller said goodbye, or we did: nothing to resume. */
  readonly finished: boolean;
  /** The id of the caller's region; null while it is not known. */
  readonly region: string | null;
  readonly locale: Locale;
  readonly channel: CallContext['channel'];
  /** For the person who takes the call; null while nobody was dialled. */
  readonly transfer: Transfer | null;
}

/** Reads a snapshot of the call machine. Throws when a leaf has no single expectation. */
export function viewOf(snapshot: SnapshotFrom<typeof callMachine>): View {
  const { context } = snapshot;
  const state = pathOf(snapshot.value);
  const { meta, expects } = leafOf(snapshot, state);
  const discloses = meta.discloses ?? 'none';
  return {
    state,
    expects,
    notices: [...noticesOf(context), ...announced(context, meta, discloses)],
    question: isAskedAnew(context) ? questionOf(context, meta.says ?? [], discloses) : [],
    hears: meta.hears ?? null,
    fieldDigits: digitsOf(meta, context),
    recordsSeconds: meta.recordsSeconds ?? null,
    holdSeconds: meta.holdSeconds ?? null,
    accountType: expects === 'hears.bank' ? context.bank.accountType : null,
    isSilenceAnswer: meta.isSilenceAnswer ?? false,
    // Who types waits outside the carrier's queue.
    isInQueue: meta.isInQueue === true && context.channel !== 'tty',
    room: expects === 'joins.conference' ? context.queue.room : null,
    channel: context.channel,
    locale: context.locale,
    about: {
      proof: context.proof,
      memberId: context.memberId,
      billId: context.billId,
      paymentId: context.payment?.paymentId ?? null,
      paymentHeard: context.payment?.heard ?? null,
      finished: state === 'over.goodbye',
      region: context.region,
      locale: context.locale,
      channel: context.channel,
      transfer: context.transfer,
    },
  };
}

/** Said alone: the question was asked before, and the caller has only been silent since. */
const SAID_ALONE: ReadonlySet<string> = new Set([
  'heard.stillHere',
  'heard.lastWait',
  'otherWays.stillWaiting',
]);

/** Who is only asked whether they are there need not be asked everything again. */
function isAskedAnew({ notices }: CallContext): boolean {
  return !notices.some(({ key }) => SAID_ALONE.has(key));
}

/** A notice carries its own arguments; the words anybody may hear are added to them. */
function noticesOf(context: CallContext): Notice[] {
  if (context.notices.length === 0) return [];
  const words = wordsOf(context, context.proof);
  return context.notices.map((notice) => ({
    ...notice,
    with: { ...words, ...notice.with, ...noticeWords(context, notice) },
  }));
}

function announced(context: CallContext, meta: StateMeta, discloses: Proof): Notice[] {
  const says = questionOf(context, meta.announces ?? [], discloses);
  return says.map((say) => ({ ...say, mustHear: true }));
}

function digitsOf({ fieldDigits }: StateMeta, { line }: CallContext): number | null {
  return fieldDigits === 'memberIdDigits' ? line.memberIdDigits : (fieldDigits ?? null);
}

interface Leaf {
  readonly meta: StateMeta;
  readonly expects: Expectation;
}

/** A leaf's meta and tag never change: looked up once. */
const leaves = new Map<string, Leaf>();

function leafOf(snapshot: SnapshotFrom<typeof callMachine>, state: string): Leaf {
  let leaf = leaves.get(state);
  if (!leaf) {
    const metas = Object.entries(snapshot.getMeta()) as [string, StateMeta | undefined][];
    const [, deepest] = metas.toSorted(([a], [b]) => b.length - a.length)[0] ?? [];
    leaf = { meta: deepest ?? {}, expects: expectationOf(snapshot.tags, state) };
    leaves.set(state, leaf);
  }
  return leaf;
}

function expectationOf(tags: ReadonlySet<string>, state: string): Expectation {
  const [only, ...more] = [...tags];
  if (!only || more.length > 0) throw new Error(`State ${state} needs exactly one expectation.`);
  return only as Expectation;
}

function pathOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const [entry] = Object.entries(value as Record<string, unknown>);
  return entry ? `${entry[0]}.${pathOf(entry[1])}` : '';
}
