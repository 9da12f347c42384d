import type { Locale, Say } from '../vocabulary.ts';

/** What a payment is made with. */
export type Tender = 'card' | 'bank';

/** The two kinds of consumer accounts that <Pay> knows. */
export type BankAccountType = 'checking' | 'savings';

/** Something the caller said, as the carrier keeps it. */
export interface Recording {
  readonly sid: string;
  readonly url: string;
  readonly durationSeconds: number;
}

/** Spoken and recorded, or else a written notice before settlement (Nacha TEL). */
export type DebitConsent =
  | { readonly how: 'recorded'; readonly recording: Recording }
  | {
      readonly how: 'notice';
      /** E.164. */
      readonly phoneNumber: string;
      /** The words the caller agreed to the text by, pressing 1. */
      readonly consentedTo: readonly Say[];
    };

/** What the caller authorized their bank to be debited for, and how they said so (Nacha TEL). */
export interface KeepAuthorization {
  readonly type: 'command.keepAuthorization';
  readonly paymentId: string;
  readonly scriptVersion: string;
  /** The terms as they were spoken. */
  readonly terms: readonly Say[];
  readonly locale: Locale;
  /** ISO dates, where the caller's office is. */
  readonly authorizedDate: string;
  readonly debitDate: string;
  /** Whose office answers questions; null when it is not known. */
  readonly region: string | null;
  /** Evidence is kept so long. */
  readonly retainYears: number;
  readonly consent: DebitConsent;
}
