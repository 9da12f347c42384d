import type { AutopayKnown, AutopayNews } from '../autopay/vocabulary.ts';
import type { HostedCardKnown } from '../other-ways/vocabulary.ts';
import type { QueueKnown } from '../queue/vocabulary.ts';
import type { Locale } from '../vocabulary.ts';
import type {
  EarlierCall,
  FreshBill,
  OpenBill,
  PastPayment,
  PaymentOutcome,
  ReceiptWays,
} from './bills.ts';
import type {
  CodeCheck,
  CodeRefusal,
  SavedMethod,
  ScheduledNews,
  ScheduledPayment,
} from './kept-cards.ts';
import type { Query } from './queries.ts';

/** What came back. */
export type Outcome =
  /** What was chosen from this number before; null when nothing was. */
  | {
      readonly type: 'callerLanguage.known';
      readonly locale: Locale | null;
      /** The last call from this number was through relay, and broke off a moment ago. */
      readonly wasInRelay?: boolean;
    }
  | { readonly type: 'standing.known'; readonly identificationOpen: boolean }
  | {
      readonly type: 'member.matched';
      readonly memberId: string;
      /** Who serves the member, as the plan's records have it. */
      readonly region: string | null;
      /** Remembered of the member, by the line or by the plan. */
      readonly locale: Locale | null;
      readonly bills: readonly OpenBill[];
      readonly earlier: EarlierCall | null;
      /** The cards the member has had kept; not given is none. */
      readonly savedMethods?: readonly SavedMethod[];
      /** What is still to be charged on a later date; not given is none. */
      readonly scheduled?: readonly ScheduledPayment[];
      /** Scheduled payments that were not made and of which the member has not heard. */
      readonly scheduledNews?: readonly ScheduledNews[];
      /** Something is paid automatically; not given is no. */
      readonly hasAutopay?: boolean;
      /** The member wants more time on every call; not given is no. */
      readonly prefersMoreTime?: boolean;
      /** Automatic payments that were not made and of which the member has not heard. */
      readonly autopayNews?: readonly AutopayNews[];
    }
  | { readonly type: 'member.notMatched' }
  | { readonly type: 'member.locked' }
  | {
      readonly type: 'bill.matched';
      readonly bill: OpenBill;
      /** Of the member whose bill it is. */
      readonly region: string | null;
    }
  | { readonly type: 'bill.notMatched' }
  | {
      readonly type: 'bill.fresh';
      readonly bill: OpenBill | null;
      readonly lockedBy: string | null;
    }
  /** In the order they were asked for. */
  | { readonly type: 'bills.fresh'; readonly fresh: readonly FreshBill[] }
  | { readonly type: 'bills.known'; readonly bills: readonly OpenBill[] }
  /** The bill as it stands, and whether its due date has been moved before. */
  | {
      readonly type: 'extension.known';
      readonly bill: OpenBill | null;
      readonly wasExtended: boolean;
    }
  /** The reference of the open request of that kind about the same; null when there is none. */
  | { readonly type: 'request.known'; readonly reference: string | null }
  /** Whether cards can be taken at this moment. */
  | { readonly type: 'gateway.known'; readonly isUp: boolean }
  | {
      readonly type: 'savedMethods.known';
      readonly methods: readonly SavedMethod[];
      /** Where a code would be texted: the end of the number on record; null when it cannot be. */
      readonly mobileLastFour: string | null;
      readonly refusal: CodeRefusal | null;
    }
  | { readonly type: 'code.checked'; readonly result: CodeCheck }
  | AutopayKnown
  | HostedCardKnown
  | QueueKnown
  | { readonly type: 'scheduled.known'; readonly payments: readonly ScheduledPayment[] }
  | { readonly type: 'payment.known'; readonly outcome: PaymentOutcome }
  | { readonly type: 'pastPayments.known'; readonly payments: readonly PastPayment[] }
  | {
      readonly type: 'pastPayment.known';
      /** As it was keyed. */
      readonly confirmation: string;
      /** Null when there is none of this member's, whoever else's it may be. */
      readonly payment: PastPayment | null;
    }
  | ({ readonly type: 'receiptWays.known' } & ReceiptWays)
  | { readonly type: 'query.failed'; readonly query: Query['type'] };
