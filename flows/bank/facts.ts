/** The operator's facts about paying from a bank account. */
export interface BankFacts {
  /** At each number, by <Pay>: 1 to 3. */
  readonly attempts: number;
  readonly entriesPerCall: number;
  /** A shorter recording is no consent. */
  readonly recordingMinimumSeconds: number;
  /** So often is the caller asked to speak. */
  readonly recordingTries: number;
  /** Silence that ends a recording. */
  readonly speechSilenceSeconds: number;
  readonly speechLongestSeconds: number;
  /** The debit occurs on or after the day so many days from the authorization. */
  readonly debitAfterDays: number;
  /** Evidence is kept so long after the authorization (Nacha: two years). */
  readonly evidenceYears: number;
}
