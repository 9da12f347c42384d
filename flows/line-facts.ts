import type { BankFacts } from './bank/facts.ts';
import type { QueueNeed } from './queue/vocabulary.ts';
import type { GraceFacts } from './rules/grace/facts.ts';
import type { Locale, RequestKind, Tender } from './vocabulary.ts';

/** The operator's facts (flows/line.json). `src/line-facts.ts` checks a file against this shape. */
export interface LineFacts {
  readonly planName: string;
  readonly lineNumber: string;
  /** Serves callers of whom nobody knows yet where they belong; the id of one of `regions`. */
  readonly defaultRegion: string;
  readonly regions: readonly RegionFacts[];
  /** The voice of each language. */
  readonly speech: Localized;
  readonly memberIdDigits: number;
  readonly billNumberDigits: number;
  /** New members have this number before they have a member ID. */
  readonly applicationNumberDigits: number;
  readonly waits: WaitFacts;
  readonly card: { readonly types: readonly string[]; readonly attempts: number };
  /** What is taken; callers are asked which where there are two. */
  readonly tenders: readonly Tender[];
  readonly bank: BankFacts;
  readonly limits: LimitFacts;
  readonly notices: readonly ServiceNotice[];
  readonly requests: Readonly<Record<RequestKind, RequestFacts>>;
  readonly assistance: AssistanceFacts;
  /** Where members reset their password: sent by text, never spoken. */
  readonly onlineAccount: { readonly link: string };
  readonly grace: GraceFacts;
  readonly calendar: CalendarFacts;
  readonly extension: ExtensionFacts;
  readonly paymentPlan: PaymentPlanFacts;
  readonly savedMethods: SavedMethodFacts;
  readonly scheduled: ScheduledFacts;
  readonly autopay: AutopayFacts;
  readonly relay: RelayFacts;
  readonly tty: TtyFacts;
  readonly cardLinks: CardLinkFacts;
  readonly desk: DeskFacts;
}

/** Persons who answer at the line's own desk, and callers who wait for them. */
export interface DeskFacts {
  /** So long a call is offered to one person. */
  readonly offerSeconds: number;
  /** Music between two announcements of the place in line. */
  readonly announceSeconds: number;
  /** A need counts as so many minutes waited longer: nobody waits for ever behind the urgent. */
  readonly creditMinutes: Readonly<Record<QueueNeed, number>>;
  readonly callbackTries: number;
  readonly callbackRetryMinutes: number;
  /** HH:MM, where the member lives: nobody is called back at another time of day. */
  readonly callbackDaytime: { readonly opens: string; readonly closes: string };
  /** What persons can be away for. */
  readonly awayReasons: readonly string[];
  /** How a conversation ended; one is chosen after each. */
  readonly wrapUpCodes: readonly { readonly code: string; readonly label: string }[];
  /** A recording played once between two announcements; null: the line's own music. */
  readonly holdMusicUrl: string | null;
}

/** Links to the gateway's page for a card, for callers whose telephone has no keys. */
export interface CardLinkFacts {
  /** The plan's mail system takes exported links up within a minute or two. */
  readonly byEmail: boolean;
  /** A caller may be silent so long while they enter a card elsewhere. */
  readonly waitMinutes: number;
}

/** Callers through a communications assistant (711). */
export interface RelayFacts {
  /** E.164: calls from these numbers have more time from their first word on. */
  readonly callerNumbers: readonly string[];
  /** No call ends after less silence; the silence before the last is told (508, 1194.23). */
  readonly quietMinutes: number;
}

/** Callers whose device speaks Baudot. */
export interface TtyFacts {
  /** E.164: this line's own numbers that only TTYs call. */
  readonly numbers: readonly string[];
  /** E.164: a person with a TTY; null where there is none. */
  readonly representativeNumber: string | null;
  /** Whether TTYs are listened for on the other numbers. */
  readonly watch: boolean;
  readonly quietMinutes: number;
}

/** Automatic payments. */
export interface AutopayFacts {
  /** Of the words the member agrees to; authorizations name it. */
  readonly scriptVersion: string;
  /** The days before a due date that are offered, in this order. */
  readonly daysBefore: readonly number[];
  /** No member's limit is higher. */
  readonly capMaximumCents: number;
}

/** Cards kept for a member's next payments, and the code that is texted before one is used. */
export interface SavedMethodFacts {
  readonly perMemberMax: number;
  /** Of the words the member agrees to; consents name it. */
  readonly scriptVersion: string;
  readonly codeMinutes: number;
  readonly codeTries: number;
  readonly codesPerMemberPerHour: number;
}

/** Payments on a later date. */
export interface ScheduledFacts {
  /** HH:MM on their day, in the zone of the member's region. */
  readonly runsAt: string;
  /** So long a bill may stay locked by another payment before a scheduled one is given up. */
  readonly waitDays: number;
}

/** The same in each language. */
export type Localized = Readonly<Record<Locale, string>>;

export interface CalendarFacts {
  /** "What is due when" looks so far ahead. */
  readonly days: number;
}

export interface ExtensionFacts {
  /** By how much a due date moves; null where this kind of bill cannot wait. */
  readonly days: { readonly medical: number | null; readonly premium: number | null };
  /** Offered from so long before the due date on. */
  readonly offeredDaysBeforeDue: number;
  /** Past due by more a bill is in collections, and people decide. */
  readonly collectionDaysPastDue: number;
}

/** Which bills may be paid in monthly instalments without interest, and in how many. */
export interface PaymentPlanFacts {
  /** The first instalment is due on the bill's due date, but so many days after today at least. */
  readonly firstDueDays: number;
  /** A length that would make a smaller instalment is not offered. */
  readonly instalmentMinimumCents: number;
  /** By the bill's balance, the smallest first; below the first band there are no plans. */
  readonly bands: readonly {
    readonly fromCents: number;
    /** The numbers of instalments that are offered, fewest first. */
    readonly counts: readonly number[];
  }[];
}

export interface RequestFacts {
  /** As long as one is open, nobody files a second one about the same. */
  readonly openDays: number;
  /** What callers are told to allow for the answer. */
  readonly answerBusinessDays: number;
}

/** Who may get help paying hospital and doctor bills. */
export interface AssistanceFacts {
  /** People in the largest household the table is made for. */
  readonly householdMax: number;
  readonly guideline: PovertyGuideline;
  /** The lowest income first. */
  readonly bands: readonly AssistanceBand[];
  /** By the id of a region: only what differs there. */
  readonly regions: Readonly<
    Record<
      string,
      {
        readonly guideline?: PovertyGuideline | undefined;
        readonly bands?: readonly AssistanceBand[] | undefined;
      }
    >
  >;
}

/** The federal poverty guideline of a year, in dollars of yearly income. */
export interface PovertyGuideline {
  readonly year: number;
  readonly firstPersonDollars: number;
  readonly eachMoreDollars: number;
}

export interface AssistanceBand {
  /** Percent of the guideline. */
  readonly upToPercent: number;
  readonly coversPercent: number;
}

/** What every caller must hear for a while: an emergency, an outage. */
export interface ServiceNotice {
  readonly id: string;
  /** YYYY-MM-DDTHH:MM, local to the default region's office; `to` is the first minute without it. */
  readonly from: string;
  readonly to: string;
  readonly text: Localized;
  /** No payment is taken while it is in force. */
  readonly closesPayments: boolean;
}

/** A part of the country with its own office. */
export interface RegionFacts {
  readonly id: string;
  /** As it is said after "for" and "para". */
  readonly name: Localized;
  readonly office: OfficeFacts;
}

export interface OfficeFacts {
  /** E.164: the only number the line ever dials. */
  readonly number: string;
  readonly ringSeconds: number;
  readonly limitSeconds: number;
  /** IANA zone. */
  readonly zone: string;
  /** What callers call it. */
  readonly zoneLabel: Localized;
  readonly hours: readonly OpeningHours[];
  readonly holidays: readonly { readonly date: string; readonly name: Localized }[];
}

export interface OpeningHours {
  /** ISO weekdays, 1 = Monday. */
  readonly days: readonly number[];
  /** HH:MM, local to the office's zone. */
  readonly opens: string;
  readonly closes: string;
}

export interface WaitFacts {
  readonly keySeconds: number;
  readonly digitsSeconds: number;
  /** Where nothing pressed is an answer: the language question. */
  readonly silenceSeconds: number;
  readonly cardSeconds: number;
  readonly relaySeconds: number;
  /** How long one "one moment" turn waits for the gateway. */
  readonly outcomeSeconds: number;
  /** After so many of them the caller is told the outcome is not known yet. */
  readonly outcomeRounds: number;
}

export interface LimitFacts {
  readonly triesPerQuestion: number;
  readonly identificationsPerCall: number;
  readonly billLookupsPerCall: number;
  readonly confirmationLookupsPerCall: number;
  /** So many of the last payments are told. */
  readonly pastPaymentsHeard: number;
  readonly failedIdentificationsPerCallerPerHour: number;
  readonly failedIdentificationsPerMemberPerDay: number;
  readonly cardEntriesPerCall: number;
  readonly declinesPerCall: number;
  readonly turnsPerCall: number;
  readonly minutesPerCall: number;
  readonly relayMinutesPerCall: number;
  readonly resumeMinutes: number;
  readonly billsPerPage: number;
  readonly largeAmountTimesMinimum: number;
}
