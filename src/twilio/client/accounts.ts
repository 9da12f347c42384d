import { z } from 'zod';
import type { Ask } from './ask.ts';
import type { Outcome } from './outcome.ts';

export interface TwilioAccount {
  /** 'active', 'suspended' or 'closed'. */
  readonly status: string;
  /** A trial account plays a notice before each call and reaches few numbers. */
  readonly isTrial: boolean;
  /** Twilio's clock as it answered, milliseconds since 1970; null when it named none. */
  readonly dateMilliseconds: number | null;
}

/** Twilio's Accounts resource: the account itself. */
export interface AccountsApi {
  fetchAccount(): Promise<Outcome<TwilioAccount>>;
}

const account = z.object({ status: z.string(), type: z.string() });

export function accountsApi(ask: Ask): AccountsApi {
  return {
    fetchAccount: () =>
      ask({ repeat: 'always' }, async (sdk, lastAnswer) => {
        const { status, type } = account.parse(await sdk.api.accounts(sdk.accountSid).fetch());
        const dateMilliseconds = lastAnswer()?.dateMilliseconds ?? null;
        return { status, isTrial: type === 'Trial', dateMilliseconds };
      }),
  };
}
