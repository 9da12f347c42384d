import type { Locale } from '../../../flows/vocabulary.ts';
import type { Database } from '../../store/open.ts';
import { statement } from '../../store/statement.ts';
import type { CardBrand } from '../card-entries.ts';

/** One page on which one card may be entered, once. */
export interface HostedEntry {
  /** The idempotency key it was ordered with. */
  readonly id: string;
  /** The end of its address. */
  readonly secret: string;
  readonly locale: Locale;
  readonly payee: string;
  readonly brands: readonly CardBrand[];
  readonly expiresAtMilliseconds: number;
  /** Null until a card was entered. */
  readonly token: string | null;
}

export interface HostedEntries {
  /** Keeps an entry unless its id has one already; returns the one that counts. */
  keep(entry: Omit<HostedEntry, 'token'>): HostedEntry;
  findById(id: string): HostedEntry | null;
  findBySecret(secret: string): HostedEntry | null;
  /** The card was entered; a second one is not taken. */
  enter(id: string, token: string): void;
}

const schema = `
CREATE TABLE IF NOT EXISTS hosted_entries (
  id TEXT PRIMARY KEY,
  secret TEXT NOT NULL UNIQUE,
  locale TEXT NOT NULL CHECK (locale IN ('en-US', 'es-US')),
  payee TEXT NOT NULL,
  brands TEXT NOT NULL,
  expires_at_ms INTEGER NOT NULL,
  token TEXT REFERENCES tokens (token)
) STRICT, WITHOUT ROWID;
`;

const ENTRY = `SELECT id, secret, locale, payee, brands, expires_at_ms AS expiresAtMilliseconds,
  token FROM hosted_entries`;

type Row = Omit<HostedEntry, 'brands'> & { readonly brands: string };

/** In the vault's own file, beside the tokens they end in. */
export function createHostedEntries(db: Database): HostedEntries {
  db.exec(schema);
  const find = (column: 'id' | 'secret', value: string): HostedEntry | null => {
    const row = statement(db, `${ENTRY} WHERE ${column} = ?`).get(value) as Row | undefined;
    return row ? { ...row, brands: row.brands.split(' ') as CardBrand[] } : null;
  };
  return {
    keep({ brands, ...entry }) {
      statement(
        db,
        `INSERT INTO hosted_entries (id, secret, locale, payee, brands, expires_at_ms)
         VALUES (@id, @secret, @locale, @payee, @brands, @expiresAtMilliseconds)
         ON CONFLICT (id) DO NOTHING`,
      ).run({ ...entry, brands: brands.join(' ') });
      const kept = find('id', entry.id);
      if (!kept) throw new Error('A card entry was written and is not there.');
      return kept;
    },
    findById: (id) => find('id', id),
    findBySecret: (secret) => find('secret', secret),
    enter: (id, token) => {
      statement(db, 'UPDATE hosted_entries SET token = ? WHERE id = ? AND token IS NULL').run(
        token,
        id,
      );
    },
  };
}

/** How an entry stands. What was entered in time stays entered. */
export function statusOf(
  { token, expiresAtMilliseconds }: HostedEntry,
  nowMilliseconds: number,
): 'open' | 'entered' | 'expired' {
  if (token !== null) return 'entered';
  return nowMilliseconds < expiresAtMilliseconds ? 'open' : 'expired';
}
