import type { Command } from '../../flows/index.ts';
import { authorizePayment } from '../payments/ledger.ts';
import { keepPayer } from '../payments/payers.ts';
import { noteFailure, noteSuccess } from '../store/identifications.ts';
import { releaseToken } from '../store/reusable-tokens.ts';
import { bankBrands } from '../twilio/read-bank.ts';
import { agreedWords } from './agreed-words.ts';
import { autopayWriters } from './commands/autopay.ts';
import { bankWriters } from './commands/bank.ts';
import { callbackWriters } from './commands/callbacks.ts';
import { cardLinkWriters } from './commands/card-links.ts';
import { extensionWriters } from './commands/extension.ts';
import { languageWriters } from './commands/language.ts';
import { moreTimeWriters } from './commands/more-time.ts';
import { onlineAccountWriters } from './commands/online-account.ts';
import { paymentPlanWriters } from './commands/payment-plan.ts';
import { queueWriters } from './commands/queue.ts';
import { receiptWriters } from './commands/receipts.ts';
import { requestWriters } from './commands/requests.ts';
import { savedMethodWriters } from './commands/saved-methods.ts';
import { scheduledWriters } from './commands/scheduled.ts';
import type { Line } from './line.ts';

type Writer<Type extends Command['type']> = (
  line: Line,
  command: Extract<Command, { type: Type }>,
  callSid: string,
) => void;

/** One writer for each command; a topic's own are in commands/. */
export type Writers = { readonly [Type in Command['type']]: Writer<Type> };

const writers: Writers = {
  ...autopayWriters,
  ...bankWriters,
  ...callbackWriters,
  ...cardLinkWriters,
  ...extensionWriters,
  ...languageWriters,
  ...moreTimeWriters,
  ...paymentPlanWriters,
  ...queueWriters,
  ...requestWriters,
  ...onlineAccountWriters,
  ...receiptWriters,
  ...savedMethodWriters,
  ...scheduledWriters,
  'command.noteIdentification': ({ db, clock }, { memberId, callerNumber, matched }) => {
    const note = matched ? noteSuccess : noteFailure;
    note(db, memberId, callerNumber, clock.now());
  },
  'command.charge': (line, command, callSid) => {
    const { db, clock } = line;
    authorizePayment(
      db,
      {
        paymentId: command.paymentId,
        confirmation: command.confirmation,
        callSid,
        allocations: command.allocations,
        memberId: command.memberId,
        amountCents: command.amountCents,
        purpose: command.purpose,
        card: command.card,
        tender: bankBrands.has(command.card.brand) ? 'bank' : 'card',
        waitsForNotice: command.waitsForNotice ?? false,
        authorizedWords: agreedWords(line, callSid, command.agreedTo, command.locale),
      },
      clock.now(),
    );
    if (command.payer) keepPayer(db, command.paymentId, command.payer, clock.now());
  },
  'command.dropCard': ({ db, clock }, { tokenId }) => releaseToken(db, tokenId, clock.now()),
};

/**
 * Writes an effect down inside the turn's transaction; the outbox tells the world later.
 * Throws payment.billLocked when another call was first to pay the bill.
 */
export function writeCommand(line: Line, command: Command, callSid: string): void {
  const write = writers[command.type] as Writer<Command['type']>;
  write(line, command as never, callSid);
}
