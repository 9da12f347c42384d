import { z } from 'zod';
import type { RestAnswer, TwilioRest } from './rest.ts';

export interface TwilioAccount {
  /** 'active', 'suspended' or 'closed'. */
  readonly status: string;
  /** A trial account plays a notice before each call and reaches few numbers. */
  readonly isTrial: boolean;
}

const account = z
  .object({ sid: z.string(), status: z.string(), type: z.string() })
  .transform(({ status, type }): TwilioAccount => ({ status, isTrial: type === 'Trial' }));

/** The account itself. Throws twilio.* as TwilioRest.ask does. */
export function fetchAccount(rest: TwilioRest): Promise<RestAnswer<TwilioAccount>> {
  const purpose = 'read the account';
  return rest.ask({ method: 'GET', path: '.json', repeatable: true, purpose }, account);
}
