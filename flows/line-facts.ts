/** The operator's facts (flows/line.json). `src/line-facts.ts` checks a file against this shape. */
export interface LineFacts {
  readonly planName: string;
  readonly lineNumber: string;
  readonly office: OfficeFacts;
  readonly speech: { readonly locale: 'en-US'; readonly voice: string };
  readonly memberIdDigits: number;
  readonly billNumberDigits: number;
  readonly waits: WaitFacts;
  readonly card: { readonly types: readonly string[]; readonly attempts: number };
  readonly limits: LimitFacts;
}

export interface OfficeFacts {
  /** E.164: the only number the line ever dials. */
  readonly number: string;
  readonly ringSeconds: number;
  readonly limitSeconds: number;
  /** IANA zone. */
  readonly zone: string;
  readonly zoneLabel: string;
  readonly hours: readonly OpeningHours[];
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
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
