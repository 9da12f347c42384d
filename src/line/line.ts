import type { LineFacts } from '../../flows/index.ts';
import type { BillingDirectory } from '../billing/directory.ts';
import type { Clock } from '../clock.ts';
import type { Identifiers } from '../ids.ts';
import type { Logger } from '../log.ts';
import type { TextCatalogs } from '../messages/receipt-text.ts';
import type { CardEntries } from '../payments/card-entries.ts';
import type { GatewayHealth } from '../payments/health.ts';
import type { Database } from '../store/open.ts';
import type { Sealer } from '../store/seal.ts';
import type { Composer } from '../voice/compose.ts';
import type { Reply, Spoken } from '../voice/reply.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { OutboxWorker } from './outbox.ts';

/**
 * Everything one turn needs, wired once in main.ts. What the operator's facts decide (facts,
 * composer, write, fallback) may change between two turns: take it from here each time.
 */
export interface Line {
  readonly db: Database;
  readonly commits: CommitQueue;
  readonly clock: Clock;
  /** Today's date (YYYY-MM-DD) in an IANA zone. */
  readonly todayIn: (zone: string) => string;
  readonly log: Logger;
  readonly facts: LineFacts;
  readonly directory: BillingDirectory;
  /** Whether the payment gateway can be reached. */
  readonly health: GatewayHealth;
  /** Cards entered on the gateway's own page; null where it has none. */
  readonly cardEntries: CardEntries | null;
  readonly worker: OutboxWorker;
  readonly sealer: Sealer;
  readonly identifiers: Identifiers;
  readonly composer: Composer;
  /** The wordings of text messages. */
  readonly texts: TextCatalogs;
  /** Reply → the carrier's document. */
  readonly write: (reply: Reply) => string;
  /** What a person hears before a caller is put through to them. */
  readonly writeWhisper: (words: readonly Spoken[]) => string;
  /** Prepared once: what callers hear when nothing else can be made. */
  readonly fallback: string;
  /** HMAC key of turn URLs. */
  readonly turnSecret: string;
}
