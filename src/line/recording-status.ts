import { noteRecording } from '../store/debit-authorizations.ts';
import { inTransaction } from '../store/statement.ts';
import type { RecordingStatus } from '../twilio/read-record.ts';
import type { Line } from './line.ts';

/** Keeps what the carrier reports of a recording. One that is lost is evidence that is lost. */
export function noteRecordingStatus(line: Line, report: RecordingStatus): void {
  const { sid, callSid, status, durationSeconds: seconds } = report;
  inTransaction(line.db, () =>
    noteRecording(line.db, { sid, callSid, status, seconds }, line.clock.now()),
  );
  const fields = { callSid, recordingSid: sid, status, seconds };
  if (status === 'absent' || status === 'failed') {
    line.log.error(fields, 'The carrier kept no recording: see "payline evidence" for its debit.');
  } else line.log.info(fields, 'The carrier reported on a recording.');
}
