import type { Command } from '../../flows/index.ts';
import { authorizePayment } from '../payments/ledger.ts';
import { noteFailure, noteSuccess } from '../store/identifications.ts';
import { dropToken } from '../store/tokens.ts';
import { extensionWriters } from './commands/extension.ts';
import { languageWriters } from './commands/language.ts';
import { onlineAccountWriters } from './commands/online-account.ts';
import { receiptWriters } from './commands/receipts.ts';
import { requestWriters } from './commands/requests.ts';
import type { Line } from './line.ts';

type Writer<Type extends Command['type']> = (
  line: Line,
  command: Extract<Command, { type: Type }>,
  callSid: string,
) => void;

/** One writer for each command; a topic's own are in commands/. */
export type Writers = { readonly [Type in Command['type']]: Writer<Type> };

const writers: Writers = {
  ...extensionWriters,
  ...languageWriters,
  ...requestWriters,
  ...onlineAccountWriters,
  ...receiptWriters,
  'command.noteIdentification': ({ db, clock }, { memberId, callerNumber, matched }) => {
    const note = matched ? noteSuccess : noteFailure;
    note(db, memberId, callerNumber, clock.now());
  },
  'command.charge': ({ db, clock, composer }, command, callSid) => {
    authorizePayment(
      db,
      {
        paymentId: command.paymentId,
        confirmation: command.confirmation,
        callSid,
        billId: command.billId,
        memberId: command.memberId,
        amountCents: command.amountCents,
        card: command.card,
        authorizedWords: composer.words(command.agreedTo, command.locale),
      },
      clock.now(),
    );
  },
  'command.dropCard': ({ db }, { tokenId }) => dropToken(db, tokenId),
};

/**
 * Writes an effect down inside the turn's transaction; the outbox tells the world later.
 * Throws payment.billLocked when another call was first to pay the bill.
 */
export function writeCommand(line: Line, command: Command, callSid: string): void {
  const write = writers[command.type] as Writer<Command['type']>;
  write(line, command as never, callSid);
}
