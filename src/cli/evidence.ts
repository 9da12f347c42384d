import { evidenceOf } from '../payments/evidence.ts';
import { inLineDatabase } from './database.ts';
import { readEnvironment } from './environment.ts';

/** `payline evidence CONFIRMATION`: the authorization of a bank debit, as JSON. */
export async function evidence(confirmation: string): Promise<void> {
  const digits = confirmation.replace(/\D/g, '');
  const packet = await inLineDatabase(readEnvironment(), (db) => evidenceOf(db, digits));
  console.log(JSON.stringify(packet, null, 2));
}
