/** A run in a process of its own, killed at a named point or not at all. Run by crash.test.ts. */
import { runAutopay } from '../../src/autopay/run.ts';
import { sqliteDirectory } from '../../src/billing/sqlite-directory.ts';
import { systemClock } from '../../src/clock.ts';
import { createIdentifiers } from '../../src/ids.ts';
import { openDatabase } from '../../src/store/open.ts';

const [databasePath = '', point = ''] = process.argv.slice(2);
const die = () => process.kill(process.pid, 'SIGKILL');

const db = openDatabase(databasePath);
if (point === 'inside the transaction') db.function('die', () => die());
if (point === 'inside the transaction') {
  // After the payment and its order to charge have been written, before the commit.
  db.exec('CREATE TEMP TRIGGER dying AFTER INSERT ON autopay_charges BEGIN SELECT die(); END');
}
const identifiers = createIdentifiers(systemClock);
const directory = sqliteDirectory(db);
const items = await runAutopay({ db, clock: systemClock, directory, identifiers });
if (point === 'after the commit') die();
console.log(items.map(({ result }) => result).join());
db.close();
