import type { TwilioClient } from '../twilio/client/client.ts';
import type { Outcome } from '../twilio/client/outcome.ts';

/** What came of asking the carrier. 'unknown': it may have been done; a create is not repeated. */
export type CarrierOutcome<Value> = Outcome<Value>;

/** What the desk asks of the carrier's REST API; nothing throws, every request has a deadline. */
export type DeskCarrier = Pick<
  TwilioClient,
  | 'createCall'
  | 'redirectCall'
  | 'endCall'
  | 'holdParticipant'
  | 'muteParticipant'
  | 'coachParticipant'
  | 'startPayment'
  | 'askPaymentField'
  | 'endPayment'
>;
