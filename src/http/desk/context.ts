import type { Clock } from '../../clock.ts';
import type { Config } from '../../config.ts';
import type { ScryptCost } from '../../desk/passwords.ts';
import type { Desk } from '../../desk/port.ts';
import type { Logger } from '../../log.ts';
import type { Database } from '../../store/open.ts';

/** What the desk's HTTP side stands on. */
export interface DeskContext {
  readonly desk: Desk;
  readonly db: Database;
  readonly clock: Clock;
  readonly config: Pick<
    Config,
    'publicBaseUrl' | 'production' | 'twilioAccountSid' | 'twilioApiKey' | 'deskOidc'
  >;
  readonly log: Logger;
  /** Aborted when the line stops: every stream ends, so that the server can close. */
  readonly stop: AbortSignal;
  /** Where the built page is; dist/desk when not given. */
  readonly pageFolder?: string;
  /** Of the comparison with nobody's password; the standard's when not given. */
  readonly passwordCost?: ScryptCost;
}

/** Whether browsers reach the desk by https. */
export function isHttps({ config }: Pick<DeskContext, 'config'>): boolean {
  return config.publicBaseUrl.startsWith('https:');
}
