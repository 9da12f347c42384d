import type { AutopayCommand } from '../autopay/vocabulary.ts';
import type { KeepAuthorization } from '../bank/vocabulary.ts';
import type { CallbackCommand } from '../callback/vocabulary.ts';
import type { SendCardLink } from '../other-ways/vocabulary.ts';
import type { QueueCommand } from '../queue/vocabulary.ts';
import type { Instalment } from '../rules/payment-plans.ts';
import type { Locale, Say } from '../vocabulary.ts';
import type {
  Allocation,
  PayerRelationship,
  PaymentPurpose,
  ReceiptWay,
  RequestKind,
} from './bills.ts';
import type { TokenizedCard } from './kept-cards.ts';

/** Effects the flow wants; written down before the world hears of them, each with its own key. */
export type Command =
  /** A language was chosen by a caller, or by an identified member: for their next call. */
  | {
      readonly type: 'command.rememberLanguage';
      readonly callerNumber: string | null;
      readonly memberId: string | null;
      readonly locale: Locale;
    }
  /** The member wants more time for each answer on every call, or no more. */
  | {
      readonly type: 'command.rememberMoreTime';
      readonly memberId: string;
      readonly isWanted: boolean;
    }
  | {
      readonly type: 'command.noteIdentification';
      readonly memberId: string;
      readonly callerNumber: string | null;
      readonly matched: boolean;
    }
  | {
      readonly type: 'command.charge';
      readonly paymentId: string;
      readonly confirmation: string;
      /** They sum to the amount. */
      readonly allocations: readonly Allocation[];
      readonly memberId: string | null;
      /** Of who pays by the bill's number; null when the member has identified. */
      readonly payer: PayerRelationship | null;
      readonly amountCents: number;
      /** What the card's issuer is told it is for. */
      readonly purpose: PaymentPurpose;
      readonly card: TokenizedCard;
      /** Nothing is sent to the bank before the written notice has gone out. */
      readonly waitsForNotice?: true;
      /** The words the caller agreed to by pressing 1. */
      readonly agreedTo: readonly Say[];
      /** The language they heard them in. */
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.sendReceipt';
      /** In which the date is written. */
      readonly zone: string;
      readonly paymentId: string;
      readonly way: ReceiptWay;
      /** E.164; null unless by text. */
      readonly phoneNumber: string | null;
      /** The words the caller agreed to by pressing 1; empty unless by text. */
      readonly consentedTo: readonly Say[];
      /** The language they heard them in, and the receipt is written in. */
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.textAccountLink';
      /** E.164. */
      readonly phoneNumber: string;
      /** The words the caller agreed to by pressing 1. */
      readonly consentedTo: readonly Say[];
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.fileRequest';
      /** Spoken to the caller. */
      readonly reference: string;
      readonly kind: RequestKind;
      readonly memberId: string;
      readonly billId: string | null;
      /** The language the answer is written in. */
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.extend';
      /** Spoken to the caller. */
      readonly reference: string;
      readonly billId: string;
      readonly memberId: string;
      readonly fromDate: string;
      readonly dueDate: string;
    }
  /** The caller agreed to pay a bill in instalments. */
  | {
      readonly type: 'command.setUpPaymentPlan';
      /** Spoken to the caller. */
      readonly reference: string;
      readonly billId: string;
      readonly memberId: string;
      /** They sum to the bill's balance. */
      readonly instalments: readonly Instalment[];
      /** The schedule as the caller heard it before pressing 1. */
      readonly agreedTo: readonly Say[];
      /** The language they heard it in. */
      readonly locale: Locale;
    }
  /** Text a new code to the mobile number on the member's record. */
  | {
      readonly type: 'command.sendCode';
      readonly codeId: string;
      readonly memberId: string;
      /** The words the caller agreed to by pressing 1. */
      readonly consentedTo: readonly Say[];
      readonly locale: Locale;
    }
  /** A code was tried: a right one is used up. */
  | { readonly type: 'command.noteCode'; readonly codeId: string; readonly isRight: boolean }
  /** The member agreed that a card is kept for their next payments. */
  | {
      readonly type: 'command.keepMethod';
      readonly methodId: string;
      readonly memberId: string;
      readonly card: TokenizedCard;
      /** The kept card it takes the place of; null when it is one more. */
      readonly replaces: string | null;
      /** The words the caller agreed to by pressing 1. */
      readonly agreedTo: readonly Say[];
      readonly locale: Locale;
    }
  | { readonly type: 'command.deleteMethod'; readonly methodId: string; readonly memberId: string }
  | KeepAuthorization
  | AutopayCommand
  | SendCardLink
  | CallbackCommand
  | QueueCommand
  /** The member agreed to pay a bill on a later date. */
  | {
      readonly type: 'command.schedule';
      readonly scheduledId: string;
      /** Spoken to the caller; the payment will have the same. */
      readonly confirmation: string;
      readonly billId: string;
      readonly memberId: string;
      readonly amountCents: number;
      readonly purpose: PaymentPurpose;
      readonly card: TokenizedCard;
      readonly onDate: string;
      /** In which the date is meant. */
      readonly zone: string;
      /** The words the caller agreed to by pressing 1. */
      readonly agreedTo: readonly Say[];
      readonly locale: Locale;
    }
  | {
      readonly type: 'command.cancelScheduled';
      readonly scheduledId: string;
      readonly memberId: string;
    }
  /** A token the caller did not use: another card, another amount, or the call is over. */
  | { readonly type: 'command.dropCard'; readonly tokenId: string };
