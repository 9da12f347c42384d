import type { Clock } from '../../clock.ts';
import { PaylineError } from '../../errors.ts';
import type { TwilioAccount } from '../../twilio/client/accounts.ts';
import { createTwilioClient } from '../../twilio/client/client.ts';
import { accountCheck } from '../provision/checklist.ts';
import { requireDone } from '../provision/require-done.ts';
import { type Finding, type Looked, look, Warning } from './finding.ts';
import type { Reach } from './settings.ts';

const MOST_MILLISECONDS = 5000;
const SKEW_MOST_SECONDS = 5;

/** The account with these credentials, and this machine's clock against the carrier's. */
export async function carrierFindings(reach: Reach, clock: Clock): Promise<Finding[]> {
  const { apiBaseUrl: baseUrl, accountSid, authToken } = reach;
  const account = { baseUrl, accountSid, authToken };
  const client = createTwilioClient({ ...account, clock, deadlineMilliseconds: MOST_MILLISECONDS });
  const outcome = await client.fetchAccount();
  const answeredAt = clock.now();
  const finding = await look('Twilio account', () =>
    accountSays(requireDone(outcome, { purpose: 'read the account' }, reach)),
  );
  if (outcome.result !== 'done') return [finding];
  const { dateMilliseconds } = outcome.value;
  return [finding, await look('clock', () => clockSays(answeredAt, dateMilliseconds))];
}

function accountSays(account: TwilioAccount): Looked {
  const { state, text } = accountCheck(account);
  if (state === 'ok') return text;
  if (account.status === 'active') return new Warning(text);
  throw new PaylineError('twilio.refused', text);
}

/** The header counts whole seconds; tokens and signatures of ours live for minutes. */
export function clockSays(nowMilliseconds: number, dateMilliseconds: number | null): Looked {
  if (dateMilliseconds === null) return new Warning('The carrier named no time to compare with.');
  const seconds = Math.round((nowMilliseconds - dateMilliseconds) / 1000);
  const way = seconds > 0 ? 'ahead of' : 'behind';
  const said = `${Math.abs(seconds)} s ${way} the carrier's`;
  if (Math.abs(seconds) <= SKEW_MOST_SECONDS) return seconds === 0 ? "the carrier's" : said;
  return new Warning(`It is ${said}. Let this machine take its time from NTP.`);
}
