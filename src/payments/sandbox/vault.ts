import type { PaymentPurpose } from '../../../flows/vocabulary.ts';
import { type Database, openDatabase } from '../../store/open.ts';
import { inTransaction, statement } from '../../store/statement.ts';
import type { DeclineReason } from '../gateway.ts';
import { createHostedEntries, type HostedEntries } from './hosted-entries.ts';
import type { MagicOutcome } from './magic-cards.ts';

export interface StoredToken {
  readonly token: string;
  readonly outcome: MagicOutcome;
  readonly brand: string;
  readonly lastFour: string;
}

export interface StoredCharge {
  readonly seq: number;
  readonly id: string;
  readonly key: string;
  readonly bodyHash: string;
  readonly reference: string;
  readonly token: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly purpose: PaymentPurpose;
  readonly status: 'captured' | 'declined';
  readonly declineReason: DeclineReason | null;
  readonly createdAtMilliseconds: number;
}

/** Everything the sandbox remembers. The card's number is not among it. */
export interface Vault {
  /** Keeps a token unless the connector transaction has one; returns the one that counts. */
  keepToken(transactionId: string, token: StoredToken, expiryHash: string, now: number): string;
  findToken(token: string): StoredToken | null;
  /** From now on the token is unknown; one that is unknown already stays so. */
  forgetToken(token: string, now: number): void;
  /** Keeps a charge unless its key has one already; returns the one that counts. */
  keepCharge(charge: Omit<StoredCharge, 'seq'>): StoredCharge;
  chargeByKey(key: string): StoredCharge | null;
  chargesByReference(reference: string): StoredCharge[];
  /** Up to `limit` charges after number `afterSeq`, oldest first. */
  charges(afterSeq: number, limit: number): StoredCharge[];
  /** The pages on which cards are entered. */
  readonly hostedEntries: HostedEntries;
  close(): void;
}

const schema = `
CREATE TABLE IF NOT EXISTS tokens (
  token TEXT PRIMARY KEY,
  transaction_id TEXT NOT NULL UNIQUE,
  outcome TEXT NOT NULL,
  brand TEXT NOT NULL,
  last_four TEXT NOT NULL CHECK (length(last_four) = 4),
  expiry_hash TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS charges (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  body_hash TEXT NOT NULL,
  reference TEXT NOT NULL,
  token TEXT NOT NULL REFERENCES tokens (token),
  amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
  currency TEXT NOT NULL,
  purpose TEXT NOT NULL DEFAULT 'single',
  status TEXT NOT NULL CHECK (status IN ('captured', 'declined')),
  decline_reason TEXT,
  created_at_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS forgotten_tokens (
  token TEXT PRIMARY KEY REFERENCES tokens (token),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS charges_by_reference ON charges (reference);
`;

const CHARGE = `SELECT seq, id, key, body_hash AS bodyHash, reference, token,
  amount_cents AS amountCents, currency, purpose, status, decline_reason AS declineReason,
  created_at_ms AS createdAtMilliseconds FROM charges`;

/** Opens the sandbox's own file: killing the line never kills the truth. */
export function openVault(path: string): Vault {
  const db = openDatabase(path);
  inTransaction(db, () => {
    db.exec(schema);
    addPurpose(db);
  });
  const chargeByKey = (key: string) =>
    (statement(db, `${CHARGE} WHERE key = ?`).get(key) as StoredCharge | undefined) ?? null;
  return {
    keepToken: (transactionId, token, expiryHash, now) =>
      keepToken(db, transactionId, token, expiryHash, now),
    findToken: (token) =>
      (statement(
        db,
        `SELECT token, outcome, brand, last_four AS lastFour FROM tokens t
         WHERE token = ? AND NOT EXISTS (SELECT 1 FROM forgotten_tokens f WHERE f.token = t.token)`,
      ).get(token) as StoredToken | undefined) ?? null,
    forgetToken: (token, now) => {
      statement(
        db,
        `INSERT INTO forgotten_tokens (token, at_ms)
         SELECT token, ? FROM tokens WHERE token = ? ON CONFLICT (token) DO NOTHING`,
      ).run(now, token);
    },
    keepCharge: (charge) => {
      statement(
        db,
        `INSERT INTO charges (id, key, body_hash, reference, token, amount_cents, currency, purpose,
           status, decline_reason, created_at_ms)
         VALUES (@id, @key, @bodyHash, @reference, @token, @amountCents, @currency, @purpose,
           @status, @declineReason, @createdAtMilliseconds) ON CONFLICT (key) DO NOTHING`,
      ).run(charge);
      const kept = chargeByKey(charge.key);
      if (!kept) throw new Error('A charge was written and is not there.');
      return kept;
    },
    chargeByKey,
    chargesByReference: (reference) =>
      statement(db, `${CHARGE} WHERE reference = ? ORDER BY seq`).all(reference) as StoredCharge[],
    charges: (afterSeq, limit) =>
      statement(db, `${CHARGE} WHERE seq > ? ORDER BY seq LIMIT ?`).all(
        afterSeq,
        limit,
      ) as StoredCharge[],
    hostedEntries: createHostedEntries(db),
    close: () => db.close(),
  };
}

/** A file of an earlier version knew single payments only. */
function addPurpose(db: Database): void {
  const columns = db.prepare("SELECT 1 FROM pragma_table_info('charges') WHERE name = 'purpose'");
  if (columns.get()) return;
  db.exec("ALTER TABLE charges ADD COLUMN purpose TEXT NOT NULL DEFAULT 'single'");
}

function keepToken(
  db: Database,
  transactionId: string,
  { token, outcome, brand, lastFour }: StoredToken,
  expiryHash: string,
  now: number,
): string {
  statement(
    db,
    `INSERT INTO tokens
       (token, transaction_id, outcome, brand, last_four, expiry_hash, created_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (transaction_id) DO NOTHING`,
  ).run(token, transactionId, outcome, brand, lastFour, expiryHash, now);
  return statement(db, 'SELECT token FROM tokens WHERE transaction_id = ?')
    .pluck()
    .get(transactionId) as string;
}
