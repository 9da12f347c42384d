import type { AutopayQuery } from '../autopay/vocabulary.ts';
import type { HostedCardQuery } from '../other-ways/vocabulary.ts';
import type { QueueQuery } from '../queue/vocabulary.ts';
import type { RequestKind } from './bills.ts';

/** Read-only questions the flow asks the world; they may be repeated. */
export type Query =
  | { readonly type: 'query.callerLanguage'; readonly callerNumber: string | null }
  | {
      readonly type: 'query.standing';
      readonly memberId: string;
      readonly callerNumber: string | null;
    }
  | {
      readonly type: 'query.member';
      readonly memberId: string;
      readonly birthDate: string | null;
      readonly zip: string | null;
      readonly callerNumber: string | null;
    }
  | { readonly type: 'query.bill'; readonly billNumber: string; readonly zip: string }
  | { readonly type: 'query.freshBill'; readonly billId: string }
  | { readonly type: 'query.freshBills'; readonly billIds: readonly string[] }
  | { readonly type: 'query.memberBills'; readonly memberId: string }
  | { readonly type: 'query.extension'; readonly billId: string }
  | { readonly type: 'query.gateway' }
  | {
      readonly type: 'query.application';
      readonly applicationNumber: string;
      readonly birthDate: string;
    }
  | {
      readonly type: 'query.openRequest';
      readonly kind: RequestKind;
      readonly memberId: string;
      readonly billId: string | null;
    }
  | {
      readonly type: 'query.pastPayments';
      readonly memberId: string;
      /** The member's, in which the dates are told. */
      readonly zone: string;
    }
  | {
      readonly type: 'query.pastPayment';
      readonly memberId: string;
      readonly confirmation: string;
      readonly zone: string;
    }
  | {
      readonly type: 'query.receiptWays';
      readonly memberId: string | null;
      readonly callerNumber: string | null;
    }
  | { readonly type: 'query.savedMethods'; readonly memberId: string }
  | { readonly type: 'query.scheduled'; readonly memberId: string }
  | AutopayQuery
  | HostedCardQuery
  | QueueQuery
  | { readonly type: 'query.code'; readonly codeId: string; readonly digits: string }
  | { readonly type: 'query.payment'; readonly paymentId: string };
