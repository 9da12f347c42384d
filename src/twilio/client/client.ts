import { type AccountsApi, accountsApi } from './accounts.ts';
import { type ApplicationsApi, applicationsApi } from './applications.ts';
import { type AskOptions, createAsk } from './ask.ts';
import { type CallsApi, callsApi } from './calls.ts';
import { type ConferencesApi, conferencesApi } from './conferences.ts';
import { type MessagesApi, messagesApi } from './messages.ts';
import { type ParticipantsApi, participantsApi } from './participants.ts';
import { type PaymentsApi, paymentsApi } from './payments.ts';
import { type PhoneNumbersApi, phoneNumbersApi } from './phone-numbers.ts';

/** Twilio's REST API, version 2010-04-01, for one account. No method throws. */
export interface TwilioClient
  extends CallsApi,
    ConferencesApi,
    ParticipantsApi,
    PaymentsApi,
    MessagesApi,
    AccountsApi,
    ApplicationsApi,
    PhoneNumbersApi {}

/** One client for the whole line; the SDK is loaded by its first request. */
export function createTwilioClient(options: AskOptions): TwilioClient {
  const ask = createAsk(options);
  return {
    ...callsApi(ask),
    ...conferencesApi(ask),
    ...participantsApi(ask),
    ...paymentsApi(ask),
    ...messagesApi(ask),
    ...accountsApi(ask),
    ...applicationsApi(ask),
    ...phoneNumbersApi(ask),
  };
}
